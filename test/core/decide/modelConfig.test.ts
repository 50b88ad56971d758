import assert from 'node:assert/strict';
import { readModelConfig } from '../../../src/core/decide/modelConfig';

function read(fields: unknown): object {
	const { path, ...rest } = readModelConfig('config.json', JSON.stringify(fields), () => {}) ?? { path: '' };
	return rest;
}

const cases: readonly (readonly [fields: object, read: object])[] = [
	[{}, {}],
	[{ max_position_embeddings: 4096 }, { contextLength: 4096 }],
	[{ n_positions: 1024, n_ctx: 2048 }, { contextLength: 1024 }],
	[{ max_seq_len: 2048 }, { contextLength: 2048 }],
	[{ seq_length: 32_768 }, { contextLength: 32_768 }],
	// RoBERTa and its kin count positions from behind the padding's.
	[{ model_type: 'roberta', max_position_embeddings: 514 }, { contextLength: 512 }],
	[{ model_type: 'xlm-roberta', max_position_embeddings: 8194 }, { contextLength: 8192 }],
	[{ model_type: 'mpnet', max_position_embeddings: 514 }, { contextLength: 512 }],
	[{ model_type: 'bert', max_position_embeddings: 512 }, { contextLength: 512 }],
	[{ model_type: 'roberta', max_position_embeddings: 1 }, {}],
	[{ hidden_size: 768, d_model: 512 }, { hiddenSize: 768 }],
	[{ n_embd: 1600 }, { hiddenSize: 1600 }],
	[{ dim: 768 }, { hiddenSize: 768 }],
	[{ vocab_size: 30_522 }, { vocabulary: 30_522 }],
	[{ torch_dtype: 'float16' }, { dtype: 'float16' }],
	[{ dtype: 'bfloat16', torch_dtype: 'float16' }, { dtype: 'bfloat16' }],
	[{ transformers_version: '4.33.1' }, { transformersVersion: '4.33.1' }],
	[{ _name_or_path: 'a/b' }, { nameOrPath: 'a/b' }],
	[{ base_model_name_or_path: 'a/b' }, { adapterBase: 'a/b' }],
	// The language part of a model of several senses; what stands at the top counts first.
	[
		{ text_config: { max_position_embeddings: 131_072, hidden_size: 5376 } },
		{ contextLength: 131_072, hiddenSize: 5376 },
	],
	[{ hidden_size: 1, text_config: { hidden_size: 2 } }, { hiddenSize: 1 }],
	[{ llm_config: { vocab_size: 7 } }, { vocabulary: 7 }],
	[{ language_config: { vocab_size: 7 } }, { vocabulary: 7 }],
	[{ vision_config: { hidden_size: 7 } }, {}],
	[{ text_config: { text_config: { hidden_size: 7 } } }, {}],
	[
		{ rope_scaling: { factor: 4 }, max_position_embeddings: 4096 },
		{ contextLength: 4096, contextFactor: 4 },
	],
	[{ rope_scaling: null }, {}],
	[{ rope_scaling: { factor: 1 } }, {}],
	[{ rope_scaling: { factor: '4' } }, {}],
	[{ text_config: { rope_scaling: { factor: 8 } } }, { contextFactor: 8 }],
	// Wrong types are not stated.
	[{ max_position_embeddings: '4096', hidden_size: -1, vocab_size: 1.5, torch_dtype: 7 }, {}],
	[{ max_position_embeddings: '4096', n_positions: 1024 }, { contextLength: 1024 }],
	[{ text_config: [], _name_or_path: '', transformers_version: {} }, {}],
];

suite('the configuration of a model', () => {
	for (const [fields, expected] of cases) {
		test(JSON.stringify(fields), () => assert.deepEqual(read(fields), expected));
	}
	for (const text of ['', '{', 'null', '[]', '7', '"x"']) {
		test(`${JSON.stringify(text)} is none`, () =>
			assert.equal(
				readModelConfig('config.json', text, () => {}),
				undefined,
			));
	}
	test('keeps its path, notes what it could not use, and takes nothing from a prototype', () => {
		const notes: string[] = [];
		const text = '{"hidden_size": "7", "__proto__": {"vocab_size": 7}}';
		const config = readModelConfig('adapter_config.json', text, (note) => notes.push(note));
		assert.deepEqual([config, notes], [{ path: 'adapter_config.json' }, ['hidden_size: string']]);
	});
});
