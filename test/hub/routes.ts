import { type Answer, DEFAULTS, jsonAnswer, textAnswer } from './answer';
import { discussions } from './discussions';
import { errorAnswer } from './errors';
import type { RecordedModel, Revision } from './facts';
import { type FileServing, gitBlob, resolve } from './files';
import { findModel, findRevision, type HubState, splitId, unknownRevision } from './findModel';
import { authCheck } from './gate';
import { commits, refs } from './history';
import type { HubRequest } from './hubRequest';
import { listModels } from './list';
import { modelInfo, scanOf } from './modelInfo';
import { modelPage } from './modelPage';
import { overview } from './overview';
import { tagsByType } from './tags';
import { pathsInfo, tree, treeSize } from './tree';

type OfRevision = (
	state: HubState,
	request: HubRequest,
	model: RecordedModel,
	revision: Revision,
	rest: readonly string[],
) => Answer | undefined;
type OfModel = (state: HubState, request: HubRequest, model: RecordedModel) => Answer;

/** `/api/models/{id}/{verb}/{rev}/…`; undefined is "no such page". */
const OF_REVISION = new Map<string, { method: 'GET' | 'POST'; answer: OfRevision }>([
	[
		'revision',
		{
			method: 'GET',
			answer: (state, request, model, revision, rest) =>
				rest.length > 0 ? undefined : modelInfo(state, request, model, revision),
		},
	],
	[
		'tree',
		{
			method: 'GET',
			answer: (state, request, model, revision, rest) =>
				tree(state, request, model, revision, rest.join('/')),
		},
	],
	['commits', { method: 'GET', answer: commits }],
	[
		'treesize',
		{
			method: 'GET',
			answer: (state, _, model, revision, rest) => treeSize(state, model, revision, rest.join('/')),
		},
	],
	['paths-info', { method: 'POST', answer: pathsInfo }],
]);

/** `/api/models/{id}/{verb}`. */
const OF_MODEL = new Map<string, OfModel>([
	['refs', (_, request, model) => refs(request, model)],
	['discussions', discussions],
	[
		'scan',
		(_, __, model) =>
			jsonAnswer(
				scanOf(model),
				model.scan && !model.statedScan ? {} : { [DEFAULTS]: 'scansDone, filesWithIssues' },
			),
	],
	['auth-check', (state, request, model) => authCheck(state, request, model.id)],
]);

const API_VERBS = new Set([...OF_REVISION.keys(), ...OF_MODEL.keys(), 'compare']);
const FILE_VERBS = new Set(['resolve', 'raw']);

function noPage(): Answer {
	return jsonAnswer({ error: "Sorry, we can't find the page you are looking for." }, {}, 404);
}

function isRead(request: HubRequest): boolean {
	return request.method === 'GET' || request.method === 'HEAD';
}

/** 307 with a relative address, so that method and body survive. Every path below the old id is moved. */
function moved(request: HubRequest, verb: string | undefined, id: string, rest: readonly string[]): Answer {
	const below = [verb, ...rest].filter((segment) => segment !== undefined).map(encodeURIComponent);
	return textAnswer(307, '', { Location: `/api/models/${[id, ...below].join('/')}${request.search}` });
}

function modelRoute(state: HubState, request: HubRequest, segments: readonly string[]): Answer {
	const { id, verb, rest } = splitId(state.facts, segments, API_VERBS);
	const target = state.facts.renames.get(id);
	if (target !== undefined) {
		return moved(request, verb, target, rest);
	}
	const found = findModel(state, request, id);
	if ('refusal' in found) {
		return found.refusal;
	}
	const { model } = found;
	const ofRevision = OF_REVISION.get(verb ?? 'revision');
	if (ofRevision !== undefined) {
		const [rev = 'HEAD', ...below] = rest;
		const revision = findRevision(model, rev);
		if (ofRevision.method === 'GET' ? !isRead(request) : request.method !== ofRevision.method) {
			return noPage();
		}
		return revision === undefined
			? unknownRevision(state, model.id, rev)
			: (ofRevision.answer(state, request, model, revision, below) ?? noPage());
	}
	const ofModel = OF_MODEL.get(verb ?? '');
	return ofModel !== undefined && isRead(request) && rest.length === 0
		? ofModel(state, request, model)
		: noPage();
}

const USER = {
	type: 'user',
	id: '000000000000000000000000',
	name: 'local-hub-user',
	fullname: 'A user of the local hub',
	orgs: [],
	auth: { type: 'access_token', accessToken: { displayName: 'local-hub', role: 'read' } },
};

/** Who the token belongs to. A valid one belongs to a made-up user, since no answer was recorded. */
function whoAmI(state: HubState, request: HubRequest): Answer {
	switch (request.access) {
		case 'anonymous':
			return errorAnswer(state.facts, 'unknown');
		case 'bad':
			return errorAnswer(state.facts, 'bad-token');
		default:
			return jsonAnswer(USER, { [DEFAULTS]: Object.keys(USER).join(', ') });
	}
}

/** What the hub answers to a request, all failures aside. */
export function route(serving: FileServing, request: HubRequest): Answer {
	const { state } = serving;
	const [top, kind, ...rest] = request.segments;
	if (top === 'api' && kind === 'models') {
		return rest.length > 0
			? modelRoute(state, request, rest)
			: isRead(request)
				? listModels(state, request)
				: noPage();
	}
	if (!isRead(request)) {
		return noPage();
	}
	if (top === 'api' && kind === 'whoami-v2') {
		return whoAmI(state, request);
	}
	if (top === 'api' && kind === 'models-tags-by-type') {
		return tagsByType(state, request);
	}
	const [account, page] = rest;
	if (top === 'api' && (kind === 'organizations' || kind === 'users') && page === 'overview') {
		return overview(state, request, kind, account ?? '');
	}
	const cached = top === 'api' && kind === 'resolve-cache' && rest[0] === 'models';
	const {
		id,
		verb,
		rest: file,
	} = cached ? splitCached(state, rest.slice(1)) : splitId(state.facts, request.segments, FILE_VERBS);
	// Files of a renamed model are served under its new id at once, without a redirect to the new address.
	const current = state.facts.renames.get(id) ?? id;
	if (verb === 'resolve' && !cached) {
		return resolve(serving, request, current, file);
	}
	return verb === 'raw' || cached
		? gitBlob(serving, request, current, file)
		: (modelPage(state, request) ?? noPage());
}

/** In resolve-cache no word stands between id and commit. */
function splitCached(state: HubState, segments: readonly string[]) {
	const count = state.facts.models.has(segments.slice(0, 2).join('/')) ? 2 : 1;
	return { id: segments.slice(0, count).join('/'), verb: undefined, rest: segments.slice(count) };
}
