import { type Answer, jsonAnswer, notRecorded } from './answer';
import { errorAnswer } from './errors';
import { expanded, LIST_NAMES, pick } from './expand';
import { isObject, type JsonObject } from './facts';
import type { HubState } from './findModel';
import { type HubRequest, isSet, listParameter } from './hubRequest';
import { siblingsOf, withDefaults } from './modelInfo';
import { cursorPage, numberParameter } from './pages';

/** A plain list lacks gated, disabled, sha, author and lastModified: a gated model read from it looks open. */
const PLAIN =
	'_id id modelId likes private downloads tags pipeline_tag library_name createdAt trendingScore'.split(' ');
const FULL = [...PLAIN, 'author', 'gated', 'disabled', 'sha', 'lastModified', 'siblings'];

type SortValue = string | number | undefined;

function totalParameters(info: JsonObject): number | undefined {
	const total = isObject(info.safetensors) ? info.safetensors.total : undefined;
	return typeof total === 'number' ? total : undefined;
}

function plainField(name: string): (info: JsonObject) => SortValue {
	return (info) => {
		const value = info[name];
		return typeof value === 'string' || typeof value === 'number' ? value : undefined;
	};
}

const SORT_KEYS = new Map<string, (info: JsonObject) => SortValue>([
	...['createdAt', 'downloads', 'likes', 'lastModified', 'likes30d', 'trendingScore', 'mainSize', 'id'].map(
		(name) => [name, plainField(name)] as const,
	),
	['num_parameters', totalParameters],
]);

/** Descending, what has no value last, equal ones by id. */
function sorted(models: readonly JsonObject[], key: (info: JsonObject) => SortValue): JsonObject[] {
	const byId = (a: JsonObject, b: JsonObject) => (String(a.id) < String(b.id) ? -1 : 1);
	return [...models].sort((a, b) => {
		const [left, right] = [key(a), key(b)];
		if (left === right) {
			return byId(a, b);
		}
		return left === undefined ? 1 : right === undefined ? -1 : left < right ? 1 : -1;
	});
}

const UNITS = new Map([
	['', 1],
	['K', 1e3],
	['M', 1e6],
	['B', 1e9],
	['T', 1e12],
]);

/** `min:6B,max:128B`. */
function inSize(info: JsonObject, range: string): boolean {
	const total = totalParameters(info);
	return range.split(',').every((part) => {
		const [, bound, number, unit = ''] = /^(min|max):(\d{1,9}(?:\.\d{1,9})?)([KMBT]?)$/.exec(part) ?? [];
		const limit = Number(number) * (UNITS.get(unit) ?? Number.NaN);
		return total !== undefined && (bound === 'min' ? total >= limit : total <= limit);
	});
}

function matches(info: JsonObject, query: URLSearchParams): boolean {
	const search = query.get('search')?.toLowerCase();
	const author = query.get('author');
	const task = query.get('pipeline_tag');
	const size = query.get('num_parameters');
	const tags = Array.isArray(info.tags) ? info.tags : [];
	return (
		(search === undefined || String(info.id).toLowerCase().includes(search)) &&
		(author === null || String(info.id).startsWith(`${author}/`)) &&
		(task === null || info.pipeline_tag === task) &&
		listParameter(query, 'filter').every((tag) => tags.includes(tag) || info.pipeline_tag === tag) &&
		(!query.has('gated') || (info.gated === 'auto' || info.gated === 'manual') === isSet(query, 'gated')) &&
		(size === null || inSize(info, size)) &&
		// Which provider or application runs a model was recorded of none.
		!['inference', 'inference_provider', 'apps'].some((name) => query.has(name))
	);
}

/** `GET /api/models`. */
export function listModels(state: HubState, request: HubRequest): Answer {
	const { query } = request;
	if (request.access === 'bad') {
		return errorAnswer(state.facts, 'bad-token');
	}
	const names = listParameter(query, 'expand');
	if (names.some((name) => !LIST_NAMES.includes(name))) {
		return errorAnswer(state.facts, 'expand', { expected: LIST_NAMES });
	}
	const key = SORT_KEYS.get(query.get('sort') ?? 'trendingScore');
	if (key === undefined) {
		return errorAnswer(state.facts, 'expand', { expected: [...SORT_KEYS.keys()] });
	}
	const joined = ['full', 'cardData', 'config'].filter((name) => isSet(query, name));
	if (names.length > 0 && joined.length > 0) {
		return jsonAnswer({ error: 'expand cannot be joined with full, cardData or config.' }, {}, 400);
	}
	const models = [...state.facts.models.values()]
		.filter(({ id }) => !state.facts.renames.has(id))
		.filter(({ id }) => !state.private.has(id) || request.access === 'member')
		.map(({ id, head }) => withDefaults(state, id, head.info).info);
	const found = sorted(
		models.filter((info) => matches(info, query)),
		key,
	);
	if (found.length === 0 && state.partial) {
		// The hub has many more models than were recorded.
		return notRecorded('models that such a search finds');
	}
	const most = Math.min(1000, state.pageSize ?? Infinity);
	const page = cursorPage(request, found, numberParameter(query, 'limit', 1, most) ?? most);
	const fields = [...(isSet(query, 'full') ? FULL : PLAIN), ...joined.filter((name) => name !== 'full')];
	return jsonAnswer(
		page.items.map((info) => {
			const listed = Object.hasOwn(info, 'siblings')
				? { ...info, siblings: siblingsOf(info.siblings, false) }
				: info;
			return names.length > 0 ? expanded(listed, names) : pick(listed, fields);
		}),
		page.headers,
	);
}
