import * as l10n from '@vscode/l10n';
import { setArgument } from './fixes';
import type { Edit, ModelReference } from './model';
import { revisionText } from './rules/revision';

/** What replaces a model. */
export interface Replacement {
	readonly id: string;
	/** The commit to load; left open when absent, and never left at what another model's revision was. */
	readonly commit?: string;
}

/**
 * The edits that make every load of a reference load another model, at its commit where the call takes one; or a
 * sentence that says why it has to be done by hand.
 */
export function replaceModel(
	{ id, text: written, span, origin, loads }: ModelReference,
	{ id: wanted, commit }: Replacement,
	text: string,
): { readonly edits: readonly Edit[] } | { readonly refused: string } {
	if (origin) {
		return {
			refused: l10n.t('The id is written in {0}, line {1}; replace it there.', origin.path, origin.line),
		};
	}
	if (
		written !== id ||
		loads.some(({ takesRevision }) => takesRevision === 'suffix' || takesRevision === 'url')
	) {
		return { refused: l10n.t('The id is part of a longer text here; replace it by hand.') };
	}
	const edits: Edit[] = [{ span, text: wanted }];
	for (const { slots, revision, takesRevision } of loads) {
		const old = revisionText(revision);
		if (revision.state === 'unknown' || (old !== undefined && !(commit && slots.revision))) {
			return {
				refused: l10n.t(
					'A revision of {0} is given here, which the other model does not have; replace both by hand.',
					id,
				),
			};
		}
		if (commit && slots.revision && takesRevision !== 'no') {
			edits.push(setArgument(slots.revision, commit, { text, near: span }));
		}
	}
	return { edits };
}
