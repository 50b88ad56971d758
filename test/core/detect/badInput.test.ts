import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';
import { assertReferences, detect } from './detecting';

const call = 'AutoModel.from_pretrained("org/name")';
/** Far more than any recursion survives. */
const nested = 8_000;
const every = [
	'python',
	'typescript',
	'tsx',
	'javascript',
	'yaml',
	'json',
	'shell',
	'docker',
	'dotenv',
	'notebook',
];

suite('bad input', () => {
	for (const language of every) {
		for (const [what, text] of [
			['an empty file', ''],
			['blanks', ' \r\n\t\n'],
			['bytes that are no text', `\0\x01${call}`],
			['half a character', `\ud800 model/\udc00 org/name-7b`],
			['a lone quote', 'model = "org/name-7b'],
			['brackets that never end', 'model '.repeat(10) + '{[('.repeat(2000)],
			['deep nesting', `model = ${'['.repeat(nested)}"org/name-7b"${']'.repeat(nested)}`],
			['deep nesting of keys', `${'{"model":'.repeat(nested)}"org/name-7b"${'}'.repeat(nested)}`],
			['nested calls', `${'model('.repeat(1_500)}"org/name-7b"${')'.repeat(1_500)}`],
			['a long line', `model = "${'a/'.repeat(200_000)}"`],
			['many quotes', `model/x ${`"'`.repeat(2_000)}`],
			['many dashes', `model: org/${'-'.repeat(2_000)}`],
			['a long URL', `model: https://huggingface.co/org/name/resolve/${'x/'.repeat(50_000)}`],
		] as const) {
			test(`${language}: ${what}`, async () => {
				assert.ok(Array.isArray(await detect(language, text)));
			}).timeout(5_000);
		}
	}

	const load = `${call}\n`;
	for (const [what, path, text, found] of [
		['a block of 20,000 comments', 'a.py', `def f():\n${'    # x\n'.repeat(20_000)}    ${load}`, 1],
		['100,000 lines of comments', 'a.py', `${'# x y z\n'.repeat(100_000)}${load}`, 1],
		['a name of 400,000 letters', 'a.py', `${load}${'a'.repeat(400_000)}`, 1],
		['20,000 lines that go on', 'a.py', `${load}x = ${'\\\n'.repeat(20_000)}`, 1],
		['a list of 3,000 ids', 'a.py', `M = [\n${'"org/name-7b",\n'.repeat(3_000)}]\n`, 3_000],
		['a call with 3,000 ids', 'a.py', `f(\n${'"org/name-7b",\n'.repeat(3_000)})\n${load}`, 3_001],
		['a call with 3,000 ids', 'a.ts', `f(\n${'"org/name-7b",\n'.repeat(3_000)})\n`, 3_000],
		[
			'10,000 attributes that are set at once',
			'a.py',
			`${'self.x, '.repeat(10_000)}= ${'1, '.repeat(10_000)}\n${load}`,
			1,
		],
		['1,000 conditions in a row', 'a.py', `M = ${'"a" if x else '.repeat(1_000)}"b"\n${load}`, 1],
		[
			'functions in functions',
			'a.ts',
			`${'f(()=>{'.repeat(800)}pipeline("t","org/name")${'})'.repeat(800)}`,
			1,
		],
		['a string that never ends', 'a.py', `${load}x = """${'a/b '.repeat(3_000)}`, 1],
		['mixed tabs', 'a.py', `if x:\n\tif y:\n        ${load}\t ${load}`, 2],
		['bytes that are no UTF-8', 'a.py', `x = "\ufffd\ufffd("\n${load}`, 1],
		['names that stand for each other', 'a.py', `${'A = B\nB = A\n'.repeat(300)}m(A)\n${load}`, 1],
	] as const) {
		test(`${path}: ${what}`, async () => {
			assert.equal((await detect(path, text)).length, found);
		}).timeout(5_000);
	}

	test('5 MB are left out with a line in the log', async () => {
		const host = fakeHost();
		const text = `${call}\n`.repeat(140_000);
		assert.deepEqual(await createDetector(host).detect({ path: 'big.py', text }), []);
		assert.match(host.lines.join('\n'), /big\.py was not read: \d+ characters/);
	});

	test('a notebook is as large as its code, whatever its pictures are', async () => {
		const notebook = (source: string) =>
			JSON.stringify({
				cells: [{ cell_type: 'code', source, outputs: [{ data: { 'image/png': 'A'.repeat(2_500_000) } }] }],
			});
		await assertReferences('notebook', notebook(call), 'org/name');
		const host = fakeHost();
		const text = notebook(`${call}\n`.repeat(60_000));
		assert.deepEqual(await createDetector(host).detect({ path: 'a.ipynb', text }), []);
		assert.match(host.lines.join('\n'), /a\.ipynb was not read: \d+ characters/);
	});

	test('an aborted question is not answered', async () => {
		const stopped = AbortSignal.abort(new Error('stopped'));
		await assert.rejects(createDetector(fakeHost()).detect({ path: 'a.py', text: call }, stopped), /stopped/);
	});

	test('a grammar that could not be read is asked for again', async () => {
		const host = fakeHost();
		let broken = true;
		const readAsset = async (name: string) => {
			if (broken && name.includes('python')) {
				throw new Error('disk');
			}
			return host.readAsset(name);
		};
		const detector = createDetector({ readAsset, log: host.log });
		await assert.rejects(detector.detect({ path: 'a.py', text: call }), /disk/);
		broken = false;
		assert.equal((await detector.detect({ path: 'a.py', text: call })).length, 1);
	});

	test('a file we do not read', () => assertReferences('notes.txt', call));
	test('a byte-order mark', async () => {
		const [found] = await detect('python', `\ufeff${call}`);
		assert.equal(found?.span.start, `\ufeff${call}`.indexOf('org/name'));
	});

	for (const [language, text, ...ids] of [
		['python', `x = = 1\n${call}\ndef f(:\n`, 'org/name'],
		[
			'python',
			`class __proto__:\n  constructor = "org/one"\n__proto__.constructor\nAutoModel.from_pretrained(__proto__.constructor)`,
			'org/one',
		],
		['python', 'D = {"__proto__": "org/one"}\nAutoModel.from_pretrained(D["__proto__"])', 'org/one'],
		['python', 'toString.from_pretrained(hasOwnProperty["x"])'],
		['python', 'constructor("org/name-7b").valueOf()', 'org/name-7b'],
		['python', 'kw = {**kw}\nAutoModel.from_pretrained("org/name", **kw)', 'org/name'],
		['python', 'def f(x):\n  f(x)\n  AutoModel.from_pretrained(f(x))'],
		['typescript', `const = ;\nfunction {\nawait pipeline('t', 'org/name')`, 'org/name'],
		['typescript', 'options = { ...options };\npipeline("t", "org/name", options)', 'org/name'],
		['yaml', 'model: org/name\n\tbroken: [\nother: }', 'org/name'],
		['yaml', 'model: org/one\nmodel: org/two', 'org/one', 'org/two'],
		['yaml', 'a: &a [*a, *a]\nmodel: org/name', 'org/name'],
		['yaml', 'model: !unknown:tag org/name\nother: !!js/function "x"', 'org/name'],
		['json', '{"model": "org/name", broken', 'org/name'],
		['json', '// comment\n{"model": "org/name",}', 'org/name'],
		['notebook', '{"cells": "none"}'],
		['notebook', '[]'],
		['notebook', '{"cells": [{"cell_type": "code", "source": {"a": 1}}, null, 7]}'],
		[
			'notebook',
			'{"cells": [{"cell_type": "code", "source": "AutoModel.from_pretrained(\\"org/name\\")',
			'org/name',
		],
		['shell', 'if [ "$MODEL" ]; then\n  hf download org/name\n', 'org/name'],
		['docker', 'FROM x\nRUN \\\n# comment\n  hf download org/name \\', 'org/name'],
	] as const) {
		test(`${language} goes on around ${JSON.stringify(text).slice(0, 60)}`, () =>
			assertReferences(language, text, ...ids));
	}
});

suite('much of the same, in bounded time', () => {
	const numbered = (count: number, piece: (at: number) => string) =>
		Array.from({ length: count }, (_, at) => piece(at)).join('');
	for (const [what, language, text] of [
		['variables', 'dotenv', 'MODEL=org/name\n'.repeat(50_000)],
		['variables of each other', 'shell', `${'A=$A$A\nA=$B\nB=$A\n'.repeat(200)}vllm serve $A\n`],
		['keys', 'yaml', 'model: org/name\n'.repeat(30_000)],
		['dotted keys', 'a.toml', numbered(5_000, (at) => `a.b${at}.model_name_or_path = "org/m${at}"\n`)],
		[
			'a key that comes again',
			'json',
			`{${numbered(5_000, (at) => `"model_name_or_path": "org/m${at}",\n`)}"a": 1}`,
		],
		['aliases', 'yaml', `a: &a org/name\n${'model: *a\n'.repeat(5_000)}`],
		[
			'aliases of aliases',
			'yaml',
			`a0: &a0 {model: org/name}\n${Array.from({ length: 200 }, (_, at) => `a${at + 1}: &a${at + 1} {<<: [${`*a${at},`.repeat(20)}]}`).join('\n')}`,
		],
		[
			'names beside what they are called',
			'python',
			`a = [${Array.from({ length: 15_000 }, (_, at) => `dict(name="all-MiniLM-L${at}-v2"),\n`).join('')}]`,
		],
		[
			'calls in one call',
			'python',
			`f(${Array.from({ length: 10_000 }, (_, at) => `g(name="org/a-${at}", revision="x")`).join(',')})`,
		],
		[
			'attributes of settings',
			'python',
			`c = EasyDict()\n${numbered(3_000, (at) => `c.x = "org/name-${at}b"\nAutoModel.from_pretrained(c.x)\n`)}`,
		],
		[
			'folders of variables',
			'shell',
			`${numbered(5_000, (at) => `A${at}=org/name-7b\nrun --model a/$A${at}\n`)}`,
		],
		['commands of ms-swift', 'shell', 'swift sft --model org/name --dataset org/data:a#1\n'.repeat(5_000)],
		['examples of code', 'python', `"""${'model_model = "gpt2 from_pretrained("gpt2") '.repeat(20_000)}"""`],
		['names without an owner', 'python', `"""${'model="gpt2" '.repeat(30_000)}"""`],
		['quotes of defaults', 'docker', `ENV ${'A=${a:-"'.repeat(30_000)}`],
		[
			'the same name in many places',
			'python',
			`class C:\n  def f(self):\n${'    self.s = self.s.g(self.s)\n'.repeat(5_000)}`,
		],
		[
			'options of options',
			'python',
			`${numbered(2_000, (at) => `class C${at}:\n  def __init__(self, c):\n    self.o = dict(c.o or {})\n    load_model(**self.o)\n`)}`,
		],
		['a text that grows', 'python', `def f(t):\n${'  t += f"{t} |"\n'.repeat(5_000)}  load_model(t)\n`],
		['names of services', 'python', `a = [${'"openai/gpt-5", "N/A",\n'.repeat(20_000)}]`],
		['here-documents', 'docker', 'RUN <<EOF\n'.repeat(20_000)],
		['words of JSON', 'shell', `curl -d '{${'"model/a":'.repeat(30_000)}}'`],
	] as const) {
		test(`${language}: ${what}`, async () => {
			assert.ok(Array.isArray(await detect(language, text)));
		}).timeout(10_000);
	}
});
