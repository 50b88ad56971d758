// Taking an argument back out of a call, an entry, a command, so that what stays is right and looks as it was written.
import type { Edit } from '../finding';
import type { Notation, Span } from '../reference';
import { removeEntry } from './entry';
import { removeFlag } from './flag';
import { removeItem } from './item';

/** What is to be taken out, and where. */
export interface Removed {
	/** The value of the argument: `True` of `trust_remote_code=True`; in a shell the flag itself when it has none. */
	readonly value: Span;
	readonly notation: Notation;
	/** What it stands in, brackets included: the call, the object, the command. */
	readonly within: Span;
}

/**
 * The edit that removes an argument with its name and one comma: `f(a, trust_remote_code=True)` becomes `f(a)`. A line
 * that held nothing else goes as a whole; comments stay. Undefined where it cannot be told what belongs to it.
 */
export function removeArgument(text: string, removed: Removed): Edit | undefined {
	switch (removed.notation) {
		case 'python':
		case 'javascript':
		case 'json':
			return removeItem(text, removed);
		case 'yaml':
			return inFlow(text, removed) ? removeItem(text, removed) : removeEntry(text, removed);
		case 'shell':
			return removeFlag(text, removed);
	}
}

/** Whether the value stands between braces of its own text, as JSON does within YAML. */
function inFlow(text: string, { value, within }: Removed): boolean {
	const outer = text[within.start];
	return (outer === '{' || outer === '[') && within.end > value.end;
}
