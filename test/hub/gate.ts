import { type Answer, jsonAnswer } from './answer';
import { errorAnswer } from './errors';
import type { HubState } from './findModel';
import type { HubRequest } from './hubRequest';

/** Access to the files of a gated model; its README.md stays readable by all. */
export function gate({ facts }: HubState, request: HubRequest, id: string, path: string): Answer | undefined {
	const gated = facts.models.get(id)?.head.info.gated;
	if ((gated !== 'auto' && gated !== 'manual') || path === 'README.md' || request.access === 'member') {
		return undefined;
	}
	return errorAnswer(facts, request.access === 'user' ? 'gated-user' : 'gated-anonymous', { id, text: true });
}

/** `/api/models/{id}/auth-check`: may this token read the files? */
export function authCheck(state: HubState, request: HubRequest, id: string): Answer {
	return gate(state, request, id, '') ?? jsonAnswer({});
}
