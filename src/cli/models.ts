import * as l10n from '@vscode/l10n';
import type { HubId, Lookup, ModelReference } from '../core/model';
import { type Flag, quote, UsageError } from './args';
import type { ExitCode } from './command';

/** A model as it is named on a command line. */
export interface NamedModel {
	readonly hub: HubId;
	readonly id: string;
	/** Undefined: the one that a load without a revision gets. */
	readonly revision: string | undefined;
}

const hubs: Readonly<Record<string, HubId>> = {
	huggingface: 'huggingface',
	'pytorch-hub': 'pytorch-hub',
	kaggle: 'tfhub/kaggle',
	modelscope: 'modelscope',
	ollama: 'ollama',
};

export const hubFlag: Flag = {
	name: 'hub',
	value: 'HUB',
	choices: Object.keys(hubs),
	about: l10n.t('where the model is: huggingface (default), pytorch-hub, kaggle, modelscope, ollama'),
};

/** `org/name@main` → its parts; so does the address of a model's page. Throws a `UsageError` for what cannot be the name of a model at that hub. */
export function readModelWord(word: string, given: string | true | undefined): NamedModel {
	const address =
		/^https:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/([\w.-]+\/[\w.-]+)(?:\/(?:tree|blob)\/([\w.-]+).*)?\/?$/.exec(
			word,
		);
	if (address?.[1] !== undefined) {
		return { hub: 'huggingface', id: address[1], revision: address[2] };
	}
	const hub = hubs[typeof given === 'string' ? given : 'huggingface'] ?? 'huggingface';
	// Of the other hubs the names have tags and deeper paths: `pytorch/vision:v0.10.0`, `llama3.2:3b`.
	const shape = hub === 'huggingface' ? /^([\w.-]+(?:\/[\w.-]+)?)(?:@(.+))?$/ : /^([\w.:/-]+)(?:@(.+))?$/;
	const [, id, revision] = shape.exec(word) ?? [];
	if (id === undefined || id.length > 200) {
		throw new UsageError(
			l10n.t('{0} is no model id. Write it as org/name or org/name@revision.', quote(word)),
		);
	}
	if (revision !== undefined && !/^[\w./-]{1,200}$/.test(revision)) {
		throw new UsageError(
			l10n.t('{0} is no revision. Write a branch, a tag or a commit behind the @.', quote(revision)),
		);
	}
	return { hub, id, revision };
}

/** A model without code around it, as the outputs take it. */
export function bareReference({ hub, id }: NamedModel): ModelReference {
	return { hub, kind: 'model', id, text: id, span: { start: 0, end: 0 }, role: 'mention', loads: [] };
}

/** Exit code for questions about models: 1 when one does not exist, 3 when `--strict` and one could not be asked. */
export function exitOf(lookups: readonly Lookup[], strict: boolean): ExitCode {
	const states = new Set(lookups.map(({ state }) => state));
	const unanswered = states.has('unreachable') || states.has('not-asked');
	return strict && unanswered ? 3 : states.has('missing') ? 1 : 0;
}
