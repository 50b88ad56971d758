import assert from 'node:assert/strict';
import { detect, filled } from './detecting';

suite('a key that says one revision for several repositories', () => {
	/** Each id with the others of its revision, and the text with a revision written for it. */
	const written = async (text: string) =>
		(await detect('yaml', text)).map(({ id, loads: [load] }) => [
			id,
			load?.others ?? [],
			load?.slots.revision ? filled(text, load.slots.revision) : undefined,
		]);
	const axolotl = (model: string, more: string) => `base_model: ${model}\nsequence_len: 2\n${more}`;
	const scripts = (more: string) => `model_name_or_path: a/one\n${more}`;

	for (const [name, text, ...others] of [
		['a tokenizer of another', axolotl('a/one', 'tokenizer_config: a/two\n'), ['a/two'], ['a/one']],
		[
			'also of a branch',
			axolotl('a/one', 'revision_of_model: main\nprocessor_config: a/two\n'),
			['a/two'],
			['a/one'],
		],
		[
			'three of them',
			axolotl('a/one', 'base_model_config: a/two\ntokenizer_config: a/three\n'),
			['a/two', 'a/three'],
			['a/one', 'a/three'],
			['a/one', 'a/two'],
		],
		['scripts of transformers', scripts('tokenizer_name: a/two\n'), ['a/two'], ['a/one']],
		['an adapter', scripts('template: x\nadapter_name_or_path: a/two\n'), ['a/two'], ['a/one']],
		[
			'a tokenizer that is not known',
			axolotl('a/one', `tokenizer_config: \${TOKENIZER}\n`),
			[`\${TOKENIZER}`],
		],
	] as const) {
		test(`${name}: nothing may be written`, async () => {
			const found = await written(text);
			assert.deepEqual(
				found.map(([, one, place]) => [one, place]),
				others.map((one) => [one, undefined]),
			);
		});
	}

	test('one repository is pinned by one line, whichever of its loads is asked', async () => {
		const after = 'base_model: a/one\nrevision_of_model: abc\nsequence_len: 2\ntokenizer_config: a/one\n';
		assert.deepEqual(await written(axolotl('a/one', 'tokenizer_config: a/one\n')), [
			['a/one', [], after],
			['a/one', [], after],
		]);
	});

	test('a folder has no revision', async () => {
		const after = 'base_model: ./one\nrevision_of_model: abc\nsequence_len: 2\ntokenizer_config: a/two\n';
		assert.deepEqual(await written(axolotl('./one', 'tokenizer_config: a/two\n')), [['a/two', [], after]]);
	});

	test('a tokenizer with a revision of its own shares none', async () => {
		assert.deepEqual(await written(scripts('tokenizer_name: a/two\ntokenizer_revision: v1\n')), [
			[
				'a/one',
				[],
				'model_name_or_path: a/one\nmodel_revision: abc\ntokenizer_name: a/two\ntokenizer_revision: v1\n',
			],
			['a/two', [], 'model_name_or_path: a/one\ntokenizer_name: a/two\ntokenizer_revision: abc\n'],
		]);
	});

	test('what may be another model is no safe pin', async () => {
		const [one] = await detect('yaml', `model_name_or_path: \${BASE:-a/one}\n`);
		assert.equal(one?.loads[0]?.overridable, 'environment');
	});
});

suite('a flag that says one revision for several repositories', () => {
	const script = 'python a.py --model_name_or_path a/one --model_revision main';
	for (const [more, others] of [
		['--tokenizer_name a/two', ['a/two']],
		['--tokenizer-name a/two', ['a/two']],
		['--config_name=$CONFIG', ['$CONFIG']],
		['--tokenizer_name a/one', []],
		['--tokenizer_name ./folder', []],
		['--tokenizer_name a/two --tokenizer_revision main', []],
		['--dataset_name a/two', []],
	] as const) {
		test(more, async () => {
			const found = await detect('shell', `${script} ${more}`);
			const load = found.find(({ id }) => id === 'a/one')?.loads[0];
			assert.deepEqual([load?.others ?? [], load?.slots.revision === undefined], [others, others.length > 0]);
		});
	}
});

suite('what a tool refuses a revision with', () => {
	for (const [line, refused] of [
		['gptq: true', 'gptq: true'],
		['gptq: false', undefined],
		['gptq:', undefined],
	] as const) {
		test(line, async () => {
			const [one] = await detect('yaml', `base_model: a/one\nsequence_len: 2\n${line}\n`);
			const [load] = one?.loads ?? [];
			assert.equal(load?.revisionRefusedBy, refused);
			assert.deepEqual(
				[load?.takesRevision, load?.slots.revision !== undefined],
				refused === undefined ? ['keyword', true] : ['no', false],
			);
		});
	}
});

suite('what shows whose configuration it is', () => {
	for (const [beside, library] of [
		['datasets:\n  - path: a/data\n    type: alpaca', 'axolotl'],
		['datasets: [{path: a/data, type: alpaca}]', 'axolotl'],
		['special_tokens:\n  pad_token: x', 'axolotl'],
		['datasets:\n  - a/data', 'configuration'],
		['datasets:\n  - name: x', 'configuration'],
		['other:\n  datasets:\n    - path: a/data', 'configuration'],
	] as const) {
		test(JSON.stringify(beside), async () => {
			const found = await detect('yaml', `base_model: a/one\n${beside}\n`);
			assert.equal(found.find(({ id }) => id === 'a/one')?.loads[0]?.library, library);
		});
	}
});
