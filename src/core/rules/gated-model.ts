import * as l10n from '@vscode/l10n';
import { inSentences } from '../wording';
import { anyKnownModel, asOfNote, isFirstAskedFor, isUsedModel, loadsToName } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

export const gatedModel: Rule = {
	id: 'gated-model',
	severity: 'info',
	tags: ['availability', 'legal'],
	docs: {
		when: 'The hub states that the model is gated: its files are given only to accounts that accepted its terms (`auto`) or whose request its author approved (`manual`). That goes for tokenizers and configurations too, because all files of a gated repository but its card are kept back. It is said once a file, where the model is loaded first; a name that nothing loads is left alone, and so are what runs elsewhere, which is loaded with the account of whoever runs it, and loads that may get an open copy in place of the model, as those of Unsloth do.',
		why: 'The load works on the machine of whoever accepted the terms, and fails in a colleague’s, in continuous integration and in production.',
		fix: 'Open the page of the model, accept its terms or ask for access, and give every machine that loads it a token of an account that has access (`hf auth login`, or the variable `HF_TOKEN`). Nothing in the code has to change.',
		example: 'model = AutoModel.from_pretrained("meta-llama/Llama-3.2-1B-Instruct")',
		source:
			'The field `gated` of the hub’s model object, and https://huggingface.co/docs/hub/models-gated. The list of files can be read by everybody; of the files only README.md.',
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved } = context;
		const { reference } = resolved;
		const known = isUsedModel(resolved) ? anyKnownModel(resolved) : undefined;
		if (!known?.model.gated || !isFirstAskedFor(context)) {
			return;
		}
		const what =
			known.model.gated === 'auto'
				? l10n.t(
						'{0} is gated: accept its terms on its page, and load it with a token of that account (hf auth login, or HF_TOKEN).',
						reference.id,
					)
				: l10n.t(
						'{0} is gated, and its author approves each request: ask for access on its page, and load it with a token of that account (hf auth login, or HF_TOKEN).',
						reference.id,
					);
		yield { message: inSentences(what, asOfNote(known)), loads: loadsToName(resolved) };
	},
};
