import * as l10n from '@vscode/l10n';
import { policyFile } from '../../policy/policy';
import { decisionToMarkdown } from '../../report/decisionText';
import type { Stage } from '../attribute';
import type { Decision } from '../decision';
import { unmeasuredText } from '../measured';
import { withEvidence } from '../session/recordedFacts';
import { closedBecause, isDone } from '../steps';
import { actionsOf } from './actions';
import { assessBody, needChips } from './assess';
import { isOfAdded } from './calls';
import { deployBody } from './deploy';
import { evaluateBody } from './evaluate';
import { missingIn, ownNotices } from './notices';
import type { Body, Screen } from './screen';
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
