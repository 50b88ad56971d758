import * as l10n from '@vscode/l10n';
import type { Edit, Fix } from '../finding';
import type { ModelReference } from '../reference';
import type { RuleContext } from './rule';

/**
 * The edit that writes another id where this reference has its own: `org/name` alone, or within what stands around it
 * (`hf-hub:org/name`, `https://huggingface.co/org/name/resolve/main/x`). Undefined where the id is put together from
 * parts, is written in another file, or stands there twice.
 */
export function writeId(reference: ModelReference, id: string, text: string | undefined): Edit | undefined {
	const { span, origin } = reference;
	const written = text?.slice(span.start, span.end);
	if (written === undefined || origin) {
		return undefined;
	}
	const at = placeOf(reference.id, written);
	return at === undefined
		? undefined
		: {
				span: { start: span.start + at, end: span.start + at + reference.id.length },
				text: id,
			};
}

/** Where the id stands in what is written: once, and not as a part of a longer name. */
function placeOf(id: string, written: string): number | undefined {
	const at = written.indexOf(id);
	if (at === -1 || written.indexOf(id, at + 1) !== -1) {
		return undefined;
	}
	const before = written[at - 1] ?? '';
	const after = written[at + id.length] ?? '';
	// `{owner}/name` of an f-string: the owner is a part, and `name` no id of its own.
	const whole = !/[\w.}-]/.test(before) && !/[\w{-]/.test(after);
	return whole && (before !== '/' || /^https?:\/\/[^/]+\/$/.test(written.slice(0, at)) || id.includes('/'))
		? at
		: undefined;
}

/** "Did you mean" as fixes: another model is loaded then, so none is made unasked. */
export function otherIds({ resolved, text }: RuleContext, ids: readonly string[]): Fix[] {
	return ids.flatMap((id) => {
		const edit = writeId(resolved.reference, id, text);
		return edit ? [{ title: l10n.t('Did you mean {0}?', id), edits: [edit], behaviour: true }] : [];
	});
}
