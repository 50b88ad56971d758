// Calls of a project's own functions that hand an id on to a library: their keywords tell.
import type { Call, Expression, Outline } from '../syntax/shapes';
import { isExpectation, isMockCall } from './expected';
import { weightOptions } from './signatures/python/transformers';
import type { Signature } from './signatures/signature';

/** A project's own function that takes an id and a revision hands both to a library. */
export const ownLoader: Signature = {
	library: 'unknown',
	modules: [],
	call: '*',
	ids: [
		{
			at: 0,
			keys: [
				'model_id',
				'model',
				'model_name',
				'model_name_or_path',
				'repo_id',
				'repo',
				'modelId',
				'modelName',
			],
		},
	],
	revision: 'revision',
	reads: 'weights',
	options: weightOptions,
	example: 'launch("org/name", revision="main")',
};

/**
 * `model.generate(…, custom_generate="org/name", trust_remote_code=True)` runs `custom_generate/generate.py` of that
 * repository. Whatever the model is called, only transformers has such a keyword; a revision would go to the model.
 */
export const customGenerate: Signature = {
	library: 'transformers',
	modules: ['transformers'],
	call: '*.generate',
	ids: [{ keys: ['custom_generate'] }],
	reads: 'text',
	options: ['trust_remote_code'],
	checked: 'transformers 5.24.0',
	example: 'model.generate(custom_generate="org/name", trust_remote_code=True)',
};

/** Whether a call generates by code of a repository. */
export const generatesByCode = (call: Call): boolean =>
	call.arguments.some(({ name }) => name === 'custom_generate') && !isExpectation(call);

const saysRevision = (value: Expression): boolean =>
	value.kind === 'dict' && value.entries.some(({ name }) => name === 'revision');

/** `Embedder.create({ model: 'org/name', revision: 'main' })`: where the settings stand, or -1. */
export const settingsAt = (call: Call): number =>
	isExpectation(call) ? -1 : call.arguments.findIndex(({ value }) => saysRevision(value));

/** Keywords that only what loads a model of a hub is given. */
const loaders = new Set(['revision', 'trust_remote_code', 'use_safetensors', 'code_revision']);

export function asksForRevision({ text }: Outline, call: Call): boolean {
	const { callee, arguments: list } = call;
	return (
		list.some((one) => one.name !== undefined && loaders.has(one.name)) &&
		!isExpectation(call) &&
		!isMockCall(text, call) &&
		!/data|push|upload|create|delete/i.test(text.slice(callee.span.start, callee.span.end).slice(-100))
	);
}
