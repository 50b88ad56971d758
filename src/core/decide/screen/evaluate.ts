import * as l10n from '@vscode/l10n';
import { modelAnswer } from '../../lookup';
import { boardOf } from '../board';
import type { BackEdge, Technique } from '../decision';
import { evaluated } from '../steps';
import { type JudgedCandidate, judgedCandidates } from './candidates';
import { whyEmpty } from './cells';
import type { EvaluateBody } from './screen';
import { shown } from './shown';
import type { DecisionState } from './state';
import { backWords, techniqueWords } from './words';

/** Where measured results are written, from the workspace folder. */
export const evaluationFolder = '.weightwise/evaluations';

/** Claimed beside measured, and the gate with its three ways back. */
export function evaluateBody(state: DecisionState): EvaluateBody {
	const { decision, evaluations, evaluationFaults } = state;
	const candidate = evaluated(decision);
	const candidates = judgedCandidates(state);
	const lines = candidates
		.filter(
			({ candidate: one }) =>
				one === candidate || evaluations.some(({ hub, id }) => hub === one.hub && id === one.id),
		)
		.flatMap(({ candidate: { hub, id }, known }) =>
			boardOf(hub, id, known.lookup && modelAnswer(known.lookup)?.model, evaluations).map((line) => ({
				candidate: shown(id),
				metric: shown(line.metric),
				claimed: line.claimUnknown
					? l10n.t('not known')
					: line.claimed === undefined
						? l10n.t('not claimed')
						: shown(line.claimed),
				measured: line.measured ?? l10n.t('not measured'),
				mark: line.mark,
				note: line.note,
				about: shown(line.about),
			})),
		);
	const metrics = [...new Set(lines.map(({ metric }) => metric))];
	return {
		stage: 'evaluate',
		candidate: {
			key: decision.evaluating ?? '',
			name: candidate ? shown(candidate.id) : l10n.t('no candidate chosen'),
		},
		techniques: Object.entries(techniqueWords).map(([id, { label, about }]) => ({
			id: id as Technique,
			label: label(),
			about: about(),
			chosen: (decision.technique ?? 'as-is') === id,
		})),
		board: lines,
		empty: emptyText(
			candidates.find(({ candidate: one }) => one === candidate),
			state.now,
		),
		faults: evaluationFaults,
		entry: state.entry,
		folder: evaluationFolder,
		metrics,
		backs: Object.entries(backWords).map(([id, { label, about }]) => ({
			id: id as BackEdge,
			label: label(),
			about: about(),
		})),
		turns: decision.turns.map(({ back, why, candidate: key, at }) =>
			l10n.t(
				'{0}: {1} was poor ({2}); on to {3}',
				at.slice(0, 10),
				shown(key?.slice(key.indexOf(':') + 1) ?? ''),
				shown(why, 400),
				backWords[back].label().toLowerCase(),
			),
		),
	};
}

/** What a board without a line comes to: that nobody claims anything is said where the hub's answer tells it. */
function emptyText(evaluated: JudgedCandidate | undefined, now: number): string {
	const reading = evaluated?.readings?.get('results')?.reading;
	const lookup = evaluated?.known.lookup;
	const unknown = (why: string) =>
		l10n.t('Nothing is measured yet. Which results it claims is not known: {0}', shown(why, 400));
	if (!evaluated) {
		return l10n.t('Nothing is measured yet.');
	}
	if (!lookup) {
		return l10n.t('Nothing is measured yet. The hub is being asked which results it claims.');
	}
	if (!reading) {
		return unknown(whyEmpty(lookup, now));
	}
	switch (reading.state) {
		case 'unknown':
			return unknown(reading.text);
		case 'stated':
			return l10n.t('Nothing is measured yet. Its author claims results, without figures to compare with.');
		default:
			return l10n.t('Nothing claimed and nothing measured yet.');
	}
}
