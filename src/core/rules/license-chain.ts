import * as l10n from '@vscode/l10n';
import { droppedTerms } from '../licenses/chain';
import { readableLicenses, type StatedLicense } from '../licenses/stated';
import { inList, inSentences } from '../wording';
import { inWords, type LicensedAncestor, licensedAncestors, lineageWanted } from './ancestors';
import { anyKnownModel, asOfNote, isFirstOfModel, isUsedModel } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

/** More base models than this are not named in one message. */
const mostNamed = 3;

export const licenseChain: Rule = {
	id: 'license-chain',
	severity: 'warning',
	tags: ['legal'],
	docs: {
		when: 'A model states a licence without terms that the licence of one of its base models has: no commercial use, research only, forbidden uses, a limit of users or revenue, the same terms for what builds on it, or no changed versions. Near and far base models count, as far as the cards name them. It is said once a file. Nothing is said where one of the two licences or its terms are not known, or a card states several; and nothing where the hub could not be asked for the base model.',
		why: 'What is made from a model stays under its terms as well. A card that states freer ones does not free you from them.',
		fix: 'Have both licences reviewed before you ship, keep to the narrower terms, or choose a model whose base allows what you need. The rule reads summaries of licences; it gives no legal advice.',
		example:
			'# states apache-2.0; its base model states cc-by-nc-4.0\nmodel = AutoModel.from_pretrained("org/fine-tuned")',
		source: 'The licences that the cards state (`license`, `base_model`), and the texts of those licences.',
	},
	asks: lineageWanted,
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved, answers } = context;
		const known = isUsedModel(resolved) && isFirstOfModel(context) ? anyKnownModel(resolved) : undefined;
		const own = known && soleTerms(readableLicenses(known.model));
		if (!known || !own) {
			return;
		}
		const broken = licensedAncestors(resolved, answers).flatMap((ancestor) => {
			const base = soleTerms(ancestor.stated);
			const dropped =
				base && base.stated.spdx !== own.stated.spdx
					? droppedTerms(base.terms, own.terms, ancestor.relation)
					: [];
			return dropped.length > 0 ? [{ ancestor, dropped }] : [];
		});
		if (broken.length > 0) {
			const { id } = resolved.reference;
			const named = broken
				.slice(0, mostNamed)
				.map(({ ancestor, dropped }) => baseInWords(ancestor, dropped))
				.join('; ');
			const sentence = l10n.t(
				'{0} states the licence {1}, but was made from what has narrower terms: {2}.',
				id,
				inWords([own.stated]),
				named,
			);
			const cure = l10n.t(
				'The terms of a base model come along: have both licences reviewed, or choose another model.',
			);
			const note = asOfNote(known) || (broken[0] ? asOfNote(broken[0].ancestor.known) : '');
			yield { message: inSentences(sentence, cure, note), loads: [] };
		}
	},
};

/** `org/base under Creative Commons … (CC-BY-NC-4.0): no commercial use`. */
function baseInWords({ id, stated }: LicensedAncestor, dropped: readonly string[]): string {
	return l10n.t('{0} under {1}: {2}', id, inWords(stated), inList(dropped));
}

/** The one licence that is stated, when its terms are known. */
function soleTerms(stated: readonly StatedLicense[]) {
	const [first] = stated;
	return stated.length === 1 && first?.terms ? { stated: first, terms: first.terms } : undefined;
}
