import assert from 'node:assert/strict';
import type { Finding, Severity } from '../../../src/core/finding';
import type { HubId } from '../../../src/core/reference';
import {
	groupModels,
	type ListedReference,
	listModels,
	loudestFirst,
} from '../../../src/core/report/overview';
import { modelWords, placeWords, rowWords } from '../../../src/core/report/rowWords';
import { found, resolved } from '../builders';

const named = (id: string, file: string, start: number): ListedReference => ({
	file,
	line: 1,
	resolved: resolved(found(), [], { id, span: { start, end: start + id.length } }),
	findings: [],
});

suite('the models of a workspace', () => {
	const references = [
		named('org/b', 'src/z.py', 10),
		named('Org/A', 'src/a.py', 40),
		named('org/a', 'src/a.py', 10),
		named('org/b', 'src/a.py', 90),
		named('org/b', 'src/a.py', 20),
	];
	const rows = (all: readonly ListedReference[]) =>
		listModels(all).map(({ id, references: places }) => [
			id,
			...places.map(({ file, resolved: { reference } }) => `${file} ${reference.span.start}`),
		]);

	test('stand in one order, and so do their places, however the files were read', () => {
		const inOrder = [
			['Org/A', 'src/a.py 40'],
			['org/a', 'src/a.py 10'],
			['org/b', 'src/a.py 20', 'src/a.py 90', 'src/z.py 10'],
		];
		assert.deepEqual(rows(references), inOrder);
		assert.deepEqual(rows([...references].reverse()), inOrder);
		const files = groupModels([...references].reverse(), 'file').map(({ label }) => label);
		assert.deepEqual(files, ['src/a.py', 'src/z.py']);
	});

	test('a place begins with what tells it apart, and its folder stands beside it', () => {
		assert.deepEqual(placeWords('src/deep/chat.py', { line: 12 }), {
			label: 'chat.py, line 12',
			folder: 'src/deep',
		});
		assert.deepEqual(placeWords('chat.py', { line: 1 }), { label: 'chat.py, line 1', folder: '' });
		const inCell = { cell: 3, line: 2 };
		assert.deepEqual(placeWords('notebooks/compare.ipynb', { line: 31, inCell }), {
			label: 'compare.ipynb, cell 3, line 2',
			folder: 'notebooks',
		});
	});

	test('a model begins with its own name, and its owner stands beside it', () => {
		for (const [id, name, owner] of [
			['google-bert/bert-base-uncased', 'bert-base-uncased', 'google-bert'],
			['bert-base-uncased', 'bert-base-uncased', ''],
			['llama3.2:3b', 'llama3.2:3b', ''],
			['google/gemma/transformers/2b', 'gemma/transformers/2b', 'google'],
			['https://hub.example/google/x', 'https://hub.example/google/x', ''],
			['/x', '/x', ''],
			['x/', 'x/', ''],
		] as const) {
			assert.deepEqual(modelWords(id), { name, owner }, id);
		}
		const models = listModels(['b/alpha', 'a/Beta', 'alpha', 'a/alpha'].map((id) => named(id, 'a.py', 0)));
		assert.deepEqual(
			loudestFirst(models).map(({ id }) => id),
			['a/alpha', 'alpha', 'b/alpha', 'a/Beta'],
		);
	});

	test('models that share a name begin with their whole ids, and of one id at two hubs the hub is told', () => {
		const of = (...ids: readonly (readonly [hub: HubId, id: string])[]) =>
			rowWords(ids.map(([hub, id]) => ({ hub, id }))).map(({ name, owner }) => [name, owner]);
		assert.deepEqual(
			of(
				['huggingface', 'sentence-transformers/all-MiniLM-L6-v2'],
				['huggingface', 'Xenova/all-minilm-l6-v2'],
				['huggingface', 'google/vit'],
				['ollama', 'gemma'],
				['huggingface', 'gemma'],
			),
			[
				['sentence-transformers/all-MiniLM-L6-v2', ''],
				['Xenova/all-minilm-l6-v2', ''],
				['vit', 'google'],
				['gemma', 'ollama'],
				['gemma', 'huggingface'],
			],
		);
		assert.deepEqual(of(), []);
	});

	test('tell how many findings of each severity a model has, the loudest first, without those silenced', () => {
		const finding = (severity: Severity, silenced = false): Finding => ({
			rule: 'no-card',
			subject: 'org/a',
			severity,
			span: { start: 0, end: 1 },
			uses: [],
			message: '',
			fixes: [],
			...(silenced ? { suppressed: { where: 'comment', reason: 'known' } } : {}),
		});
		const places = [
			{ ...named('org/a', 'a.py', 0), findings: [finding('hint')] },
			{ ...named('org/z', 'a.py', 0), findings: [finding('error')] },
			{
				...named('org/q', 'a.py', 0),
				findings: [finding('warning'), { ...finding('error'), rule: 'moved' }],
			},
			named('org/b', 'a.py', 0),
		];
		const ids = (models: Parameters<typeof loudestFirst>[0]) => loudestFirst(models).map(({ id }) => id);
		assert.deepEqual(ids(listModels(places)), ['org/q', 'org/z', 'org/a', 'org/b']);
		assert.deepEqual(
			groupModels(places, 'rule').map(({ label, models }) => [label, ...ids(models)]),
			[
				['moved', 'org/q'],
				['no-card', 'org/z', 'org/q', 'org/a'],
				['no findings', 'org/b'],
			],
		);
		const [, ofRule] = groupModels(places, 'rule');
		assert.deepEqual(
			ofRule?.models.map(({ id, found }) => [id, found]),
			[
				['org/a', '1 hint'],
				['org/q', '1 warning'],
				['org/z', '1 error'],
			],
		);
		const one = {
			...named('org/a', 'a.py', 0),
			findings: [finding('hint'), finding('warning'), finding('error', true), finding('warning')],
		};
		const [first] = listModels([one]);
		assert.deepEqual([first?.found, first?.severity], ['2 warnings, 1 hint', 'warning']);
		assert.equal(listModels([named('org/a', 'a.py', 0)])[0]?.found, '');
	});
});
