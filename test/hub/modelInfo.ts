import { type Answer, DEFAULTS, jsonAnswer, LACKS, notRecorded, STAND_IN } from './answer';
import { errorAnswer } from './errors';
import { expanded, INFO_NAMES } from './expand';
import { isObject, type JsonObject, type RecordedModel, type Revision } from './facts';
import type { HubState } from './findModel';
import { type HubRequest, isSet, listParameter } from './hubRequest';
import { syntheticMark } from './tree';

/** What the hub always says and few sources recorded. Named in a header, so that no test takes them for facts. */
const USUAL = { private: false, disabled: false };

/** The scanners' roll-up; without a record it is "not measured", which the hub writes with an empty list. */
export function scanOf(model: RecordedModel): JsonObject {
	return model.scan ?? { scansDone: false, filesWithIssues: [] };
}

/** The object with the server's defaults, and the names of those. */
export function withDefaults(
	state: HubState,
	id: string,
	info: JsonObject,
): { info: JsonObject; defaults: readonly string[] } {
	const defaults = Object.entries(USUAL).filter(([name]) => !Object.hasOwn(info, name));
	const full = { ...info, ...Object.fromEntries(defaults) };
	return {
		info: state.private.has(id) ? { ...full, private: true } : full,
		defaults: defaults.map(([name]) => name),
	};
}

/** The hub's own facts, in every whole answer. */
const ALWAYS = 'author createdAt downloads gated lastModified likes sha siblings tags'.split(' ');
/** What the hub leaves out of a model that has none. */
const SOMETIMES = 'library_name model-index pipeline_tag safetensors'.split(' ');
/** The same, read from files: absent of a recorded list of files, the files have none. */
const FROM_FILES = 'cardData config'.split(' ');

/** The fields that the hub may have had and nobody recorded. */
function lacking({ info }: Revision): readonly string[] {
	const listed = Array.isArray(info.siblings) && Object.hasOwn(info, 'sha');
	// Only recorded answers have it: what such a whole one leaves out, the hub left out.
	const whole = listed && Object.hasOwn(info, '_id');
	const names = [...ALWAYS, ...(whole ? [] : SOMETIMES), ...(listed ? [] : FROM_FILES)];
	return names.filter((name) => !Object.hasOwn(info, name));
}

/** Names only, unless `blobs=true` asks for sizes and hashes. `null` was recorded for some and stays. */
export function siblingsOf(siblings: unknown, blobs: boolean): unknown {
	if (!Array.isArray(siblings) || blobs) {
		return siblings;
	}
	return siblings.filter(isObject).map(({ rfilename }) => ({ rfilename }));
}

/** `GET /api/models/{id}` and `/revision/{rev}`. */
export function modelInfo(
	state: HubState,
	request: HubRequest,
	model: RecordedModel,
	revision: Revision,
): Answer {
	const names = listParameter(request.query, 'expand');
	const blobs = isSet(request.query, 'blobs');
	const asksSecurity = isSet(request.query, 'securityStatus');
	if (names.some((name) => !INFO_NAMES.includes(name))) {
		return errorAnswer(state.facts, 'expand', { expected: INFO_NAMES });
	}
	if (names.length > 0 && (blobs || asksSecurity)) {
		// The official Python client refuses this before it asks; what the hub says to it is not recorded.
		return jsonAnswer({ error: 'expand cannot be joined with blobs or securityStatus.' }, {}, 400);
	}
	const { info, defaults } = withDefaults(state, model.id, revision.info);
	const whole = Object.hasOwn(info, 'siblings')
		? { ...info, siblings: siblingsOf(info.siblings, blobs) }
		: info;
	// Of a scan that nobody recorded it is not known whether it is finished.
	const security = asksSecurity && (!state.partial || model.scan !== undefined);
	const made = [
		...defaults,
		...(model.statedGate ? ['gated'] : []),
		...(security && model.statedScan ? ['securityRepoStatus'] : []),
	];
	const lacks = state.partial
		? [...lacking(revision), ...(model.scan === undefined ? ['securityRepoStatus'] : [])]
		: [];
	const marked = {
		...(state.partial ? { [STAND_IN]: 'recorded' } : {}),
		...(lacks.length > 0 ? { [LACKS]: lacks.join(', ') } : {}),
		...(made.length > 0 ? { [DEFAULTS]: made.join(', ') } : {}),
		...syntheticMark(state, revision.entries ?? []),
	};
	if (names.length > 0) {
		if (state.partial && !names.some((name) => Object.hasOwn(whole, name))) {
			return notRecorded(`${names.join(', ')} of ${model.id}`);
		}
		return jsonAnswer(expanded(whole, names), marked);
	}
	return jsonAnswer(security ? { ...whole, securityRepoStatus: scanOf(model) } : whole, marked);
}
