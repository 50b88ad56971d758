import * as l10n from '@vscode/l10n';
import { policyFile } from '../../policy/policy';
import { decisionToMarkdown } from '../../report/decisionText';
import type { Stage } from '../attribute';
import type { Decision } from '../decision';
import { isMeasured, unmeasuredText } from '../measured';
import { readableOf } from '../record/decisionFolder';
import { withEvidence } from '../session/recordedFacts';
import { closedBecause, evaluated, isDone } from '../steps';
import { assessBody, needChips } from './assess';
import { isOfAdded } from './calls';
import { atCommit, judgedCandidates } from './candidates';
import { deployBody } from './deploy';
import { evaluateBody } from './evaluate';
import type { Action, Body, Notice, Screen } from './screen';
import { selectBody } from './select';
import { shown } from './shown';
import type { CallSite, DecisionState } from './state';
import { stageWords } from './words';

/** The screen of the stage that the decision is in. */
export function screenOf(state: DecisionState): Screen {
	const { decision, saved, notices } = state;
	const words = stageWords[decision.stage];
	const body = bodyOf(state);
	const decided = decidedText(decision);
	const unmeasured = unmeasuredText(decision, state.evaluations);
	return {
		title: shown(decision.title),
		summary: summaryOf(state),
		...(decided ? { decided } : {}),
		...(unmeasured ? { unmeasured } : {}),
		saved: saved.fault ? { text: saved.fault, fault: true } : { text: savedText(saved), fault: false },
		stages: (Object.keys(stageWords) as Stage[]).map((id) => {
			const closed = closedBecause(decision, id);
			const missing = missingIn(id, state, unmeasured);
			const done = id !== decision.stage && isDone(decision, id) && missing === undefined;
			return {
				id,
				label: stageWords[id].label(),
				state: id === decision.stage ? 'now' : done ? 'done' : 'open',
				...(closed ? { closed } : {}),
				...(missing ? { missing } : {}),
			};
		}),
		question: words.question(),
		why: words.why(),
		notices: [...notices, ...ownNotices(state)],
		needs: needChips(state),
		body,
		...actionsOf(state, body),
	};
}

/** Every file that was written, by its name. */
function savedText({ path, needs }: DecisionState['saved']): string {
	const own = path ? l10n.t('saved · {0}', path) : l10n.t('not saved yet');
	return needs ? l10n.t('{0} · needs in {1}', own, policyFile) : own;
}

function bodyOf(state: DecisionState): Body {
	switch (state.decision.stage) {
		case 'assess':
			return assessBody(state);
		case 'select':
			return selectBody(state);
		case 'evaluate':
			return evaluateBody(state);
		case 'deploy':
			return deployBody(state, decisionToMarkdown(recordOf(state), state.evaluations));
	}
}

/** The decision with what is written along with it. */
function recordOf({ decision, facts, policy, sites }: DecisionState) {
	return withEvidence(decision, facts, policy, sites);
}

function summaryOf({ decision, sites = [] }: DecisionState): string {
	const count = decision.candidates.filter(({ dropped }) => !dropped).length;
	const candidates = count === 1 ? l10n.t('1 candidate') : l10n.t('{0} candidates', count);
	const added = sites.filter((site) => isOfAdded(site, decision)).length;
	const own = callsText(sites.filter((site) => !isOfAdded(site, decision)));
	const others =
		added === 0
			? undefined
			: added === 1
				? l10n.t('1 call of added candidates')
				: l10n.t('{0} calls of added candidates', added);
	return [candidates, own, others].filter((part) => part !== undefined).join(' · ');
}

function callsText([first, ...more]: readonly CallSite[]): string | undefined {
	if (!first) {
		return undefined;
	}
	const place = `${first.path}:${first.line}`;
	return more.length === 0
		? l10n.t('1 call in {0}', place)
		: l10n.t('{0} calls, first in {1}', more.length + 1, place);
}

/** What was chosen when and by whom, once the record has a choice. */
function decidedText({ choice, reuse, changed }: Decision): string | undefined {
	if (!choice) {
		return reuse?.answer === 'build'
			? l10n.t('Decided on {0}: no model is reused.', changed.slice(0, 10))
			: undefined;
	}
	const [day, id] = [choice.at.slice(0, 10), shown(choice.id)];
	return choice.by
		? l10n.t('Decided on {0} by {1}: {2}.', day, shown(choice.by), id)
		: l10n.t('Decided on {0}: {1}.', day, id);
}

/** What a stage that was gone on from still lacks: it is not ticked off then. */
function missingIn(stage: Stage, state: DecisionState, unmeasured: string | undefined): string | undefined {
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
function ownNotices(state: DecisionState): readonly Notice[] {
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

function actionsOf(
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
