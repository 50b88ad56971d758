import assert from 'node:assert/strict';
import { architectureInName, isSameName, sizeInName } from '../../../src/core/decide/names';

const sizes: readonly (readonly [id: string, size: number | undefined])[] = [
	['Qwen/Qwen2.5-7B-Instruct', 7e9],
	['Qwen/Qwen3-0.6B', 6e8],
	['facebook/opt-1.3b', 1.3e9],
	['bigscience/bloom-1b7', 1.7e9],
	['bigscience/bloom-7b1', 7.1e9],
	['bigscience/bloomz-560m', 5.6e8],
	['EleutherAI/pythia-70m-deduped', 7e7],
	['elyza/ELYZA-japanese-Llama-2-13b-instruct', 1.3e10],
	['lizpreciatior/lzlv_70b_fp16_hf', 7e10],
	['TheBloke/DiscoLM-120b-GPTQ', 1.2e11],
	['Yukang/Llama-2-7b-longlora-128k', 7e9],
	['TinyLlama/TinyLlama-1.1B-intermediate-step-1431k-3T', 1.1e9],
	['deepseek-ai/deepseek-llm-7b-base', 7e9],
	['mistralai/Mistral-7B-Instruct-v0.3', 7e9],
	['google/gemma-2-2b-it', 2e9],
	['facebook/wav2vec2-xls-r-300m', 3e8],
	// Mixtures: one expert, or those that are active.
	['mistralai/Mixtral-8x7B-v0.1', undefined],
	['Qwen/Qwen3-30B-A3B', undefined],
	['ibm-granite/granite-3.1-1b-a400m-instruct', undefined],
	['meta-llama/Llama-4-Scout-17B-16E', undefined],
	['allenai/OLMoE-1B-7B-0924', undefined],
	['microsoft/GRIN-MoE-42B', undefined],
	// Several, none, another unit, another thing.
	['Qwen/Qwen2.5-7B-Instruct-1M', undefined],
	['bert-base-uncased', undefined],
	['microsoft/Phi-3-mini-128k-instruct', undefined],
	['org/model-4bit', undefined],
	['org/model-0b', undefined],
	['google/gemma-3n-E2B', undefined],
	['laion/CLIP-ViT-B-32-laion2B-s34B-b79K', undefined],
	['facebook/metaclip-b32-400m', undefined],
	['org/clip-400m', undefined],
	['nyu-mll/roberta-base-10M-1', undefined],
	['cardiffnlp/twitter-roberta-base-2022-154m', undefined],
	['stabilityai/stablelm-2-1_6b', undefined],
	['org/llama_2_7b', undefined],
	['org/Llama-2-7b-lora', undefined],
	['yuhuili/EAGLE-LLaMA3-Instruct-8B', undefined],
	['trl-internal-testing/tiny-random-Llama-8B', undefined],
	['7b', 7e9],
	['org/', undefined],
];

const architectures: readonly (readonly [id: string, type: string, fits: boolean | undefined])[] = [
	['google-bert/bert-base-uncased', 'bert', true],
	['dslim/bert-base-NER', 'bert', true],
	['org/bert-base', 'gpt2', false],
	['org/bert-base', 'modernbert', true],
	['deepset/roberta-base-squad2', 'roberta', true],
	['xlm-roberta-large-finetuned-conll03-english', 'xlm-roberta', true],
	// Its own card says that the classes of BERT have to be used.
	['hfl/chinese-roberta-wwm-ext', 'bert', false],
	['microsoft/deberta-v3-base', 'deberta-v2', true],
	['facebook/bart-large-cnn', 'bart', true],
	['google/bigbird-pegasus-large-arxiv', 'bigbird_pegasus', undefined],
	['google/pegasus-x-large', 'pegasus_x', true],
	['google/bigbird-roberta-base', 'big_bird', undefined],
	['openai/whisper-medium', 'whisper', true],
	['distil-whisper/distil-large-v3', 'whisper', undefined],
	['distilbert/distilbert-base-uncased', 'distilbert', true],
	['org/distilbert-base', 'bert', false],
	['facebook/w2v-bert-2.0', 'wav2vec2-bert', true],
	['facebook/wav2vec2-conformer-rope-large', 'wav2vec2-conformer', true],
	['facebook/wav2vec2-xls-r-300m-en-to-15', 'speech-encoder-decoder', undefined],
	['nlpconnect/vit-gpt2-image-captioning', 'vision-encoder-decoder', undefined],
	['google/roberta2roberta_L-24_bbc', 'encoder-decoder', undefined],
	['org/bert-summary', 'encoder-decoder', true],
	['sentence-transformers/sentence-bert', 'distilbert', undefined],
	['org/bert-gpt2', 'gpt2', undefined],
	// Families that publish several architectures under one name.
	['tiiuae/Falcon-E-3B', 'llama', undefined],
	['lmsys/vicuna-7b', 'llama', undefined],
	['org/roberta/bert', 'bert', true],
];

suite('what names promise', () => {
	for (const [id, size] of sizes) {
		test(`${id}: ${size ?? 'no size'}`, () => assert.equal(sizeInName(id), size));
	}
	for (const [id, type, fits] of architectures) {
		test(`${id} and ${type}: ${fits ?? 'no promise'}`, () =>
			assert.equal(architectureInName(id)?.fits(type), fits));
	}
	for (const [one, other, same] of [
		['bert-base-uncased', 'google-bert/bert-base-uncased', true],
		['unsloth/llama-3-8b-bnb-4bit', 'org/Llama-3-8B', true],
		['unsloth/Llama-3.2-1B-unsloth-bnb-4bit', 'meta-llama/Llama-3.2-1B', true],
		['decapoda-research/llama-7b-hf', 'huggyllama/llama-7b', true],
		['unsloth/llama-3-8b', 'meta-llama/Meta-Llama-3-8B', true],
		['org/Llama-3-8B', 'org/Llama-3-8B-Instruct', false],
		['org/Llama-3-8B', 'org/Llama-3.1-8B', false],
	] as const) {
		test(`${one} and ${other} are ${same ? 'one' : 'two'}`, () => assert.equal(isSameName(one, other), same));
	}
	test('a long name takes no time', () => {
		const started = process.cpuUsage().user;
		for (const text of ['7', '1.', '-7b', 'a', '_1']) {
			const id = text.repeat(50_000);
			sizeInName(id);
			architectureInName(id);
			isSameName(id, 'org/x');
		}
		assert.ok(process.cpuUsage().user - started < 2_000_000);
	});
});
