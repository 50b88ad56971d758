import type { Value } from './values';

/** Attributes of an object that Python or numpy ask for instead of doing what they do with others. */
const hooks: ReadonlySet<string> = new Set([
	'__setstate__',
	'__class__',
	'__reduce__',
	'__reduce_ex__',
	'__array__',
	'__array_interface__',
	'__array_struct__',
	'__torch_function__',
]);

/** Finds such names in states that are handed to objects. No writer has them there. */
export class Hooks {
	/** The same large state may be handed over a thousand times. */
	private readonly seen = new WeakSet<Value>();

	/** One that a state sets: a dictionary of attributes, or a pair of two of them. */
	in(state: Value): string | undefined {
		for (const part of state.kind === 'tuple' && state.items.length === 2 ? state.items : [state]) {
			if (part.kind === 'dict' && !this.seen.has(part)) {
				this.seen.add(part);
				for (let at = 0; at < part.items.length; at += 2) {
					const key = part.items[at];
					if (key?.kind === 'text' && hooks.has(key.text)) {
						return key.text;
					}
				}
			}
		}
		return undefined;
	}
}
