import assert from 'node:assert/strict';
import type { Settable } from '../../../src/core/reference';
import { detect, filled, onlyLoad } from './detecting';

async function assertFilled(language: string, before: string, after: string, key: Settable = 'revision') {
	const { slots } = await onlyLoad(language, before);
	assert.equal(filled(before, slots[key]), after);
}

suite('where a fix writes in Python', () => {
	for (const [before, after] of [
		['M.from_pretrained("a/b")', 'M.from_pretrained("a/b", revision="abc")'],
		['M.from_pretrained("a/b", revision="main")', 'M.from_pretrained("a/b", revision="abc")'],
		['snapshot_download("a/b", "main")', 'snapshot_download("a/b", "abc")'],
		['snapshot_download("a/b", cache_dir=x)', 'snapshot_download("a/b", cache_dir=x, revision="abc")'],
		['M.from_pretrained("a/b", revision=REV)', 'M.from_pretrained("a/b", revision="abc")'],
		['partial(M.from_pretrained, "a/b")', 'partial(M.from_pretrained, "a/b", revision="abc")'],
		['submit(M.from_pretrained, "a/b", "c")', 'submit(M.from_pretrained, "a/b", "c", revision="abc")'],
		['M.from_pretrained("a/b",)', 'M.from_pretrained("a/b", revision="abc",)'],
		['M.from_pretrained("a/b", **kw)', 'M.from_pretrained("a/b", revision="abc", **kw)'],
		['M.from_pretrained("a/b", *more)', 'M.from_pretrained("a/b", *more, revision="abc")'],
		[
			'M.from_pretrained(\n    "a/b",\n    x=1,\n)',
			'M.from_pretrained(\n    "a/b",\n    x=1,\n    revision="abc",\n)',
		],
		[
			'M.from_pretrained(\n    "a/b",\n    x=1\n)',
			'M.from_pretrained(\n    "a/b",\n    x=1,\n    revision="abc"\n)',
		],
		[
			'M.from_pretrained(\n    "a/b",  # the small one\n)',
			'M.from_pretrained(\n    "a/b",  # the small one\n    revision="abc",\n)',
		],
		[
			'M.from_pretrained(\n    "a/b",\n    # all of it\n)',
			'M.from_pretrained(\n    "a/b",\n    revision="abc",\n    # all of it\n)',
		],
		[
			'M.from_pretrained(\n    "a/b",\n    **kw,\n)',
			'M.from_pretrained(\n    "a/b",\n    revision="abc",\n    **kw,\n)',
		],
		['M.from_pretrained(\r\n    "a/b",\r\n)', 'M.from_pretrained(\r\n    "a/b",\r\n    revision="abc",\r\n)'],
		['M.from_pretrained(\n\t"a/b", x=1\n)', 'M.from_pretrained(\n\t"a/b", x=1, revision="abc"\n)'],
		[
			'M.from_pretrained(\n    "a/b",\n    x=1  # type: ignore\n)',
			'M.from_pretrained(\n    "a/b",\n    x=1,  # type: ignore\n    revision="abc"\n)',
		],
		[
			'M.from_pretrained(\r\n    "a/b"  # why\r\n)',
			'M.from_pretrained(\r\n    "a/b",  # why\r\n    revision="abc"\r\n)',
		],
		[
			'M.from_pretrained(\n    "a/b",\n    x=1)  # type: ignore',
			'M.from_pretrained(\n    "a/b",\n    revision="abc",\n    x=1)  # type: ignore',
		],
		[
			'N(M.from_pretrained(\n    "a/b"), 2)  # noqa',
			'N(M.from_pretrained(\n    "a/b",\n    revision="abc"), 2)  # noqa',
		],
		['M.from_pretrained(\n    "a/b")  # noqa', 'M.from_pretrained(\n    "a/b", revision="abc")  # noqa'],
		['M.from_pretrained("a/b" # why\n)', 'M.from_pretrained("a/b", revision="abc" # why\n)'],
		[
			'from trl import SFTTrainer\nm, t = M.from_pretrained("a/b")\nSFTTrainer(model=m)',
			'from trl import SFTTrainer\nm, t = M.from_pretrained("a/b", revision="abc")\nSFTTrainer(model=m)',
		],
		[
			'from flair.embeddings import TransformerWordEmbeddings as E\nE("a/b")',
			'from flair.embeddings import TransformerWordEmbeddings as E\nE("a/b", revision="abc")',
		],
	] as const) {
		test(JSON.stringify(before), () => assertFilled('python', before, after));
	}

	test('a call by a constant is written at the call', () =>
		assertFilled(
			'python',
			'X = "a/b"\nM.from_pretrained(X)',
			'X = "a/b"\nM.from_pretrained(X, revision="abc")',
		));
	test('use_safetensors where the call takes it', () =>
		assertFilled(
			'python',
			'AutoModel.from_pretrained("a/b")',
			'AutoModel.from_pretrained("a/b", use_safetensors="abc")',
			'use_safetensors',
		));
	test('the file that is downloaded', () =>
		assertFilled(
			'python',
			'hf_hub_download("a/b", filename="x.bin")',
			'hf_hub_download("a/b", filename="abc")',
			'filename',
		));

	for (const text of ['InferenceClient("a/b")', 'import torch\ntorch.hub.load("a/b", "m")']) {
		test(`no place in ${text}`, async () => {
			assert.deepEqual((await onlyLoad('python', text)).slots, {});
		});
	}
	test('a tokenizer has no weights to choose', async () => {
		assert.equal(
			(await onlyLoad('python', 'AutoTokenizer.from_pretrained("a/b")')).slots.use_safetensors,
			undefined,
		);
	});
});

suite('where a fix writes in JavaScript', () => {
	for (const [before, after] of [
		["pipeline('t', 'a/b')", "pipeline('t', 'a/b', { revision: 'abc' })"],
		["pipeline('t', 'a/b', { dtype: 'q8' })", "pipeline('t', 'a/b', { dtype: 'q8', revision: 'abc' })"],
		["pipeline('t', 'a/b', {})", "pipeline('t', 'a/b', { revision: 'abc' })"],
		["pipeline('t', 'a/b', undefined)", "pipeline('t', 'a/b', { revision: 'abc' })"],
		["pipeline('t', 'a/b', null)", "pipeline('t', 'a/b', { revision: 'abc' })"],
		["pipeline('t', 'a/b', void 0)", "pipeline('t', 'a/b', { revision: 'abc' })"],
		["pipeline('t', 'a/b', { revision: undefined })", "pipeline('t', 'a/b', { revision: 'abc' })"],
		["pipeline('t', 'a/b', { revision: 'main', x: 1 })", "pipeline('t', 'a/b', { revision: 'abc', x: 1 })"],
		["pipeline('t', 'a/b', { revision })", "pipeline('t', 'a/b', { revision: 'abc' })"],
		[
			"pipeline('t', 'a/b', {\n  dtype: 'q8',\n})",
			"pipeline('t', 'a/b', {\n  dtype: 'q8',\n  revision: 'abc',\n})",
		],
		[
			"pipeline('t', 'a/b', {\n  dtype: 'q8' // small\n})",
			"pipeline('t', 'a/b', {\n  dtype: 'q8', // small\n  revision: 'abc'\n})",
		],
		[
			"pipeline('t', 'a/b', {\n  dtype: 'q8' }); // eslint-disable-line x",
			"pipeline('t', 'a/b', {\n  revision: 'abc',\n  dtype: 'q8' }); // eslint-disable-line x",
		],
		[
			"pipeline(\n  't',\n  'a/b'); // the small one",
			"pipeline(\n  't',\n  'a/b', { revision: 'abc' }); // the small one",
		],
		["pipeline(\n  't',\n  'a/b',\n)", "pipeline(\n  't',\n  'a/b',\n  { revision: 'abc' },\n)"],
		["AutoModel.from_pretrained('a/b')", "AutoModel.from_pretrained('a/b', { revision: 'abc' })"],
		["modelInfo({ name: 'a/b' })", "modelInfo({ name: 'a/b', revision: 'abc' })"],
	] as const) {
		for (const language of ['typescript', 'javascript']) {
			test(`${language}: ${JSON.stringify(before)}`, () => assertFilled(language, before, after));
		}
	}

	for (const [before, after] of [
		["pipeline('t', 'a/b', null as any)", "pipeline('t', 'a/b', { revision: 'abc' })"],
		["pipeline('t', 'a/b', {} as any)", "pipeline('t', 'a/b', { revision: 'abc' } as any)"],
		[
			"pipeline('t', 'a/b', { dtype: 'q8' } satisfies O)",
			"pipeline('t', 'a/b', { dtype: 'q8', revision: 'abc' } satisfies O)",
		],
	] as const) {
		test(`options behind a type: ${JSON.stringify(before)}`, () => assertFilled('typescript', before, after));
	}
	for (const language of ['typescript', 'javascript']) {
		for (const nothing of ['undefined', 'null', 'void 0']) {
			test(`${nothing} for options in ${language} says nothing of a revision`, async () => {
				const { revision } = await onlyLoad(language, `pipeline('t', 'a/b', ${nothing})`);
				assert.equal(revision.state, 'absent');
			});
		}
	}

	for (const text of ["pipeline('t', 'a/b', options)", "pipeline(...task, 'a/b')"]) {
		test(`no place in ${text}`, async () => {
			const loads = (await detect('typescript', text)).flatMap((one) => one.loads);
			assert.deepEqual(
				loads.map((one) => one.slots.revision),
				loads.map(() => undefined),
			);
		});
	}
});

suite('where a fix writes in configuration', () => {
	for (const [language, before, after] of [
		[
			'yaml',
			'base_model: a/b\nsequence_len: 1\n',
			'base_model: a/b\nrevision_of_model: abc\nsequence_len: 1\n',
		],
		[
			'yaml',
			'base_model: a/b # small\nsequence_len: 1\n',
			'base_model: a/b # small\nrevision_of_model: abc\nsequence_len: 1\n',
		],
		[
			'yaml',
			'base_model: a/b\nrevision_of_model: main\nsequence_len: 1\n',
			'base_model: a/b\nrevision_of_model: abc\nsequence_len: 1\n',
		],
		[
			'yaml',
			'm:\r\n  model_name_or_path: "a/b"\r\n',
			'm:\r\n  model_name_or_path: "a/b"\r\n  model_revision: abc\r\n',
		],
		['yaml', '- model_name_or_path: a/b', '- model_name_or_path: a/b\n  model_revision: abc'],
		['yaml', '{model_name_or_path: a/b, x: 1}', '{model_name_or_path: a/b, model_revision: abc, x: 1}'],
		['yaml', 'model: a/b\nrevision: main', 'model: a/b\nrevision: abc'],
		[
			'json',
			'{\n  "base_model_name_or_path": "a/b",\n  "r": 8\n}',
			'{\n  "base_model_name_or_path": "a/b",\n  "revision": "abc",\n  "r": 8\n}',
		],
		['json', '{"base_model_name_or_path": "a/b"}', '{"base_model_name_or_path": "a/b", "revision": "abc"}'],
		[
			'json',
			'{"base_model_name_or_path": "a/b", "revision": null}',
			'{"base_model_name_or_path": "a/b", "revision": "abc"}',
		],
	] as const) {
		test(JSON.stringify(before), () => assertFilled(language, before, after));
	}

	test('no key is added that the tool may not read', async () => {
		const found = await onlyLoad('yaml', 'embedding_model: a/b');
		assert.deepEqual([found.takesRevision, found.slots], ['no', {}]);
	});
});
