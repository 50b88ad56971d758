import assert from 'node:assert/strict';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import { evidence, files } from '../builders';
import { absent, card, config, type Stated, said, tensors, told, unknown } from './facts';

const none = 'not-stated: nothing to compare';

/** A model by that name whose files hold so many parameters. */
const counted = (id: string, byDtype: Readonly<Record<string, number>>, more: Stated = {}): Stated => ({
	id,
	...more,
	details: { ...tensors(byDtype), ...more.details },
});
const cardSays = (text: string, total: number): Stated => ({
	parameters: { total, byDtype: { F32: total } },
	details: card(text),
});
/** With bases as the lineage found them, the nearest first. */
const above = (
	template: string | undefined,
	bases: readonly Partial<ModelInfo>[],
	more: Stated = {},
): Stated => ({
	...(template === undefined ? {} : { chatTemplate: template }),
	...more,
	details: {
		lineage: told({
			ancestors: bases.map((base, at) => {
				const id = `base/${at}`;
				const lookup: Lookup = { state: 'found', model: { id, ...base }, evidence };
				return { id, depth: 1, below: 'org/name', lookup };
			}),
			cut: false,
		}),
	},
});
const context = (text: string, fields: object, file = 'config.json'): Stated => ({
	details: { ...card(text), ...config({ path: file, ...fields }) },
});

const cases: readonly (readonly [attribute: string, stated: Stated, said: string])[] = [
	['size-claim', { id: 'org/x-7B', parameters: { total: 7.6e9, byDtype: { BF16: 7.6e9 } } }, 'stated: agree'],
	['size-claim', counted('org/x-7B', { BF16: 7.6e9 }), 'stated: agree'],
	// Publishers leave embeddings out: both sides are shown, and no alarm is raised.
	[
		'size-claim',
		counted('google/gemma-2b', { BF16: 2.506e9 }),
		'stated: the name says 2 B, the files hold 2.5 B',
	],
	[
		'size-claim',
		counted('Qwen/Qwen3-0.6B', { BF16: 7.52e8 }),
		'stated: the name says 600 M, the files hold 752 M',
	],
	['size-claim', counted('org/x-7B', { BF16: 3e9 }), 'contradictory: the name says 7 B, the files hold 3 B'],
	[
		'size-claim',
		counted('org/x-7B', { BF16: 7e10 }),
		'contradictory: the name says 7 B, the files hold 70 B',
	],
	// Masks are no parameters.
	['size-claim', counted('EleutherAI/pythia-70m', { F16: 70_426_624, U8: 25_165_832 }), 'stated: agree'],
	['size-claim', counted('org/x-7B-AWQ', { I32: 8e8, F16: 3e8 }), none],
	['size-claim', counted('org/x-7B-bnb', { U8: 3.5e9, BF16: 5e8 }), none],
	['size-claim', counted('org/x-7B', { F8_E4M3: 7e9, F32: 1e6 }), 'stated: agree'],
	['size-claim', counted('org/x-7B', { BF16: 1e9 }, { quantization: 'gptq' }), none],
	['size-claim', counted('org/x-7B', { BF16: 1e9 }, { baseRelation: 'quantized' }), none],
	['size-claim', counted('org/x-7B', { F32: 4e7 }, { library: 'peft' }), none],
	['size-claim', counted('org/x-7B', { F32: 4e7 }, { files: files('adapter_config.json') }), none],
	[
		'size-claim',
		counted('org/x-7B', { F32: 7e9 }, { files: files('adapter_config.json', 'config.json') }),
		'stated: agree',
	],
	['size-claim', counted('mistralai/Mixtral-8x7B', { BF16: 4.67e10 }), none],
	['size-claim', counted('org/name', { BF16: 1e9 }), none],
	['size-claim', { id: 'org/x-7B' }, 'not-asked'],
	['size-claim', { id: 'org/x-7B', details: { tensors: absent } }, none],
	['size-claim', { id: 'org/x-7B', details: { tensors: unknown } }, 'unknown: The hub did not answer.'],

	['card-size-claim', cardSays('It has 7B parameters.', 7.2e9), 'stated: agree'],
	[
		'card-size-claim',
		cardSays('It has 7B parameters.', 1e9),
		'contradictory: the card says "7B parameters", the files hold 1 B',
	],
	['card-size-claim', cardSays('# Name', 1e9), none],
	['card-size-claim', { parameters: { total: 1, byDtype: {} } }, 'not-asked'],
	[
		'card-size-claim',
		{ parameters: { total: 1, byDtype: {} }, details: { card: unknown } },
		'unknown: The hub did not answer.',
	],
	['card-size-claim', { parameters: { total: 1, byDtype: {} }, details: { card: absent } }, none],

	['architecture-claim', { id: 'org/bert-base', modelType: 'bert' }, 'stated: agree'],
	[
		'architecture-claim',
		{ id: 'org/roberta-wwm', modelType: 'bert' },
		'contradictory: the name says roberta, the configuration bert',
	],
	['architecture-claim', { id: 'org/bert-base' }, none],
	['architecture-claim', { id: 'org/name', modelType: 'bert' }, none],

	['head-claim', { task: 'fill-mask', architectures: ['BertForMaskedLM'] }, 'stated: agree'],
	[
		'head-claim',
		{ task: 'zero-shot-classification', architectures: ['BartForSequenceClassification'] },
		'stated: agree',
	],
	[
		'head-claim',
		{ task: 'audio-classification', architectures: ['Wav2Vec2ForSequenceClassification'] },
		'stated: agree',
	],
	[
		'head-claim',
		{ task: 'text-classification', architectures: ['BertForMaskedLM'] },
		'contradictory: the task is text-classification, the head is that of BertForMaskedLM',
	],
	['head-claim', { task: 'fill-mask', architectures: ['BertForPreTraining'] }, 'stated: agree'],
	// Vectors and generated text answer these, whatever the head.
	['head-claim', { task: 'feature-extraction', architectures: ['BertForMaskedLM'] }, none],
	['head-claim', { task: 'sentence-similarity', architectures: ['BertForMaskedLM'] }, none],
	['head-claim', { task: 'text-classification', architectures: ['LlamaForCausalLM'] }, none],
	['head-claim', { task: 'text-classification', architectures: ['BertModel'] }, none],
	['head-claim', { task: 'text-classification', architectures: [] }, none],
	['head-claim', { task: 'text-classification' }, none],
	['head-claim', { architectures: ['BertForMaskedLM'] }, none],

	['licence-claim', { licenses: ['MIT'], tags: ['license:mit'], hasCardData: true }, 'stated: agree'],
	[
		'licence-claim',
		{ licenses: ['mit'], tags: ['license:other'], hasCardData: true },
		'contradictory: the card says mit, the tag other',
	],
	// The licence was taken from the tag: that is one statement, not two.
	['licence-claim', { licenses: ['mit'], tags: ['license:mit'] }, none],
	['licence-claim', { licenses: ['mit'], tags: ['pytorch'], hasCardData: true }, none],
	['licence-claim', { licenses: [], tags: ['license:mit'], hasCardData: true }, none],

	['base-claim', { baseModels: ['a/b'], adapterBase: 'A/B' }, 'stated: agree'],
	['base-claim', { baseModels: ['a/b'], adapterBase: 'https://huggingface.co/a/b' }, 'stated: agree'],
	[
		'base-claim',
		{ baseModels: ['a/b'], adapterBase: 'c/d' },
		'contradictory: the card says a/b, config.peft says c/d',
	],
	[
		'base-claim',
		{ baseModels: ['meta-llama/Llama-3-8B'], adapterBase: 'unsloth/llama-3-8b-bnb-4bit' },
		'stated: copies of one model, as far as the names tell: the card says meta-llama/Llama-3-8B, config.peft says unsloth/llama-3-8b-bnb-4bit',
	],
	[
		'base-claim',
		{ baseModels: ['a/b'], details: config({ path: 'adapter_config.json', adapterBase: 'c/d' }) },
		'contradictory: the card says a/b, adapter_config.json says c/d',
	],
	[
		'base-claim',
		{ baseModels: ['a/b'], details: config({ path: 'adapter_config.json', adapterBase: '/mnt/models/b' }) },
		'not-stated: adapter_config.json names a folder of its author, "/mnt/models/b"',
	],
	['base-claim', { baseModels: ['a/b'], details: config({}) }, none],
	['base-claim', { details: config({ adapterBase: 'c/d' }) }, none],
	['base-claim', { baseModels: ['a/b'] }, 'not-asked'],

	['origin-claim', { baseModels: ['a/b'], details: config({ nameOrPath: 'a/b' }) }, 'stated: agree'],
	[
		'origin-claim',
		{ baseModels: ['m/Llama-3.1-70B'], details: config({ nameOrPath: 'm/Llama-3-70B' }) },
		'stated: the card says m/Llama-3.1-70B, it was saved from m/Llama-3-70B',
	],
	['origin-claim', { baseModels: ['a/b'], details: config({ nameOrPath: 'org/name' }) }, none],
	['origin-claim', { baseModels: ['a/b'], details: config({ nameOrPath: './checkpoint-500' }) }, none],
	['origin-claim', { baseModels: ['a/b'], details: config({ nameOrPath: 'output' }) }, none],
	['origin-claim', { details: config({ nameOrPath: 'c/d' }) }, none],

	['context-claim', context('Context length: 4096', { contextLength: 4096 }), 'stated: agree'],
	['context-claim', context('Context length: 128k', { contextLength: 131_072 }), 'stated: agree'],
	['context-claim', context('Context length: 128k', { contextLength: 128_000 }), 'stated: agree'],
	[
		'context-claim',
		context('Context length: 16k', { contextLength: 4096 }),
		'contradictory: the card says "Context length: 16k", config.json says 4,096',
	],
	[
		'context-claim',
		context('Context length: 16k', { contextLength: 4096, contextFactor: 4 }),
		'stated: agree',
	],
	[
		'context-claim',
		context('Context length: 32k', { contextLength: 128_000 }),
		'stated: the card promises less, "Context length: 32k", than config.json holds, 128,000',
	],
	['context-claim', context('# Name', { contextLength: 4096 }), none],
	['context-claim', context('Context length: 16k', {}), none],
	['context-claim', { details: card('Context length: 16k') }, 'not-asked'],
	['context-claim', { details: config({ contextLength: 4096 }) }, 'not-asked'],
	['context-claim', { details: { ...config({}), card: unknown } }, 'unknown: The hub did not answer.'],

	['template-claim', above('{{ a }}', [{ chatTemplate: '{{ a }}\n' }]), 'stated: the same as that of base/0'],
	[
		'template-claim',
		above('{{ a }}', [{}, { chatTemplate: '{{ a }}' }]),
		'stated: the same as that of base/1',
	],
	['template-claim', above('{{ a }}', [{ chatTemplate: '{{ b }}' }]), 'stated: differs from that of base/0'],
	[
		'template-claim',
		above('{{ a }}', [{ chatTemplate: '{{ b }}' }], { baseRelation: 'quantized' }),
		'contradictory: differs from that of base/0',
	],
	['template-claim', above('{{ a }}', [{}]), none],
	['template-claim', above(undefined, [{ chatTemplate: '{{ b }}' }]), none],
	['template-claim', above('{{ a }}', []), none],
];

const ages: readonly (readonly [card: string | undefined, weights: string | undefined, said: string])[] = [
	['2024-01-02T00:00:00Z', '2024-01-01T00:00:00Z', 'stated: the card is not older than the weights'],
	['2024-01-01T00:00:00Z', '2024-01-01T20:00:00Z', 'stated: changed within a day of each other'],
	[
		'2024-01-01T00:00:00Z',
		'2024-03-01T00:00:00Z',
		'stated: the card is of 2024-01-01, the newest weights are of 2024-03-01',
	],
	[undefined, '2024-03-01T00:00:00Z', none],
	['2024-01-01T00:00:00Z', undefined, none],
	[undefined, undefined, 'unknown: The list of files that was sent says nothing of it.'],
];

suite('discrepancies', () => {
	for (const [attribute, stated, expected] of cases) {
		test(`${attribute} of ${stated.id ?? 'org/name'}: ${expected}`, () =>
			assert.equal(said(attribute, stated), expected));
	}
	for (const [card, weights, expected] of ages) {
		test(`card-age of ${card} and ${weights}: ${expected}`, () => {
			const file = (path: string, date: string | undefined) => ({
				path,
				...(date ? { changed: { id: 'c'.repeat(40), title: 'x', date } } : {}),
			});
			const tree = told([file('README.md', card), file('model.safetensors', weights)]);
			assert.equal(said('card-age', { details: { tree } }), expected);
		});
	}
});
