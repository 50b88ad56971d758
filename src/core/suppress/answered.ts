// Whether enough was answered to say that a comment silences nothing.

import type { ResolvedLoad, ResolvedReference } from '../finding';
import type { Lookup } from '../model';
import type { AllAnswers } from '../rules/answers';
import { pinState } from '../rules/revision';
import type { Rule } from '../rules/rule';

/** True when all that a rule may look at of a reference was answered, and answered now. */
export type Answered = (resolved: ResolvedReference, rule: Rule) => boolean;

const unanswered: ReadonlySet<string> = new Set(['unreachable', 'not-asked', 'unknown']);

/** By the lookups, and by what the rule asked beyond them. */
export function answeredBy(answers: AllAnswers): Answered {
	return (resolved, { asks, tags }) => {
		if (![resolved.lookup, ...resolved.loads.map(({ lookup }) => lookup)].every(isAnswer)) {
			return false;
		}
		if (tags.includes('reproducibility') && resolved.loads.some(isUntold)) {
			return false;
		}
		if (asks?.question === 'chosen') {
			// Which records count is not known here; but nothing was asked of a model that none has chosen.
			const { head } = answers.of(resolved.reference);
			return head === undefined || !unanswered.has(head.state);
		}
		if (!asks?.of(resolved)) {
			return true;
		}
		const { question } = asks;
		const told = answers.of(resolved.reference)[question === 'past' ? 'head' : question];
		return told !== undefined && !('state' in told && unanswered.has(told.state));
	};
}

/** Which revision is loaded is computed, or up to a tool that is not known: what such rules would say of it is not known. */
function isUntold({ load }: ResolvedLoad): boolean {
	const state = pinState(load);
	return state === 'unknown' || state === 'elsewhere';
}

/** A hub without a public interface will say no more tomorrow; what could not be asked today may. */
function isAnswer(lookup: Lookup): boolean {
	switch (lookup.state) {
		case 'found':
		case 'gated':
			return !lookup.evidence.stale;
		case 'unreachable':
		case 'not-asked':
			return false;
		default:
			return true;
	}
}
