import * as l10n from '@vscode/l10n';
import type { Edit } from './finding';
import { distinctEdits, setArgument } from './fixes';
import { printable } from './printable';
import type { HubId, LoadOption, ModelReference } from './reference';
import { revisionText } from './rules/revision';

/** What replaces a model. */
export interface Replacement {
	/** The same as that of the model it replaces when absent. */
	readonly hub?: HubId;
	readonly id: string;
	/** The commit to load; left open when absent, and never left at what another model's revision was. */
	readonly commit?: string;
}

/** What can stand between quotes of any language, and unquoted in YAML and a shell, without meaning anything there. */
const writable = /^[A-Za-z0-9_][\w.:/-]{0,199}$/;

/** Options that speak of files of the old repository. */
const ofItsFiles: readonly LoadOption[] = ['filename', 'subfolder', 'variant', 'code_revision'];

/**
 * The edits that make every load of a reference load another model, at its commit where the call takes one; or a
 * sentence that says why it has to be done by hand.
 */
export function replaceModel(
	{ hub, id, text: written, span, origin, loads }: ModelReference,
	{ hub: wantedHub = hub, id: wanted, commit }: Replacement,
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
	if (wantedHub !== hub) {
		return { refused: l10n.t('{0} is of another hub; the call has to be written anew.', printable(wanted)) };
	}
	if (!writable.test(wanted)) {
		return { refused: l10n.t('"{0}" cannot be written into code.', printable(wanted)) };
	}
	if (
		loads.some(({ options }) => ofItsFiles.some((name) => (options[name]?.state ?? 'absent') !== 'absent'))
	) {
		return {
			refused: l10n.t(
				'The call names a file or folder of {0}, which the other model may not have; replace both by hand.',
				id,
			),
		};
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
	// Calls that share their keywords have one place for the revision.
	return { edits: distinctEdits(edits) };
}
