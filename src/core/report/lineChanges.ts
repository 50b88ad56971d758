/** Lines `oldStart` to `oldEnd` (exclusive) of the old text become `newStart` to `newEnd` of the new one. */
export interface Change {
	readonly oldStart: number;
	readonly oldEnd: number;
	readonly newStart: number;
	readonly newEnd: number;
}

/** Of two texts that differ in more lines the whole middle is one change: the search takes the square of this. */
const mostDifferences = 1_000;

/**
 * The fewest changes that lead from one list of lines to another, in order. E. W. Myers, "An O(ND) Difference Algorithm
 * and Its Variations", 1986.
 */
export function changesBetween(old: readonly string[], now: readonly string[]): Change[] {
	let start = 0;
	while (start < old.length && start < now.length && old[start] === now[start]) {
		start++;
	}
	let [oldEnd, newEnd] = [old.length, now.length];
	while (oldEnd > start && newEnd > start && old[oldEnd - 1] === now[newEnd - 1]) {
		oldEnd--;
		newEnd--;
	}
	if (start === oldEnd && start === newEnd) {
		return [];
	}
	const trace = search(old.slice(start, oldEnd), now.slice(start, newEnd));
	if (!trace) {
		return [{ oldStart: start, oldEnd, newStart: start, newEnd }];
	}
	return joined(backwards(trace, oldEnd - start, newEnd - start)).map((one) => ({
		oldStart: one.oldStart + start,
		oldEnd: one.oldEnd + start,
		newStart: one.newStart + start,
		newEnd: one.newEnd + start,
	}));
}

/** For each number of differences how far each diagonal gets; undefined when there are too many. */
function search(old: readonly string[], now: readonly string[]): Map<number, number>[] | undefined {
	const trace: Map<number, number>[] = [];
	let furthest = new Map([[1, 0]]);
	for (let differences = 0; differences <= mostDifferences; differences++) {
		const next = new Map<number, number>();
		for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
			let x = isDown(furthest, diagonal, differences)
				? (furthest.get(diagonal + 1) ?? 0)
				: (furthest.get(diagonal - 1) ?? 0) + 1;
			let y = x - diagonal;
			while (x < old.length && y < now.length && old[x] === now[y]) {
				x++;
				y++;
			}
			next.set(diagonal, x);
			if (x >= old.length && y >= now.length) {
				return [...trace, furthest];
			}
		}
		trace.push(furthest);
		furthest = next;
	}
	return undefined;
}

/** Whether the way to a diagonal comes from the one above it: a line is put in, not taken out. */
function isDown(furthest: ReadonlyMap<number, number>, diagonal: number, differences: number): boolean {
	return (
		diagonal === -differences ||
		(diagonal !== differences && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1))
	);
}

/** The single steps, from the first to the last. */
function backwards(
	trace: readonly ReadonlyMap<number, number>[],
	oldLength: number,
	newLength: number,
): Change[] {
	const steps: Change[] = [];
	let [x, y] = [oldLength, newLength];
	for (let differences = trace.length - 1; differences > 0; differences--) {
		const furthest = trace[differences] as ReadonlyMap<number, number>;
		const diagonal = x - y;
		const down = isDown(furthest, diagonal, differences);
		const from = down ? diagonal + 1 : diagonal - 1;
		const fromX = furthest.get(from) ?? 0;
		const fromY = fromX - from;
		steps.push(
			down
				? { oldStart: fromX, oldEnd: fromX, newStart: fromY, newEnd: fromY + 1 }
				: { oldStart: fromX, oldEnd: fromX + 1, newStart: fromY, newEnd: fromY },
		);
		[x, y] = [fromX, fromY];
	}
	return steps.reverse();
}

/** Steps that touch are one change. */
function joined(steps: readonly Change[]): Change[] {
	const changes: Change[] = [];
	for (const step of steps) {
		const last = changes.at(-1);
		if (last && last.oldEnd === step.oldStart && last.newEnd === step.newStart) {
			changes[changes.length - 1] = { ...last, oldEnd: step.oldEnd, newEnd: step.newEnd };
		} else {
			changes.push(step);
		}
	}
	return changes;
}
