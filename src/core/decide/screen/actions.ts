import * as l10n from '@vscode/l10n';
import { isMeasured } from '../measured';
import { evaluated } from '../steps';
import { atCommit } from './candidates';
import type { Action, Body } from './screen';
import { shown } from './shown';
import type { DecisionState } from './state';

/** The button that goes on from the stage that the decision is in, and what else can be done there. */
export function actionsOf(
	state: DecisionState,
	body: Body,
): { readonly next?: Action; readonly others: readonly Action[] } {
	const { decision } = state;
	const record: Action = { id: 'write', label: l10n.t('Save the record'), does: { act: 'write' } };
	switch (decision.stage) {
		case 'assess':
			return {
				next: {
					id: 'reuse',
					label: l10n.t('Reuse a model: select candidates'),
					does: { act: 'step', step: { do: 'assess', answer: 'reuse' } },
				},
				others: [
					{
						id: 'build',
						label: l10n.t('Build instead…'),
						asks: l10n.t('Why is none reused? The record keeps it.'),
						does: { act: 'step', step: { do: 'assess', answer: 'build' } },
					},
					record,
				],
			};
		case 'select':
			return {
				...nextOfSelect(body),
				others: [
					{ id: 'markdown', label: l10n.t('Copy as Markdown'), does: { act: 'export', as: 'markdown' } },
					{ id: 'csv', label: l10n.t('Save as CSV'), does: { act: 'export', as: 'csv' } },
					record,
				],
			};
		case 'evaluate': {
			const candidate = evaluated(decision);
			const name = shortName(candidate?.id ?? '');
			const measured = candidate && isMeasured(atCommit(candidate, state.facts), state.evaluations);
			return {
				next: {
					id: 'good',
					label: measured
						? l10n.t('Good: deploy {0}', name)
						: l10n.t('Good without a measurement: deploy {0}', name),
					does: { act: 'step', step: { do: 'good' } },
				},
				others: [{ id: 'import', label: l10n.t('Import results…'), does: { act: 'import' } }, record],
			};
		}
		case 'deploy':
			return {
				next: {
					id: 'choose',
					label: decision.choice ? l10n.t('Write the record again') : l10n.t('Decide, and write the record'),
					asks: l10n.t('Why this one? One sentence for those who ask later.'),
					does: { act: 'step', step: { do: 'choose', why: decision.choice?.why ?? '' } },
				},
				others: [
					{ id: 'replaceAll', label: l10n.t('Replace the id everywhere…'), does: { act: 'replaceAll' } },
				],
			};
	}
}

/** A button has room for the model's own name, not for its owner's. */
function shortName(id: string): string {
	return shown(id.slice(id.lastIndexOf('/') + 1), 40);
}

/** The one that fits best is offered; with none there is nothing to go on with. */
function nextOfSelect(body: Body): { readonly next?: Action } {
	const order = ['fits', 'not-stated', 'look', 'unknown', 'asking', 'against'];
	const [best] = [...(body.stage === 'select' ? body.columns : [])].sort(
		(a, b) => order.indexOf(a.verdict.mark) - order.indexOf(b.verdict.mark),
	);
	return best
		? {
				next: {
					id: 'next',
					label: l10n.t('Go on to evaluate {0}', shortName(best.name)),
					does: { act: 'step', step: { do: 'evaluate', candidate: best.key } },
				},
			}
		: {};
}
