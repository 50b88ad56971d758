import * as l10n from '@vscode/l10n';
import type { Lookup } from '../core/model';
import { hubsByWord, type NamedModel, readModelWord } from '../core/modelWord';
import { type Flag, quote, UsageError } from './args';
import type { ExitCode } from './command';

export const hubFlag: Flag = {
	name: 'hub',
	value: 'HUB',
	choices: Object.keys(hubsByWord),
	about: l10n.t('where the model is: huggingface (default), pytorch-hub, kaggle, modelscope, ollama'),
};

/** `llama3.2:3b`, `pytorch/vision:v0.10.0`: no drive of Windows, whose name is one letter. */
const tagged = /^[\w.-]{2,}(?:\/[\w.-]+)?:[\w.-]+$/;

/** The model that a word names at the hub of `--hub`. Throws a `UsageError` for what cannot be the name of a model there. */
export function modelOfWord(word: string, given: string | true | undefined): NamedModel {
	const hub = hubsByWord[typeof given === 'string' ? given : 'huggingface'] ?? 'huggingface';
	const read = readModelWord(word, hub);
	switch (read.state) {
		case 'named':
			return read.model;
		case 'no-id':
			throw new UsageError(
				hub === 'huggingface' && tagged.test(word)
					? l10n.t(
							'{0} is no model id of Hugging Face. Name the hub that it is of: --hub ollama, or --hub pytorch-hub.',
							quote(read.part),
						)
					: l10n.t('{0} is no model id. Write it as org/name or org/name@revision.', quote(read.part)),
			);
		case 'no-revision':
			throw new UsageError(
				l10n.t('{0} is no revision. Write a branch, a tag or a commit behind the @.', quote(read.part)),
			);
	}
}

/** Exit code for questions about models: 1 when one does not exist, 3 when `--strict` and one could not be asked. */
export function exitOf(lookups: readonly Lookup[], strict: boolean): ExitCode {
	const states = new Set(lookups.map(({ state }) => state));
	const unanswered = states.has('unreachable') || states.has('not-asked');
	return strict && unanswered ? 3 : states.has('missing') ? 1 : 0;
}
