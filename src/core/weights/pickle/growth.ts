import { itemsOf, type Value } from './values';

const mostExpanded = 2 ** 24;
const mostShared = 1000;

/**
 * Whether a value is small as it stands but explodes when it is copied, compared or printed, because each of its
 * containers holds the one before it more than once.
 */
export function explodes(root: Value): boolean {
	// Sizes with sharing undone. A cycle counts as nothing: walking it ends in Python, too.
	const sizes = new Map<Value, number>();
	const stack: { readonly value: Value; readonly items: readonly Value[]; next: number; size: number }[] = [];
	const enter = (value: Value): void => {
		sizes.set(value, 0);
		const items = value.kind === 'call' && value.state ? [...itemsOf(value), value.state] : itemsOf(value);
		stack.push({ value, items, next: 0, size: 1 });
	};
	enter(root);
	for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
		const item = frame.items[frame.next];
		if (!item) {
			stack.pop();
			sizes.set(frame.value, frame.size);
			const above = stack.at(-1);
			if (above) {
				above.size += frame.size;
			}
			continue;
		}
		frame.next += 1;
		const known = sizes.get(item);
		if (known !== undefined) {
			frame.size += known;
		} else if (itemsOf(item).length === 0) {
			frame.size += 1;
		} else {
			enter(item);
		}
	}
	const expanded = sizes.get(root) ?? 0;
	return expanded > mostExpanded && expanded / sizes.size > mostShared;
}
