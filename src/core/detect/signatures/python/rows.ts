import { isCanonical } from '../../ids';
import type { IdAt, Signature } from '../signature';

/** The first argument of every `from_pretrained`, and of the calls of huggingface_hub. */
export const pretrained: IdAt = {
	at: 0,
	keys: ['pretrained_model_name_or_path', 'pretrained_model_name', 'model_name_or_path'],
};
export const repo: IdAt = { at: 0, keys: ['repo_id'] };

/** An argument that may stand first or by one of its names. */
export const first = (...keys: readonly string[]): IdAt => ({ at: 0, keys });
/** An argument that is only given by name. */
export const named = (...keys: readonly string[]): IdAt => ({ keys });

/** The library fills in its own organisation for names without an owner, but for those older than owners. */
export const sentenceTransformers = (name: string): string =>
	name.includes('/') || isCanonical(name) ? name : `sentence-transformers/${name}`;

/** One row per call of `calls`, which are imported from the first of `modules` in their examples. */
export function rows(
	library: string,
	modules: readonly string[],
	calls: string,
	ids: IdAt | readonly IdAt[],
	row: Partial<Signature> = {},
): Signature[] {
	const list = 'length' in ids ? ids : [ids];
	const [main] = list;
	const key = main?.keys?.[0];
	const before = '"x", '.repeat(main?.at ?? 0);
	const argument = main?.at === undefined && key !== undefined ? `${key}="org/name"` : `${before}"org/name"`;
	return calls.split(' ').map((call) => {
		const path = call.replaceAll('*', 'x');
		const name = path.split(/[.(]/)[0];
		return {
			library,
			modules,
			call,
			ids: list,
			reads: 'weights',
			example: `from ${modules[0]} import ${name}\n${path}(${argument})`,
			...row,
		};
	});
}

/** `rows` with an example made from each row. */
export function rowsAs(example: (call: string) => string, made: readonly Signature[]): Signature[] {
	return made.map((row) => ({ ...row, example: example(row.call) }));
}
