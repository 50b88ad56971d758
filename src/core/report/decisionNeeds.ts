import * as l10n from '@vscode/l10n';
import type { Decision, NeedAnswer } from '../decide/decision';
import { type NeedRow, needRows, valueText } from '../decide/screen/needRows';
import { recordedSource } from './decisionFacts';
import { reviewWords as words } from './reviewWords';

/** A need and its value, as a record shows it: `Download at most: 2 GB`; undefined for one that was not asked for. */
export function needLine(row: NeedRow, { needs, use }: Pick<Decision, 'needs' | 'use'>): string | undefined {
	const all: Readonly<Record<string, unknown>> = { ...needs, ...use };
	const value = all[row.need];
	return value === undefined ? undefined : `${row.label()}: ${words(valueWords(row, value))}`;
}

function valueWords({ need, kind, choices }: NeedRow, value: unknown): string {
	if (kind === 'flag') {
		return value === true ? l10n.t('yes') : l10n.t('no');
	}
	const text = valueText(need, value);
	return choices?.().find((one) => one.value === text)?.label ?? text;
}

/** What the choice leaves open of the needs, below it; nothing for a record that was written before this was kept. */
export function openNeedsLines(decision: Decision): string[] {
	const { choice } = decision;
	const lines = (title: string, answers: readonly NeedAnswer[] = []) => [
		`- ${title}: ${answers.length === 0 ? l10n.t('none') : answers.length}`,
		...answers.map((answer) => `  - ${answerText(answer, decision)}`),
	];
	return choice?.unmet || choice?.unknown
		? [
				...lines(l10n.t('Needs that it does not meet'), choice.unmet),
				...lines(l10n.t('Needs of which that is not known'), choice.unknown),
			]
		: [];
}

/** `Download at most: 2 GB. Weights that a load reads: 3.1 GB; 1.6 times the limit of 2 GB (siblings, 2026-11-26)` */
function answerText({ need, label, text, ...read }: NeedAnswer, decision: Decision): string {
	const row = needRows.find((one) => one.need === (need === 'use' ? 'purpose' : need));
	const asked = row && (needLine(row, decision) ?? row.label());
	if (text === undefined) {
		return l10n.t('{0}. Nothing that a hub states is held against it.', asked ?? need);
	}
	const from = recordedSource(read);
	const fact = l10n.t('{0}: {1}', words(label ?? ''), words(text));
	return `${l10n.t('{0}. {1}', asked ?? need, fact)}${from ? ` (${from})` : ''}`;
}
