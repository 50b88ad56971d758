// Where a revision stands in the text that names the model: `hf-hub:org/name@ref`, `…/resolve/ref/file`.
import type { Notation, Slot, Span, TakesRevision } from '../reference';
import type { Named } from './named';

/**
 * The place of the revision within the literal at `at`, or behind the id when none is given.
 * Undefined when that literal does not name the model itself, or its hub takes no commits there.
 */
export function writtenSlot(
	text: string,
	at: Span,
	named: Named,
	takes: TakesRevision,
	notation: Notation,
): Slot | undefined {
	// torch.hub refuses a commit that is no longer the head of a branch or tag; other hubs have versions of their own.
	if (named.hub !== 'huggingface') {
		return undefined;
	}
	const written = text.slice(at.start, at.end);
	const place = (start: number, end: number, before: string): Slot => ({
		span: { start: at.start + start, end: at.start + end },
		before,
		after: '',
		notation,
	});
	const { revision, revisionAt = 0 } = named;
	if (revision !== undefined) {
		// As written: a URL may hold it encoded, which is not told apart here.
		const end = revisionAt + revision.length;
		return revisionAt > 0 && written.slice(revisionAt, end) === revision
			? place(revisionAt, end, '')
			: undefined;
	}
	return takes === 'suffix' && written.endsWith(named.id)
		? place(written.length, written.length, '@')
		: undefined;
}
