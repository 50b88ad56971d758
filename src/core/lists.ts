// Lists that may become long: nothing here copies one, or hands all of one over as the arguments of a call, of which there
// may only be some tens of thousands.

/** Puts `value` at the end of the list of `key`, which is begun where there is none. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
	const list = lists.get(key);
	if (list) {
		list.push(value);
	} else {
		lists.set(key, [value]);
	}
}

/**
 * As `list.map(make)`. What that gives is an array of another kind once it was compiled, and whoever reads such arrays at
 * each keystroke is compiled anew for it.
 */
export function mapped<T, R>(list: readonly T[], make: (one: T) => R): R[] {
	const all: R[] = [];
	for (const one of list) {
		all.push(make(one));
	}
	return all;
}

/** Values by what `keyOf` says of each, in their order. */
export function grouped<T, K>(all: Iterable<T>, keyOf: (one: T) => K): Map<K, T[]> {
	const lists = new Map<K, T[]>();
	for (const one of all) {
		addTo(lists, keyOf(one), one);
	}
	return lists;
}

/** Puts all of `more` at the end of `list`, where there is one. */
export function append<T>(list: T[] | undefined, more: Iterable<T>): void {
	for (const one of list ? more : []) {
		list?.push(one);
	}
}

/**
 * How many of the first `count` places it holds for, found by halves: where it does not hold for one, it holds for none
 * behind that.
 */
export function leading(count: number, holds: (place: number) => boolean): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (holds(middle)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/** The least of the numbers; `Infinity` where there is none. */
export function leastOf(numbers: Iterable<number>): number {
	let least = Number.POSITIVE_INFINITY;
	for (const one of numbers) {
		least = Math.min(least, one);
	}
	return least;
}

/** The largest of the numbers; `-Infinity` where there is none. */
export function largestOf(numbers: Iterable<number>): number {
	let largest = Number.NEGATIVE_INFINITY;
	for (const one of numbers) {
		largest = Math.max(largest, one);
	}
	return largest;
}
