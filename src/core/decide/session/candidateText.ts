import * as l10n from '@vscode/l10n';
import { isRepositoryId } from '../../hubs/addresses';
import { repositoryOfAddress } from '../../modelWord';
import type { Candidate } from '../decision';
import { shown } from '../screen/shown';

/**
 * A candidate as people name it: `org/name`, `org/name@v1`, or the address of its page on the Hugging Face hub. What
 * cannot be one gets a sentence.
 */
export function readCandidateText(
	text: string,
): { readonly candidate: Candidate } | { readonly fault: string } {
	const typed = text.trim();
	const address = repositoryOfAddress(typed);
	const [, word = '', at] = /^([^@\s]+)(?:@([^\s@]+))?$/.exec(typed) ?? [];
	const { id, revision, kind } = address ?? { id: word, revision: at, kind: 'model' };
	if (!isRepositoryId(id) || kind !== 'model') {
		return {
			fault: l10n.t(
				'"{0}" is not the id of a model. Write it as owner/name, or paste the address of its page.',
				shown(typed),
			),
		};
	}
	return { candidate: { hub: 'huggingface', id, from: 'id', ...(revision ? { revision } : {}) } };
}
