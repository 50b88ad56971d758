import * as l10n from '@vscode/l10n';
import { hasNoCard } from '../decide/cardFacts';
import { licenseText } from '../licenses/licenses';
import { readableLicenses } from '../licenses/stated';
import type { ModelInfo } from '../model';
import { inSentences } from '../wording';
import { anyKnownModel, asOfNote, isFirstOfModel, isUsedModel } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

export const noLicense: Rule = {
	id: 'no-license',
	severity: 'warning',
	tags: ['legal'],
	docs: {
		when: "The model's card states no licence, states `unknown`, or states `other` with neither a name nor a link. It is said once a file, where the model is loaded first or else named first. A model whose card could not be read is left alone: that is not known.",
		why: 'Without a licence nothing allows you to use, change or pass on the weights; what is not granted stays with the author.',
		fix: 'Look for a licence file in the repository, ask the author to state one, or choose a model that does.',
		example: 'model = AutoModel.from_pretrained("org/model-without-a-licence")',
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved } = context;
		const known = isUsedModel(resolved) && isFirstOfModel(context) ? anyKnownModel(resolved) : undefined;
		const fault = known && licenseFault(resolved.reference.id, known.model);
		if (fault) {
			const text = known.model.files && licenseText(known.model.files);
			const next = text
				? l10n.t('Its file {0} may say more: read it, and ask the author.', text.path)
				: l10n.t('Ask the author to state one, or choose a model that does.');
			yield { message: inSentences(fault, next, asOfNote(known)), loads: [] };
		}
	},
};

function licenseFault(id: string, model: ModelInfo): string | undefined {
	if (hasNoCard(model)) {
		return l10n.t('{0} states no licence: it has no model card.', id);
	}
	if (model.hasCardData === false) {
		return l10n.t('{0} states no licence: its card holds no metadata.', id);
	}
	if (!model.licenses) {
		return undefined;
	}
	const kinds = readableLicenses(model).map(({ kind }) => kind);
	if (kinds.length === 0) {
		return l10n.t('{0} states no licence.', id);
	}
	if (kinds.every((kind) => kind === 'unknown')) {
		return l10n.t('{0} states that its licence is unknown.', id);
	}
	return kinds.every((kind) => kind === 'other-unnamed' || kind === 'unknown')
		? l10n.t('{0} states "other" as its licence, without a name or a link.', id)
		: undefined;
}
