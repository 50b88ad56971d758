import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { cellPlaces } from '../../../src/core/formats/notebookCells';
import { label } from '../detect/detecting';
import { fakeHost } from '../fakeHost';

const detector = createDetector(fakeHost());
const load = 'from transformers import AutoModel\nAutoModel.from_pretrained("org/name")\n';

suite('notebooks on disk', () => {
	const file = JSON.stringify(
		{
			cells: [
				{ cell_type: 'markdown', source: ['# "é"\n'] },
				{ cell_type: 'code', source: load.split(/(?<=\n)/) },
				{ cell_type: 'code', source: 'x = "\\t"; AutoModel.from_pretrained("org/two")' },
			],
		},
		null,
		1,
	);
	for (const [id, cell, line, col] of [
		['org/name', 1, 2, 28],
		['org/two', 2, 1, 38],
	] as const) {
		test(`${id} has a place in its cell`, async () => {
			const found = (await detector.detect({ path: 'a.ipynb', text: file })).find((one) => one.id === id);
			assert.deepEqual(cellPlaces(file)(found?.span.start ?? -1), { cell, line, col });
		});
	}
	test('what stands in no cell has none', () => assert.equal(cellPlaces(file)(0), undefined));
	test('a broken file has the cells before the break', () => {
		const half = file.slice(0, file.indexOf('org/two'));
		assert.equal(cellPlaces(half)(half.indexOf('org/name'))?.cell, 1);
		assert.equal(cellPlaces('{"cells": 3}')(5), undefined);
		assert.equal(cellPlaces('')(0), undefined);
	});
	test('a cell of 40,000 lines is not read anew for each of them', () => {
		const lines = Array.from({ length: 40_000 }, (_, at) => `load("org/${at}")\n`);
		const long = JSON.stringify({ cells: [{ cell_type: 'code', source: lines }] });
		const placeOf = cellPlaces(long);
		for (let at = 0; at < lines.length; at++) {
			const found = long.indexOf(`org/${at}\\`, at * 10);
			assert.deepEqual(placeOf(found), { cell: 0, line: at + 1, col: 7 });
		}
	});
});

suite('cells and notebooks', () => {
	for (const [what, source, ...expected] of [
		['magics around Python', `%pip install x\n!pip install y\n%matplotlib inline\n${load}`, 'org/name'],
		['a command', '!hf download org/name\n', 'org/name'],
		['a continued command', '!vllm serve \\\n  org/name \\\n  --port 80\nx = 1', 'org/name'],
		['a command with a result', 'out = !hf download org/name\nprint(out)', 'org/name'],
		['a script', '%%bash\nfor i in 1; do\n  hf download org/name\ndone', 'org/name'],
		['a file', '%%writefile conf.yaml\nmodel: org/name\n', 'org/name'],
		['a timed cell', `%%time\n${load}`, 'org/name'],
		['another language', '%%html\n<a href="org/name">model</a>'],
		['a remainder', `a = (b\n% c)\n${load}`, 'org/name'],
		[
			'a wheel',
			'%pip install https://github.com/explosion/spacy-models/releases/download/en_core_web_sm-3.7.1/en_core_web_sm-3.7.1-py3-none-any.whl',
			'other:en_core_web_sm',
		],
	] as const) {
		test(`in the editor: ${what}`, async () => {
			const found = await detector.detect({ path: '/x/a.ipynb', language: 'python', text: source });
			assert.deepEqual(found.map(label), expected);
			assert.ok(found.every(({ span, text }) => source.slice(span.start, span.end) === text));
		});
		test(`on disk: ${what}`, async () => {
			const text = JSON.stringify({ cells: [{ cell_type: 'code', source }] });
			assert.deepEqual((await detector.detect({ path: 'a.ipynb', text })).map(label), expected);
		});
	}
	const notebook = (...sources: (string | readonly string[])[]) =>
		JSON.stringify({ cells: sources.map((source) => ({ cell_type: 'code', source })) }, null, 1);
	for (const broken of [
		'agent.run(\n    """x"""\n',
		'agent.run(\n    """x"""',
		'text = """[(\n',
		"f(g[{'a': '''b",
		'y = [1, 2  # and ]',
	]) {
		test(`a cell that ends in the middle leaves the others alone: ${broken}`, async () => {
			const text = notebook('import transformers as t\n', broken, 't.AutoModel.from_pretrained("org/name")');
			const [one, ...more] = await detector.detect({ path: 'a.ipynb', text });
			assert.deepEqual(
				[one?.id, one?.role, one?.loads[0]?.library, more],
				['org/name', 'load', 'transformers', []],
			);
			assert.equal(text.slice(one?.span.start, one?.span.end), 'org/name');
		});
	}
	test('what stands in a cell that ends in the middle is read', async () => {
		const text = notebook(`${load.trimEnd().slice(0, -1)},\n`, 'AutoModel.from_pretrained("org/two")');
		const found = await detector.detect({ path: 'a.ipynb', text });
		assert.deepEqual(found.map(label), ['org/name', 'org/two']);
	});
	test('brackets that do not fit together are left as they are', async () => {
		const text = notebook('y = (1]', load);
		assert.deepEqual((await detector.detect({ path: 'a.ipynb', text })).map(label), ['org/name']);
	});
	for (const last of [
		'!hf download org/name',
		'!ollama pull llama2',
		'!wget https://huggingface.co/org/name/resolve/main/a.bin',
	]) {
		test(`a command at the end of a cell has its place: ${last}`, async () => {
			const text = notebook(['!pip install x\n', last], 'x = 1');
			const [one] = await detector.detect({ path: 'a.ipynb', text });
			assert.equal(one?.text, last.split(' ').at(-1));
			assert.equal(text.slice(one?.span.start, one?.span.end), one?.text);
		});
	}
	test('a cell whose language an editor was told', async () => {
		const cell = (languageId: string, source: string) => ({
			cell_type: 'code',
			metadata: { vscode: { languageId } },
			source,
		});
		const cells = [
			cell('shellscript', 'vllm serve \\\n  org/name'),
			cell('sql', "select model from t where m = 'org/other-bert'"),
			cell('python', 'from transformers import AutoModel\nAutoModel.from_pretrained("org/two")'),
		];
		const found = await detector.detect({ path: 'a.ipynb', text: JSON.stringify({ cells }) });
		assert.deepEqual(found.map(label), ['org/name', 'org/two']);
	});
	test('a cell of a shell', async () => {
		const found = await detector.detect({
			path: 'a.ipynb',
			language: 'shellscript',
			text: 'hf download org/name',
		});
		assert.deepEqual(found.map(label), ['org/name']);
	});
	test('a cell can be pinned', async () => {
		const [found] = await detector.detect({ path: 'a.ipynb', language: 'python', text: load });
		assert.ok(found?.loads[0]?.slots.revision);
	});
});
