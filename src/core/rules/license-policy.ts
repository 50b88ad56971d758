import * as l10n from '@vscode/l10n';
import { readableLicenses, type StatedLicense } from '../licenses/stated';
import { type Judgement, judgeAll, judgesLicenses } from '../policy/judgeLicense';
import type { Policy } from '../policy/policy';
import { inSentences } from '../wording';
import { inWords, licensedAncestors, lineageWanted } from './ancestors';
import { anyKnownModel, asOfNote, isUsedModel, type KnownModel } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

/** A judgement that is not fine, and of which model it is. */
interface Fault {
	readonly judged: Judgement;
	readonly stated: readonly StatedLicense[];
	readonly known: KnownModel;
	/** The base model; absent for the model itself. */
	readonly base?: string;
}

export const licensePolicy: Rule = {
	id: 'license-policy',
	severity: 'error',
	tags: ['legal', 'team'],
	docs: {
		when: "The team's `weightwise.json` says which licences are fine (`licenses`) or what the models are used for (`use`), and a licence that the model or one of its base models states does not fit: it is denied, not among the allowed ones, to be reviewed, or its terms run into the declared use. The strictest of the lineage counts, and the message names the model it comes from. A licence that does not tell its terms is sent to review, and so is a card with several of which not all fit. Base models whose licence is not certain are left to `license-chain`. Without a policy nothing is said.",
		why: 'A licence that does not allow your use is cheaper to find before the model is built in than after.',
		fix: 'Choose a model whose licence fits, or have the licence reviewed and list it under `licenses.allow`: an id there settles what was sent to review. What a licence rules out for the declared use stays a finding. The rule reads summaries of licences; it gives no legal advice.',
		example:
			'# weightwise.json: { "use": { "purpose": "commercial" } }; the model states cc-by-nc-4.0\nmodel = AutoModel.from_pretrained("org/name")',
		source: 'The licences that the cards state (`license`, `base_model`), and the texts of those licences.',
	},
	asks: lineageWanted,
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved, policy } = context;
		const known = isUsedModel(resolved) && judgesLicenses(policy) ? anyKnownModel(resolved) : undefined;
		const fault = known && strictest(known, context);
		if (fault) {
			const parts = [whose(resolved.reference.id, fault), fault.judged.reason, cureOf(fault)];
			yield { message: inSentences(...parts, asOfNote(fault.known)), loads: [] };
		}
	},
};

/** Of the model and its base models the one that fits least, the nearest among equals. */
function strictest(known: KnownModel, { resolved, policy, answers }: RuleContext): Fault | undefined {
	const faults: Fault[] = [];
	const stated = readableLicenses(known.model);
	const judged = judgeAll(stated, policy) ?? judgeNone(known, policy);
	if (judged && judged.verdict !== 'fine') {
		faults.push({ judged, stated, known });
	}
	for (const { id, known, stated } of licensedAncestors(resolved, answers)) {
		const judged = stated.every(
			({ kind }) => kind !== 'undefined' && kind !== 'unknown' && kind !== 'other-unnamed',
		)
			? judgeAll(stated, policy)
			: undefined;
		if (judged && judged.verdict !== 'fine') {
			faults.push({ judged, stated, known, base: id });
		}
	}
	return faults.find((fault) => fault.judged.verdict === 'refused') ?? faults[0];
}

/** No licence is none of those that are allowed; without such a list `no-license` says enough. */
function judgeNone({ model }: KnownModel, { licenses }: Policy): Judgement | undefined {
	const statesNone = model.licenses !== undefined || model.hasCardData === false;
	return statesNone && licenses?.allow?.length
		? { verdict: 'review', reason: l10n.t('The policy allows only those that it lists.') }
		: undefined;
}

function whose(id: string, { base, stated }: Fault): string {
	if (base !== undefined) {
		return l10n.t('{0} was made from {1}, which states the licence {2}.', id, base, inWords(stated));
	}
	if (stated.length === 0) {
		return l10n.t('{0} states no licence.', id);
	}
	return stated.length === 1
		? l10n.t('{0} states the licence {1}.', id, inWords(stated))
		: l10n.t('{0} states several licences: {1}.', id, inWords(stated));
}

function cureOf({ judged, stated }: Fault): string {
	const [first] = stated;
	if (judged.byListing && first && stated.length === 1) {
		return judged.verdict === 'refused'
			? l10n.t('Choose another model, or have it reviewed and list {0} under licenses.allow.', first.spdx)
			: l10n.t('Have it reviewed; when it may be used, list {0} under licenses.allow.', first.spdx);
	}
	return judged.verdict === 'refused'
		? l10n.t('Choose another model, or have the case reviewed.')
		: l10n.t('Have it reviewed and keep the outcome as an entry of "ignore", or choose another model.');
}
