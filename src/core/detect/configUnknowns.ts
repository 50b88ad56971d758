// Entries of known keys whose value only the running program knows.
import type { Entries, Entry } from '../formats/entries';
import type { UnknownLoad, UnknownReason } from '../reference';
import { textOf } from './configNames';
import { fits } from './configRows';
import { keySignatures } from './signatures/config';

/** The load of an entry that stands for a model without naming it; undefined where it names one, or is of no known tool. */
export function unknownIn(entries: Entries, entry: Entry): UnknownLoad | undefined {
	const { text, span } = textOf(entries, entry);
	const reason = reasonOf(text);
	const row = reason && keySignatures.find((one) => fits(one, entry, entries));
	return reason && row && row.kind !== 'dataset'
		? { library: row.library, call: entry.name, span, reason }
		: undefined;
}

/** `${oc.env:BASE}` and `$BASE` come from the environment; `${model.name}` and `{{ model }}` from whoever fills them in. */
function reasonOf(text: string): UnknownReason | undefined {
	if (/^\$(?:\{(?:oc\.env:)?)?[A-Z][A-Z0-9_]*\}?$/.test(text)) {
		return 'environment';
	}
	if (!/\$\{|\{\{|^\$\w/.test(text)) {
		return undefined;
	}
	return /^(?:\$\{[^{}]*\}|\{\{[^{}]*\}\}|\$\w+)$/.test(text) ? 'expression' : 'parts';
}
