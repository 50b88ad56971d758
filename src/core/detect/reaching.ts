// Which of a name's bindings a use may see.
import { type Binding, isWithin, type Region } from '../syntax/shapes';

/** Of bindings in text order, those that a use in the same scope may see. */
export function reaching(list: readonly Binding[], region: Region, offset: number): readonly Binding[] {
	const seen: Binding[] = [];
	const around = loopAround(region);
	for (let index = list.length - 1; index >= 0; index--) {
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
