// Whether enough was answered to say that a comment silences nothing.
import type { Lookup, ResolvedReference } from '../model';
import type { AllAnswers } from '../rules/answers';
import type { Rule } from '../rules/rule';

/** True when all that a rule may look at of a reference was answered, and answered now. */
export type Answered = (resolved: ResolvedReference, rule: Rule) => boolean;

const unanswered: ReadonlySet<string> = new Set(['unreachable', 'not-asked', 'unknown']);

/** By the lookups, and by what the rule asked beyond them. */
export function answeredBy(answers: AllAnswers): Answered {
	return (resolved, { asks }) => {
		if (![resolved.lookup, ...resolved.loads.map(({ lookup }) => lookup)].every(isAnswer)) {
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
