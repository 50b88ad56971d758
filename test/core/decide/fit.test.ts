import * as assert from 'node:assert';
import { attributes } from '../../../src/core/decide/attributes';
import { fitOf, judgeFacts } from '../../../src/core/decide/fit';
import { judges } from '../../../src/core/decide/judges';
import type { Needs } from '../../../src/core/decide/needs';
import type { ModelInfo } from '../../../src/core/model';
import type { Policy } from '../../../src/core/policy/policy';
import { evidence } from '../builders';

const weights = (path: string, size: number) => ({ path, size });

/** `mark: reason` of everything that speaks for or against, the worst first. */
function reasons(model: Partial<ModelInfo>, needs: Needs = {}, policy: Policy = {}): readonly string[] {
	return judged(model, needs, policy).reasons.map(({ mark, text }) => `${mark}: ${text}`);
}

function judged(model: Partial<ModelInfo>, needs: Needs = {}, policy: Policy = {}) {
	const id = 'org/name';
	const facts = { hub: 'huggingface', asked: id, model: { id, ...model }, evidence, details: {} } as const;
	return fitOf(judgeFacts(facts, { needs, policy }));
}

const bert = (path: string, size: number): Partial<ModelInfo> => ({
	library: 'sentence-transformers',
	files: [weights(path, size), weights('config.json', 500)],
});

suite('Fit of a candidate', () => {
	const cases: [name: string, model: Partial<ModelInfo>, needs: Needs, expected: RegExp][] = [
		['the same task', { task: 'fill-mask' }, { task: 'fill-mask' }, /^fits: Task: fill-mask$/],
		[
			'a near task',
			{ task: 'sentence-similarity' },
			{ task: 'feature-extraction' },
			/^look: .*close to feature-extraction/,
		],
		['another task', { task: 'fill-mask' }, { task: 'translation' }, /^against: .*translation is needed/],
		['no task', {}, { task: 'translation' }, /^not-stated: Task/],
		['the language', { languages: ['en', 'de'] }, { languages: ['de'] }, /^fits: Languages/],
		['a missing language', { languages: ['zh'] }, { languages: ['en'] }, /^against: .*without en/],
		['many languages', { languages: ['multilingual'] }, { languages: ['en'] }, /^look: .*is not stated/],
		['the library', { library: 'timm' }, { library: 'timm' }, /^fits: Library/],
		['a library among the tags', { library: 'x', tags: ['timm'] }, { library: 'timm' }, /^fits: Library/],
		['another library', { library: 'x' }, { library: 'timm' }, /^look: .*timm is needed/],
		[
			'a small download',
			bert('model.safetensors', 91e6),
			{ download: 5e8 },
			/^fits: Weights that a load reads: 91/,
		],
		[
			'a large download',
			bert('model.safetensors', 6.2e9),
			{ download: 5e8 },
			/^against: .*12 times the limit of 500 MB/,
		],
		['pickles alone', bert('pytorch_model.bin', 1e6), {}, /^look: .*pickle only/],
		[
			'a quantisation for GPUs',
			{ quantization: 'gptq, 4 bit' },
			{ hardware: 'cpu' },
			/^look: .*made for GPUs/,
		],
		['gated', { gated: 'manual' }, {}, /^look: Access/],
		['code of its own', { remoteCode: ['modeling_x.py'] }, {}, /^look: .*trust_remote_code/],
	];
	for (const [name, model, needs, expected] of cases) {
		test(name, () => assert.match(reasons(model, needs).join('\n'), new RegExp(expected, 'm')));
	}

	test('a pickle within the size is looked at all the same', () => {
		const [first] = reasons(bert('pytorch_model.bin', 1e6), { download: 5e8 });
		assert.match(first ?? '', /^look: .*pickle only/);
	});

	test('the licence is judged by the policy alone', () => {
		const model = { licenses: ['cc-by-nc-4.0'], hasCardData: true };
		assert.deepEqual(reasons(model), []);
		assert.match(reasons(model, {}, { use: { purpose: 'commercial' } }).join(), /^against: Licence: /);
		assert.match(
			reasons({ licenses: ['mit'] }, {}, { use: { purpose: 'commercial' } }).join(),
			/^fits: Licence/,
		);
	});

	test('what nobody asked for is not held against a model', () => {
		assert.deepEqual(reasons({ task: 'fill-mask', languages: ['zh'], library: 'x' }), []);
		assert.match(judged({}).text, /no needs/);
	});

	test('the worst reason is the verdict, and comes first', () => {
		const {
			mark,
			text,
			reasons: all,
		} = judged(
			{ task: 'fill-mask', languages: ['zh'], gated: 'auto' },
			{ task: 'fill-mask', languages: ['en'], library: 'timm' },
		);
		assert.deepEqual([mark, text], ['against', '1 against your needs, 1 to look at, 1 not stated']);
		assert.deepEqual(
			all.map((reason) => reason.mark),
			['against', 'look', 'not-stated', 'fits'],
		);
	});

	test('what is not stated keeps a model from fitting', () => {
		assert.equal(judged({ task: 'x' }, { task: 'x', languages: ['en'] }).mark, 'not-stated');
		assert.equal(judged({ task: 'x' }, { task: 'x' }).mark, 'fits');
	});

	test('every judged attribute is one of the table', () => {
		const ids = attributes.map(({ id }) => id);
		assert.deepEqual(
			judges.filter(({ attribute }) => !ids.includes(attribute)),
			[],
		);
	});
});
