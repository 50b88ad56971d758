// Which much-used names a name could be taken for.
import { distance } from '../nearest';
import type { FoundModel } from '../repository';

/** Less used than this, a model may be one that only looks like another. */
export const littleUsed = 1000;
/** As much used as this, and a thousand times more than the other, a model is worth imitating. */
const muchUsed = 100_000;
const timesMore = 1000;

/**
 * The much-used models of `near` whose ids differ from `id` by one slip, the most used first. `downloads` are those of
 * `id`, in 30 days; 0 for what does not exist.
 */
export function lookalikesOf(id: string, downloads: number, near: readonly FoundModel[]): FoundModel[] {
	const once = new Map(near.map((model) => [model.id, model]));
	return [...once.values()]
		.filter((model) => {
			const used = model.downloads ?? 0;
			return used >= muchUsed && used >= downloads * timesMore && isOneSlip(id, model.id);
		})
		.sort((a, b) => (b.downloads ?? 0) - (a.downloads ?? 0));
}

/** One slip in the name or in the owner, the other being the same; capitals do not count. */
export function isOneSlip(one: string, other: string): boolean {
	const [a, b] = [partsOf(one), partsOf(other)];
	if (a.owner === b.owner) {
		return isSlip(a.name, b.name);
	}
	return a.name === b.name && a.owner !== '' && b.owner !== '' && isSlip(a.owner, b.owner);
}

function partsOf(id: string): { readonly owner: string; readonly name: string } {
	const lower = id.toLowerCase();
	const border = lower.indexOf('/');
	return { owner: lower.slice(0, Math.max(0, border)), name: lower.slice(border + 1) };
}

/** Letters that look alike, or that keyboards and memory confuse. */
const unmasked = (text: string): string =>
	text.replaceAll('_', '-').replaceAll('0', 'o').replace(/[1i]/g, 'l');

function isSlip(one: string, other: string): boolean {
	if (one === other) {
		return false;
	}
	if (unmasked(one) === unmasked(other)) {
		return true;
	}
	const { before, a, b } = difference(one, other);
	const swapped = a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
	if (distance(one, other) !== 1 && !swapped) {
		return false;
	}
	// Another digit is another version or size; in a short word (`en-es`, `en-et`) another letter is another word.
	return !/\d/.test(a + b) && Math.min(wordAt(one, before).length, wordAt(other, before).length) >= 4;
}

/** Where two texts begin to differ, and what they have there instead of one another. */
function difference(
	one: string,
	other: string,
): { readonly before: number; readonly a: string; readonly b: string } {
	let before = 0;
	while (before < one.length && one[before] === other[before]) {
		before += 1;
	}
	let after = 0;
	const most = Math.min(one.length, other.length) - before;
	while (after < most && one[one.length - 1 - after] === other[other.length - 1 - after]) {
		after += 1;
	}
	return {
		before,
		a: one.slice(before, one.length - after),
		b: other.slice(before, other.length - after),
	};
}

/** The word between `-`, `_` and `.` that the offset is in. */
function wordAt(text: string, offset: number): string {
	const start = /[^-_.]*$/.exec(text.slice(0, offset))?.[0] ?? '';
	return start + (/^[^-_.]*/.exec(text.slice(offset))?.[0] ?? '');
}
