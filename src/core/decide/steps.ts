import * as l10n from '@vscode/l10n';
import type { Stage } from './attribute';
import {
	type BackEdge,
	type Candidate,
	candidateKey,
	type Decision,
	mostCandidates,
	type Technique,
} from './decision';

/** What a person does with a decision. */
export type Step =
	| { readonly do: 'rename'; readonly title: string }
	/** The gate at the start. */
	| { readonly do: 'assess'; readonly answer: 'reuse' | 'build'; readonly why?: string }
	/** Look at a stage again, or go on to the next: nothing is lost by it. */
	| { readonly do: 'go'; readonly stage: Stage }
	| { readonly do: 'architecture'; readonly name?: string }
	| { readonly do: 'add'; readonly candidate: Candidate }
	| { readonly do: 'drop'; readonly candidate: string; readonly why: string }
	| { readonly do: 'restore'; readonly candidate: string }
	| { readonly do: 'evaluate'; readonly candidate: string; readonly technique?: Technique }
	/** The gate at the end: good leads to deployment. `measured`: a result of it is recorded. */
	| { readonly do: 'good'; readonly why?: string; readonly measured?: boolean }
	/** The gate at the end: poor leads along one of three edges back. */
	| { readonly do: 'poor'; readonly back: BackEdge; readonly why: string }
	| { readonly do: 'choose'; readonly why: string; readonly by?: string; readonly commit?: string };

/** What a step comes to: the decision after it, or a sentence that says why it is not possible now. */
export type Stepped = { readonly decision: Decision } | { readonly refused: string };

const order: readonly Stage[] = ['assess', 'select', 'evaluate', 'deploy'];

/**
 * One step of the study's loop. Pure: `now` (ISO 8601) is the time of the step. The gates are kept: nothing is selected
 * before reuse is decided, nothing evaluated without a candidate, nothing deployed before an evaluation was good.
 */
export function takeStep(decision: Decision, step: Step, now: string): Stepped {
	const stepped = after(decision, step, now);
	return 'refused' in stepped ? stepped : { decision: { ...stepped.decision, changed: now } };
}

function after(decision: Decision, step: Step, now: string): Stepped {
	switch (step.do) {
		case 'rename': {
			const title = step.title.trim();
			return title ? { decision: { ...decision, title } } : { refused: l10n.t('A decision needs a title.') };
		}
		case 'assess':
			return assess(decision, step);
		case 'go':
			return go(decision, step.stage);
		case 'architecture': {
			const { architecture: _, ...rest } = decision;
			const architecture = said(step.name);
			return { decision: architecture ? { ...rest, architecture } : rest };
		}
		case 'add':
			return add(decision, step.candidate);
		case 'drop':
			return drop(decision, step.candidate, step.why, now);
		case 'restore':
			return {
				decision: changeCandidate(decision, step.candidate, ({ dropped: _, ...kept }) => kept),
			};
		case 'evaluate':
			return evaluate(decision, step.candidate, step.technique);
		case 'good':
			return good(decision, step, now);
		case 'poor':
			return poor(decision, step.back, step.why, now);
		case 'choose':
			return choose(decision, step, now);
	}
}

/** What somebody said; undefined for blanks alone, which no record may hold and no reader of one can use. */
function said(text: string | undefined): string | undefined {
	return text?.trim() || undefined;
}

function assess(decision: Decision, step: Extract<Step, { do: 'assess' }>): Stepped {
	const { answer } = step;
	const why = said(step.why);
	const reuse = { answer, ...(why ? { why } : {}) };
	return { decision: { ...decision, reuse, stage: answer === 'reuse' ? 'select' : 'assess' } };
}

/** Why a stage cannot be entered yet; undefined when it can. */
export function closedBecause(decision: Decision, stage: Stage): string | undefined {
	if (stage === 'assess') {
		return undefined;
	}
	if (decision.reuse?.answer !== 'reuse') {
		return l10n.t('Decide first whether a pre-trained model is reused at all.');
	}
	if (stage === 'select') {
		return undefined;
	}
	if (evaluated(decision) === undefined) {
		return l10n.t('Choose a candidate to evaluate first.');
	}
	if (stage === 'deploy' && decision.verdict?.answer !== 'good') {
		return l10n.t('Say first that the evaluation was good.');
	}
	return undefined;
}

/** The stages that were gone through already. */
export function isDone(decision: Decision, stage: Stage): boolean {
	if (stage === 'deploy') {
		return decision.choice !== undefined;
	}
	const next = order[order.indexOf(stage) + 1];
	return next !== undefined && closedBecause(decision, next) === undefined;
}

function go(decision: Decision, stage: Stage): Stepped {
	const refused = closedBecause(decision, stage);
	return refused ? { refused } : { decision: { ...decision, stage } };
}

function add(decision: Decision, candidate: Candidate): Stepped {
	const key = candidateKey(candidate);
	const known = decision.candidates.find((one) => candidateKey(one) === key);
	if (known) {
		return { decision: changeCandidate(decision, key, ({ dropped: _, ...kept }) => kept) };
	}
	if (decision.candidates.filter(({ dropped }) => !dropped).length >= mostCandidates) {
		return { refused: l10n.t('There are {0} candidates already; drop one first.', mostCandidates) };
	}
	return { decision: { ...decision, candidates: [...decision.candidates, candidate] } };
}

function drop(decision: Decision, key: string, why: string, at: string): Stepped {
	if (!why.trim()) {
		return { refused: l10n.t('Say why it is dropped: the record keeps it for those who ask later.') };
	}
	const { evaluating, verdict, ...rest } = changeCandidate(decision, key, (candidate) => ({
		...candidate,
		dropped: { why: why.trim(), at },
	}));
	if (evaluating !== key) {
		return { decision: { ...rest, ...(evaluating ? { evaluating } : {}), ...(verdict ? { verdict } : {}) } };
	}
	// What was found out about it says nothing about the next one.
	return { decision: { ...rest, stage: rest.stage === 'assess' ? 'assess' : 'select' } };
}

function evaluate(decision: Decision, key: string, technique: Technique | undefined): Stepped {
	const candidate = decision.candidates.find((one) => candidateKey(one) === key);
	if (decision.reuse?.answer !== 'reuse') {
		return { refused: closedBecause(decision, 'select') ?? '' };
	}
	if (!candidate || candidate.dropped) {
		return { refused: l10n.t('It is not among the candidates any more.') };
	}
	const { verdict, choice, ...rest } = decision;
	const same = decision.evaluating === key;
	const chosen = technique ?? (same ? decision.technique : undefined) ?? 'as-is';
	return {
		decision: {
			...rest,
			...(same && verdict && chosen === decision.technique ? { verdict } : {}),
			...(same && choice ? { choice } : {}),
			evaluating: key,
			technique: chosen,
			stage: 'evaluate',
		},
	};
}

function good(decision: Decision, step: Extract<Step, { do: 'good' }>, at: string): Stepped {
	const { measured } = step;
	const why = said(step.why);
	const refused = closedBecause(decision, 'evaluate');
	return refused
		? { refused }
		: {
				decision: {
					...decision,
					verdict: {
						answer: 'good',
						at,
						...(why ? { why } : {}),
						...(measured === undefined ? {} : { measured }),
					},
					stage: 'deploy',
				},
			};
}

function poor(decision: Decision, back: BackEdge, why: string, at: string): Stepped {
	const refused = closedBecause(decision, 'evaluate');
	if (refused) {
		return { refused };
	}
	if (!why.trim()) {
		return { refused: l10n.t('Say what was poor: it is what the next candidate is measured by.') };
	}
	const candidate = decision.evaluating;
	const { choice: _, architecture, ...rest } = decision;
	return {
		decision: {
			...rest,
			...(architecture !== undefined && back !== 'architecture' ? { architecture } : {}),
			verdict: { answer: 'poor', why: why.trim(), at },
			turns: [...decision.turns, { back, why: why.trim(), at, ...(candidate ? { candidate } : {}) }],
			stage: back === 'technique' ? 'evaluate' : 'select',
		},
	};
}

function choose(
	decision: Decision,
	{ why, by, commit }: Extract<Step, { do: 'choose' }>,
	at: string,
): Stepped {
	const refused = closedBecause(decision, 'deploy');
	const candidate = evaluated(decision);
	if (refused || !candidate) {
		return { refused: refused ?? l10n.t('Choose a candidate to evaluate first.') };
	}
	const pinned = commit ?? candidate.commit;
	const person = said(by);
	return {
		decision: {
			...decision,
			choice: {
				hub: candidate.hub,
				id: candidate.id,
				...(pinned ? { commit: pinned } : {}),
				why: why.trim(),
				...(person ? { by: person } : {}),
				at,
			},
		},
	};
}

/** The candidate that is evaluated; undefined when there is none, or when it was dropped. */
export function evaluated({ candidates, evaluating }: Decision): Candidate | undefined {
	return candidates.find((one) => candidateKey(one) === evaluating && !one.dropped);
}

function changeCandidate(
	decision: Decision,
	key: string,
	change: (candidate: Candidate) => Candidate,
): Decision {
	return {
		...decision,
		candidates: decision.candidates.map((one) => (candidateKey(one) === key ? change(one) : one)),
	};
}
