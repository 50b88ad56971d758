import * as l10n from '@vscode/l10n';
import { modelAnswer } from '../../lookup';
import { type Candidate, candidateKey } from '../decision';
import { type Fit, fitBy, fitOf, type JudgedReading, judgeFacts } from '../fit';
import type { Wanted } from '../judgement';
import { modelFacts } from '../modelFacts';
import { formatDay } from '../units';
import { loadsOf } from './calls';
import { whyEmpty } from './cells';
import type { Column } from './comparison';
import { policyWithGuesses } from './needRows';
import type { Mark } from './screen';
import { shown } from './shown';
import type { CandidateFacts, DecisionState } from './state';

/** A candidate with everything that is known and judged of it by now. */
export interface JudgedCandidate {
	readonly key: string;
	readonly candidate: Candidate;
	readonly known: CandidateFacts;
	/** By attribute; absent while nothing is known. */
	readonly readings?: ReadonlyMap<string, JudgedReading>;
	readonly fit?: Fit;
}

/** What candidates are judged by: the policy, and guesses where it says nothing. */
export function wantedNow({ policy, guesses }: DecisionState): Wanted {
	const wanted = policyWithGuesses(policy, guesses);
	return { policy: wanted, needs: wanted.needs ?? {} };
}

/** The candidate at the commit that was looked at, else at that of the record. */
export function atCommit(candidate: Candidate, facts: DecisionState['facts']): Candidate {
	const lookup = facts.get(candidateKey(candidate))?.lookup;
	const commit = (lookup && modelAnswer(lookup)?.model.commit) ?? candidate.commit;
	return commit ? { ...candidate, commit } : candidate;
}

/** The candidates that were not dropped, in the order in which they came. */
export function judgedCandidates(state: DecisionState): readonly JudgedCandidate[] {
	const wanted = wantedNow(state);
	return state.decision.candidates
		.filter(({ dropped }) => !dropped)
		.map((candidate): JudgedCandidate => {
			const key = candidateKey(candidate);
			const known = state.facts.get(key) ?? { details: {}, asking: true };
			const facts =
				known.lookup && modelFacts(candidate, known.lookup, known.details, loadsOf(candidate, state.sites));
			if (!facts) {
				return { key, candidate, known };
			}
			const judged = judgeFacts(facts, wanted);
			const readings = new Map(judged.map((one) => [one.attribute, one]));
			return { key, candidate, known, readings, fit: withInspected(fitOf(judged), known) };
		});
}

/** Our own reading of the weights counts beside the hub's scanners: the worse one decides. */
function withInspected(fit: Fit, { inspected = [] }: CandidateFacts): Fit {
	const bad = inspected.filter(({ verdict }) => verdict !== 'safe');
	if (bad.length === 0) {
		return fit;
	}
	const against = bad.some(({ verdict }) => verdict === 'dangerous');
	const reasons = bad.slice(0, 3).map(
		({ file, sentence, verdict }) =>
			({
				mark: verdict === 'dangerous' ? 'against' : 'look',
				attribute: 'pickles',
				text: shown(`${file}: ${sentence}`, 400),
			}) as const,
	);
	return against
		? { mark: 'against', text: l10n.t('dangerous weights'), reasons: [...reasons, ...fit.reasons] }
		: fitBy([...reasons, ...fit.reasons]);
}

/** A column of the comparison. */
export function columnOf({ key, candidate, known, fit }: JudgedCandidate, now: number): Column {
	const { lookup } = known;
	const answer = lookup && modelAnswer(lookup);
	const from = {
		code: l10n.t('in your code'),
		search: l10n.t('from search'),
		id: l10n.t('by its id'),
	}[candidate.from];
	const about = [
		answer?.model.commit?.slice(0, 7) ?? candidate.revision,
		answer?.model.lastModified && formatDay(answer.model.lastModified),
		from,
	]
		.filter(Boolean)
		.join(' · ');
	const renamed = answer && answer.model.id !== candidate.id ? answer.model.id : undefined;
	const verdict: { mark: Mark; text: string } =
		fit ??
		(lookup
			? { mark: 'unknown', text: whyEmpty(lookup, now) }
			: { mark: 'asking', text: l10n.t('asking the hub…') });
	return {
		key,
		name: shown(candidate.id),
		about,
		verdict: { mark: verdict.mark, text: verdict.text },
		reasons: [
			...(renamed
				? [{ mark: 'look' as const, text: l10n.t('Renamed to {0} on the hub', shown(renamed)) }]
				: []),
			...(fit?.reasons.filter(({ mark }) => mark !== 'fits').map(({ mark, text }) => ({ mark, text })) ?? []),
		],
		actions: [
			{
				id: `evaluate ${key}`,
				label: l10n.t('Evaluate'),
				does: { act: 'step', step: { do: 'evaluate', candidate: key } },
			},
			{
				id: `drop ${key}`,
				label: l10n.t('Drop…'),
				asks: l10n.t('Why is {0} dropped?', shown(candidate.id)),
				does: { act: 'step', step: { do: 'drop', candidate: key, why: '' } },
			},
			{ id: `page ${key}`, label: l10n.t('Open on the hub'), does: { act: 'page', candidate: key } },
		],
	};
}
