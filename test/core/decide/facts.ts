import { readCard } from '../../../src/core/card/card';
import type { Reading } from '../../../src/core/decide/attribute';
import { attributes } from '../../../src/core/decide/attributes';
import type { Details, ModelFacts } from '../../../src/core/decide/modelFacts';
import type { ModelInfo } from '../../../src/core/model';
import type { Told, TreeFile } from '../../../src/core/repository';
import { evidence } from '../builders';

/** What a test says of a model; nothing else is known of it. */
export interface Stated extends Partial<ModelInfo> {
	readonly details?: Details;
	readonly asked?: string;
	readonly hub?: ModelFacts['hub'];
	readonly stale?: true;
	readonly loads?: ModelFacts['loads'];
}

/** What one attribute makes of it. */
export function reading(attribute: string, stated: Stated = {}): Reading {
	const row = attributes.find(({ id }) => id === attribute);
	if (!row) {
		throw new Error(`There is no attribute ${attribute}.`);
	}
	const { details = {}, asked, hub = 'huggingface', stale, loads, ...model } = stated;
	const id = model.id ?? 'org/name';
	const from = { ...evidence, ...(stale ? { stale } : {}) };
	const read = loads ? { loads } : {};
	return row.read({ hub, asked: asked ?? id, model: { ...model, id }, evidence: from, details, ...read });
}

/** `stated: mit`, `not-stated`, `contradictory: …`, `unknown: …`, `not-asked`. */
export function said(attribute: string, stated: Stated = {}): string {
	const one = reading(attribute, stated);
	const text = 'text' in one ? one.text : undefined;
	return text === undefined ? one.state : `${one.state}: ${text}`;
}

export function told<T>(value: T): Told<T> {
	return { state: 'told', value, evidence };
}

export const absent = { state: 'absent', evidence } as const;
export const unknown = { state: 'unknown', reason: 'The hub did not answer.' } as const;

/** The part of a card's text. */
export function card(text: string): Pick<Details, 'card'> {
	return { card: told(readCard(text)) };
}

export function config(
	fields: Details['config'] extends Told<infer T> | undefined ? Partial<T> : never,
): Pick<Details, 'config'> {
	return { config: told({ path: 'config.json', ...fields }) };
}

export function tensors(byDtype: Readonly<Record<string, number>>): Pick<Details, 'tensors'> {
	const total = Object.values(byDtype).reduce((sum, count) => sum + count, 0);
	return { tensors: told({ total, byDtype, files: ['model.safetensors'] }) };
}

/** A file of a tree; `changed` is a date. */
export function treeFile(path: string, changed?: string, scan?: TreeFile['scan']): TreeFile {
	return {
		path,
		...(changed ? { changed: { id: 'c'.repeat(40), title: 'x', date: changed } } : {}),
		...(scan ? { scan } : {}),
	};
}
