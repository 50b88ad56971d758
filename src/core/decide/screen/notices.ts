import * as l10n from '@vscode/l10n';
import type { Stage } from '../attribute';
import { unmeasuredText } from '../measured';
import { readableOf } from '../record/decisionFolder';
import { judgedCandidates } from './candidates';
import type { Action, Notice } from './screen';
import { shown } from './shown';
import type { DecisionState } from './state';

/** What a stage that was gone on from still lacks: it is not ticked off then. */
export function missingIn(
	stage: Stage,
	state: DecisionState,
	unmeasured: string | undefined,
): string | undefined {
	if (stage === 'assess') {
		return unconfirmed(state);
	}
	return stage === 'evaluate' && state.decision.stage !== stage && unmeasured
		? l10n.t('Evaluate is not done: {0}.', unmeasured)
		: undefined;
}

/** Needs that nobody has looked at are not assessed, whatever stage was gone on to. */
function unconfirmed({ decision, guesses }: DecisionState): string | undefined {
	if (decision.stage === 'assess' || guesses.length === 0) {
		return undefined;
	}
	return guesses.length === 1
		? l10n.t('Assess is not done: 1 need was guessed from this workspace, and nobody has confirmed it.')
		: l10n.t(
				'Assess is not done: {0} needs were guessed from this workspace, and nobody has confirmed them.',
				guesses.length,
			);
}

/** What the state itself has to say where it is looked at. */
export function ownNotices(state: DecisionState): readonly Notice[] {
	const { decision, guesses } = state;
	const notices: Notice[] = [];
	const confirm: Action = {
		id: 'confirm',
		label: guesses.length === 1 ? l10n.t('Confirm') : l10n.t('Confirm all'),
		does: { act: 'confirm' },
	};
	const missing = unconfirmed(state);
	if (missing) {
		notices.push({ level: 'info', text: missing, actions: [confirm] });
	}
	if (decision.stage === 'assess' && guesses.length > 0) {
		notices.push({
			level: 'info',
			text:
				guesses.length === 1
					? l10n.t(
							'1 need was guessed from this workspace. Candidates are judged by it; it gets into the record once you confirm it.',
						)
					: l10n.t(
							'{0} needs were guessed from this workspace. Candidates are judged by them; they get into the record once you confirm them.',
							guesses.length,
						),
			actions: [confirm],
		});
	}
	if (decision.stage === 'deploy') {
		notices.push(...deployNotices(state));
	}
	if (decision.stage === 'assess' && decision.reuse?.answer === 'build') {
		notices.push({
			level: 'info',
			text: l10n.t('You decided to build. The record keeps why; nothing more is asked here.'),
			actions: [],
		});
	}
	return notices;
}

/** Where the record is once it has a choice, and what it says against the choice, said before it is written. */
function deployNotices(state: DecisionState): readonly Notice[] {
	const lacks = missingIn('evaluate', state, unmeasuredText(state.decision, state.evaluations));
	const judged = judgedCandidates(state).find(({ key }) => key === state.decision.evaluating);
	const against = judged?.fit?.reasons.filter(({ mark, need }) => mark === 'against' && need) ?? [];
	const { choice } = state.decision;
	const { path, fault } = state.saved;
	const readable = choice && path && fault === undefined ? readableOf(path) : undefined;
	return [
		...(readable
			? [
					{
						level: 'info' as const,
						text: l10n.t(
							'The record is in {0}, to go on with, and in {1}, to read in a pull request.',
							path ?? '',
							readable,
						),
						actions: [
							{
								id: 'open-record',
								label: l10n.t('Open {0}', readable.slice(readable.lastIndexOf('/') + 1)),
								does: { act: 'openRecord' as const },
							},
						],
					},
				]
			: []),
		...(lacks ? [{ level: 'info' as const, text: lacks, actions: [] }] : []),
		...against.map(({ text }) => ({
			level: 'warning' as const,
			text: l10n.t('A need is not met, and the record says so. {0}', shown(text, 400)),
			actions: [],
		})),
	];
}
