import { type Answer, DEFAULTS, jsonAnswer, notRecorded } from './answer';
import type { RecordedModel, Revision } from './facts';
import type { HubState } from './findModel';
import { type HubRequest, isSet } from './hubRequest';
import { numberedPage, numberParameter } from './pages';
import type { NamedCommit } from './stated';

/** `GET /commits/{rev}`, newest first. */
export function commits(
	state: HubState,
	request: HubRequest,
	model: RecordedModel,
	revision: Revision,
): Answer {
	const first = model.commits?.findIndex((commit) => commit.id === revision.sha) ?? -1;
	if (model.commits === undefined || first < 0) {
		return notRecorded(`the history of ${model.id}`);
	}
	const most = Math.min(1000, state.pageSize ?? Infinity);
	const size = numberParameter(request.query, 'limit', 1, most) ?? Math.min(50, most);
	const page = numberedPage(request, model.commits.slice(first), size);
	// The history was kept without bodies, and names an author only where he is a user of the hub.
	return jsonAnswer(
		page.items.map((commit) => ({ message: '', authors: [], ...commit })),
		{ ...page.headers, [DEFAULTS]: 'message, authors' },
	);
}

/** `GET /refs`: the head is what `main` means; other names were not recorded, a test states them. */
export function refs(request: HubRequest, model: RecordedModel): Answer {
	const { head, refs: stated = [] } = model;
	if (head.sha === undefined) {
		return notRecorded(`the branches of ${model.id}`);
	}
	const named = (wanted: NamedCommit['kind']) =>
		stated.filter(({ kind }) => kind === wanted).map(({ kind: _, ...ref }) => ref);
	const main = { name: 'main', ref: 'refs/heads/main', targetCommit: head.sha };
	const answer = {
		branches: [main, ...named('branches')],
		converts: named('converts'),
		tags: named('tags'),
	};
	return jsonAnswer(
		isSet(request.query, 'include_prs') ? { ...answer, pullRequests: named('pullRequests') } : answer,
		{ [DEFAULTS]: 'branches, converts, tags, pullRequests' },
	);
}
