// Which of a name's bindings a use may see.
import { leading } from '../lists';
import { type Binding, isWithin, type Region } from '../syntax/shapes';

/** Of bindings in text order, those that a use in the same scope may see. */
export function reaching(list: readonly Binding[], region: Region, offset: number): readonly Binding[] {
	const seen: Binding[] = [];
	const around = loopAround(region);
	// A name that is set anew in each line is set so often behind the use.
	const end = Math.max(offset, around?.span.end ?? 0);
	for (let index = isInOrder(list) ? lastUpTo(list, end) : list.length - 1; index >= 0; index--) {
		const binding = list[index] as Binding;
		if (binding.at > offset) {
			// What the end of a loop sets is seen at its beginning.
			if (around && isWithin(binding.region, around)) {
				seen.push(binding);
			}
			continue;
		}
		seen.push(binding);
		if (isWithin(region, binding.region)) {
			break;
		}
	}
	return seen.length > 0 ? seen : list;
}

/** What another function may set at any time (`global NAME`) is told to stand behind everything. */
function isInOrder(list: readonly Binding[]): boolean {
	// Most names are set once.
	if (list.length < 2) {
		return true;
	}
	let known = inOrder.get(list);
	if (known === undefined) {
		known = list.every(({ at }, index) => index === 0 || at >= (list[index - 1]?.at ?? 0));
		inOrder.set(list, known);
	}
	return known;
}
const inOrder = new WeakMap<readonly Binding[], boolean>();

/** The last of `list`, which is in order, that stands at `offset` or before it; -1 when there is none. */
export const lastUpTo = (list: readonly { readonly at: number }[], offset: number): number =>
	leading(list.length, (place) => (list[place] as { readonly at: number }).at <= offset) - 1;

/** The outermost loop around a use, within its function. */
function loopAround(region: Region): Region | undefined {
	let outermost: Region | undefined;
	for (let one: Region | undefined = region; one?.kind === 'block'; one = one.parent) {
		outermost = one.loop ? one : outermost;
	}
	return outermost;
}

/** Of bindings in text order, those in force when the scope has run to its end. */
export function atEnd(list: readonly Binding[]): readonly Binding[] {
	let first = list.length - 1;
	while (first > 0 && list[first]?.region.kind === 'block') {
		first--;
	}
	return list.slice(first);
}
