import { type Answer, DEFAULTS, jsonAnswer, notRecorded } from './answer';
import { errorAnswer } from './errors';
import type { HubState } from './findModel';
import type { HubRequest } from './hubRequest';

/** `/api/organizations/{name}/overview` and `/api/users/{name}/overview`: what a test stated of that account. */
export function overview(
	state: HubState,
	request: HubRequest,
	kind: 'organizations' | 'users',
	name: string,
): Answer {
	if (request.access === 'bad') {
		return errorAnswer(state.facts, 'bad-token');
	}
	const accounts = state[kind];
	const stated = Object.hasOwn(accounts, name) ? accounts[name] : undefined;
	if (stated === undefined) {
		return state.partial ? notRecorded(name) : jsonAnswer({ error: 'This account does not exist' }, {}, 404);
	}
	const account = {
		[kind === 'users' ? 'user' : 'name']: name,
		fullname: name,
		avatarUrl: '/avatars/local-hub.svg',
		...(kind === 'users' ? { type: 'user' } : {}),
		...stated,
	};
	return jsonAnswer(account, { [DEFAULTS]: Object.keys(account).join(', ') });
}
