import assert from 'node:assert/strict';
import { setArgument } from '../../../src/core/fixes';
import { detect, filled, onlyLoad } from './detecting';

/** The text after `abc` was written where the revision stands beside the id. */
async function pinnedTo(text: string, language = 'python'): Promise<string | undefined> {
	const { slots, takesRevision } = await onlyLoad(language, text);
	assert.notEqual(takesRevision, 'keyword');
	if (!slots.revision) {
		return undefined;
	}
	const edit = setArgument(slots.revision, 'abc', { bare: true });
	return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

const timm = (name: string) => `import timm\ntimm.create_model("${name}", pretrained=True)`;
const file = (name: string) => `from diffusers import FluxPipeline\nFluxPipeline.from_single_file("${name}")`;

suite('a revision beside the id', () => {
	for (const [before, after] of [
		[timm('hf-hub:a/b'), timm('hf-hub:a/b@abc')],
		[timm('hf_hub:a/b@main'), timm('hf_hub:a/b@abc')],
		[timm('resnet50'), undefined],
		[
			file('https://huggingface.co/a/b/blob/main/c.safetensors'),
			file('https://huggingface.co/a/b/blob/abc/c.safetensors'),
		],
		['import torch\ntorch.hub.load("a/b:main", "c")', undefined],
		['import timm\nNAME = "hf-hub:a/b"\ntimm.create_model(NAME, pretrained=True)', undefined],
		['import kagglehub\nkagglehub.model_download("a/b/keras/c/2")', undefined],
	] as const) {
		test(before, async () => assert.equal(await pinnedTo(before), after));
	}
});

suite('a revision in the dictionary that a keyword holds', () => {
	const embeddings = (rest: string) =>
		`from langchain_huggingface import HuggingFaceEmbeddings\nHuggingFaceEmbeddings(model_name="a/b"${rest})`;
	for (const [before, after] of [
		[embeddings(''), embeddings(', model_kwargs={"revision": "abc"}')],
		[
			embeddings(', model_kwargs={"device": "cpu"}'),
			embeddings(', model_kwargs={"device": "cpu", "revision": "abc"}'),
		],
		[embeddings(', model_kwargs={"revision": "main"}'), embeddings(', model_kwargs={"revision": "abc"}')],
	] as const) {
		test(before, async () =>
			assert.equal(filled(before, (await onlyLoad('python', before)).slots.revision), after),
		);
	}

	for (const [code, state, value] of [
		[embeddings(', model_kwargs={"revision": "v1"}'), 'known', 'v1'],
		[embeddings(', model_kwargs=dict(revision="v1")'), 'known', 'v1'],
		[embeddings(', model_kwargs=given()'), 'unknown', undefined],
		[embeddings(', model_kwargs=options'), 'unknown', undefined],
		[embeddings(', model_kwargs={}'), 'absent', undefined],
	] as const) {
		test(`${code}: ${state}`, async () => {
			const { revision } = await onlyLoad('python', code);
			assert.deepEqual(
				[revision.state, revision.state === 'known' ? revision.value : undefined],
				[state, value],
			);
		});
	}

	test('where releases differ, both are read and none is written', async () => {
		const load = (rest: string) =>
			onlyLoad(
				'python',
				`from speechbrain.inference import EncoderClassifier\nEncoderClassifier.from_hparams(source="a/b"${rest})`,
			);
		const values = [];
		for (const rest of [', revision="v1"', ', fetch_config=FetchConfig(revision="v2")', '']) {
			const { revision, slots, takesRevision } = await load(rest);
			assert.deepEqual([takesRevision, slots.revision], ['keyword', undefined]);
			values.push(revision.state === 'known' ? revision.value : revision.state);
		}
		assert.deepEqual(values, ['v1', 'v2', 'absent']);
	});

	test('JavaScript: the revision is read within the options, and none is written there', async () => {
		const code = `import { HuggingFaceTransformersEmbeddings } from '@langchain/community/embeddings/huggingface_transformers';
new HuggingFaceTransformersEmbeddings({ model: 'a/b', pretrainedOptions: { revision: 'v1' } })`;
		const { revision, slots } = await onlyLoad('typescript', code);
		assert.deepEqual([revision.state === 'known' && revision.value, slots.revision], ['v1', undefined]);
	});
});

suite('a revision of its own for an argument', () => {
	test('the tokenizer of vLLM', async () => {
		const code = 'from vllm import LLM\nLLM("a/b", tokenizer="c/d", revision="v1", tokenizer_revision="v2")';
		const loads = (await detect('python', code)).flatMap((one) => one.loads);
		assert.deepEqual(
			loads.map(({ revision }) => revision.state === 'known' && revision.value),
			['v1', 'v2'],
		);
		assert.equal(filled(code, loads[1]?.slots.revision), code.replace('v2', 'abc'));
	});
});
