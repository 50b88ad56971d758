import * as l10n from '@vscode/l10n';
import { modelAnswer } from '../../lookup';
import { attributeGroups, attributes } from '../attributes';
import { candidateKey } from '../decision';
import { columnOf, type JudgedCandidate, judgedCandidates } from './candidates';
import { cellOf, emptyCell } from './cells';
import type { RowGroup, SelectBody } from './comparison';
import { drawingsOf } from './drawings';
import { searchView } from './found';
import { shown } from './shown';
import type { DecisionState } from './state';

/** Candidates side by side: every attribute a row, nothing left out because nobody states it. */
export function selectBody(state: DecisionState): SelectBody {
	const candidates = judgedCandidates(state);
	return {
		stage: 'select',
		architectures: architecturesOf(state, candidates),
		columns: candidates.map((one) => columnOf(one, state.now)),
		dropped: state.decision.candidates.flatMap((candidate) =>
			candidate.dropped
				? [
						{
							key: candidateKey(candidate),
							name: shown(candidate.id),
							why: shown(candidate.dropped.why, 400),
						},
					]
				: [],
		),
		groups: groupsOf(candidates, state.now),
		drawings: drawingsOf(candidates, state),
		search: searchView(state),
		idEntry: state.idEntry,
	};
}

function groupsOf(candidates: readonly JudgedCandidate[], now: number): readonly RowGroup[] {
	return attributeGroups.map(({ id, label }) => ({
		id,
		label: label(),
		rows: attributes
			.filter(({ group }) => group === id)
			.map((attribute) => ({
				id: attribute.id,
				label: attribute.label(),
				about: attribute.about(),
				cells: candidates.map(({ key, known, readings }) => {
					const judged = readings?.get(attribute.id);
					const { asking, inspected, lookup } = known;
					const recorded = lookup && modelAnswer(lookup)?.model.recorded;
					return judged
						? cellOf(attribute, judged, { asking, now, recorded, key, inspected })
						: emptyCell(attribute, known.lookup, now);
				}),
			})),
	}));
}

/** The architectures of those that are known by now: the study's first choice, made before a checkpoint is. */
function architecturesOf(
	{ decision, search }: DecisionState,
	candidates: readonly JudgedCandidate[],
): SelectBody['architectures'] {
	const counts = new Map<string, number>();
	const count = (names: readonly string[] = []) => {
		for (const name of names.slice(0, 1)) {
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	};
	for (const { known } of candidates) {
		count(known.lookup && modelAnswer(known.lookup)?.model.architectures);
	}
	for (const { architectures } of search.models) {
		count(architectures);
	}
	if (decision.architecture !== undefined && !counts.has(decision.architecture)) {
		counts.set(decision.architecture, 0);
	}
	return [...counts]
		.sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
		.slice(0, 12)
		.map(([name, models]) => ({
			name: shown(name),
			about: models === 1 ? l10n.t('1 model') : l10n.t('{0} models', models),
			chosen: name === decision.architecture,
		}));
}
