import { type Answer, jsonAnswer } from './answer';
import type { HubState } from './findModel';
import type { HubRequest } from './hubRequest';

/** Tags that say of which type they are. Languages do not, so they are among `other` here. */
const PREFIXED = ['license', 'dataset', 'arxiv', 'doi', 'region'];

interface Tag {
	readonly id: string;
	readonly label: string;
	readonly type: string;
}

function tagOf(type: string, id: string): Tag {
	return { id, label: id.startsWith(`${type}:`) ? id.slice(type.length + 1) : id, type };
}

/** `GET /api/models-tags-by-type`: the tags of the recorded models, by type; `type` leaves one of them. */
export function tagsByType(state: HubState, request: HubRequest): Answer {
	const tags = new Map<string, Tag>();
	function add(type: string, id: unknown): void {
		if (typeof id === 'string' && !tags.has(id)) {
			tags.set(id, tagOf(type, id));
		}
	}
	const infos = [...state.facts.models.values()].map(({ head }) => head.info);
	for (const info of infos) {
		add('pipeline_tag', info.pipeline_tag);
		add('library', info.library_name);
	}
	for (const tag of infos.flatMap((info) => (Array.isArray(info.tags) ? info.tags : []))) {
		add(PREFIXED.find((type) => String(tag).startsWith(`${type}:`)) ?? 'other', tag);
	}
	const wanted = request.query.get('type');
	const types = ['pipeline_tag', 'library', ...PREFIXED, 'other'].filter(
		(type) => wanted === null || type === wanted,
	);
	return jsonAnswer(
		Object.fromEntries(types.map((type) => [type, [...tags.values()].filter((tag) => tag.type === type)])),
	);
}
