import { readHuggingFaceModel } from '../../../src/core/hubs/huggingface/model';
import type { ModelInfo } from '../../../src/core/model';
import { isObject, type JsonObject, keptFacts, loadFacts } from '../../hub/facts';

/** A recorded object as the hub serves it with sizes (`blobs=true`), and what is read of it. */
export interface Recorded {
	readonly id: string;
	readonly info: JsonObject;
}

/** Every model of the recorded facts. */
export function recordedModels(folder = keptFacts()): readonly Recorded[] {
	return [...loadFacts(folder).models].map(([id, { head }]) => ({
		id,
		info: { private: false, disabled: false, ...head.info },
	}));
}

export function readRecorded(info: JsonObject): ModelInfo {
	const read = readHuggingFaceModel(info, () => {});
	if (!read) {
		throw new Error('This is no model object.');
	}
	return read.model;
}

/** The object without one of its fields, for each of them: those at the top, in `cardData` and in `config`. */
export function withoutEach(info: JsonObject): readonly (readonly [field: string, rest: JsonObject])[] {
	return Object.keys(info)
		.filter((name) => name !== 'id')
		.flatMap((name) => {
			const inner = info[name];
			const below =
				(name === 'cardData' || name === 'config') && isObject(inner)
					? Object.keys(inner).map(
							(key) => [`${name}.${key}`, { ...info, [name]: without(inner, key) }] as const,
						)
					: [];
			return [[name, without(info, name)] as const, ...below];
		});
}

function without(fields: JsonObject, name: string): JsonObject {
	return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}
