import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';

suite('a call that loads several models', () => {
	const detector = createDetector(fakeHost());
	/** Each id with the others of its call, and whether a revision may be written there. */
	const shared = async (code: string) =>
		(
			await detector.detect({ path: 'a.py', text: `from transformers import AutoModel, pipeline\n${code}\n` })
		).map(({ id, loads }) => [id, loads[0]?.others ?? [], loads[0]?.slots.revision !== undefined]);

	for (const [name, code, why] of [
		['a constant', 'M = "a/one"\nAutoModel.from_pretrained(M)', undefined],
		[
			'a default of the environment',
			'import os\nAutoModel.from_pretrained(os.environ.get("M", "a/one"))',
			'environment',
		],
		['a default of a function', 'def f(m="a/one"):\n    return AutoModel.from_pretrained(m)', 'parameter'],
	] as const) {
		test(`${name} may be replaced: ${why ?? 'no'}`, async () => {
			const [one] = await detector.detect({
				path: 'a.py',
				text: `from transformers import AutoModel\n${code}\n`,
			});
			assert.equal(one?.loads[0]?.overridable, why);
		});
	}

	const both = [
		['a/one', ['a/two'], false],
		['a/two', ['a/one'], false],
	];
	const cases: [string, string, unknown][] = [
		['a loop', 'for c in ["a/one", "a/two"]:\n    AutoModel.from_pretrained(c)', both],
		['a conditional', 'AutoModel.from_pretrained("a/one" if x else "a/two")', both],
		['a tokenizer of another repository', 'pipeline("t", model="a/one", tokenizer="a/two")', both],
		[
			'the same model twice',
			'pipeline("t", model="a/one", tokenizer="a/one")',
			[
				['a/one', [], true],
				['a/one', [], true],
			],
		],
		[
			'parts and a loop',
			'for c in ["one", "two"]:\n    AutoModel.from_pretrained(f"a/{c}")',
			[['a/one', ['a/two'], false]],
		],
		[
			'keywords of a load that names no model',
			'K = {"revision": "main"}\nAutoModel.from_pretrained("a/one", **K)\nAutoModel.from_pretrained(input(), **K)',
			[['a/one', [], false]],
		],
		[
			'keywords of its own beside such a load',
			'AutoModel.from_pretrained("a/one", **{"revision": "main"})\nAutoModel.from_pretrained(input())',
			[['a/one', [], true]],
		],
		['one model', 'AutoModel.from_pretrained("a/one")', [['a/one', [], true]]],
	];
	for (const [name, code, expected] of cases) {
		test(name, async () => assert.deepEqual(await shared(code), expected));
	}
});

suite('a field that a class further down replaces', () => {
	const detector = createDetector(fakeHost());
	const loadsIn = async (path: string, text: string) =>
		(await detector.detect({ path, text })).map(({ id, loads }) => [
			id,
			loads.map(({ others, slots, overridable }) => [others, slots.revision !== undefined, overridable]),
		]);
	const base =
		'class A:\n    m = "a/one"\n    def load(self):\n        return AutoModel.from_pretrained(self.m)\n';
	const python = (more: string) => loadsIn('a.py', `from transformers import AutoModel\n${base}${more}`);

	test('the load is one of both, and nothing is written for one of them', async () => {
		assert.deepEqual(await python('class B(A):\n    pass\nclass C(B):\n    m = "a/two"\n'), [
			['a/one', [[['a/two'], false, 'attribute']]],
			['a/two', [[['a/one'], false, 'attribute']]],
		]);
	});
	test('in TypeScript too', async () => {
		const text =
			"import { AutoModel } from '@huggingface/transformers';\n" +
			"class A { m = 'a/one'; load() { return AutoModel.from_pretrained(this.m); } }\n" +
			"class B extends A { m = 'a/two'; }\n";
		assert.deepEqual(
			(await loadsIn('a.ts', text)).map(([id, loads]) => [id, loads?.length]),
			[
				['a/one', 1],
				['a/two', 1],
			],
		);
	});
	test('what no class replaces, or one that extends another, stays', async () => {
		assert.deepEqual((await python('class B(A):\n    n = "a/two"\n'))[0], [
			'a/one',
			[[undefined, true, undefined]],
		]);
		assert.deepEqual((await python('class B:\n    m = "a/two"\n'))[0], [
			'a/one',
			[[undefined, true, undefined]],
		]);
	});
});

suite('a model that whoever runs it may replace', () => {
	const detector = createDetector(fakeHost());
	for (const [path, text, why] of [
		['a.sh', 'hf download "$' + '{MODEL:-a/one}"\n', 'environment'],
		['a.sh', 'MODEL=a/one\nhf download "$MODEL"\n', undefined],
		['Makefile', 'MODEL ?= a/one\nall:\n\thf download $(MODEL)\n', 'environment'],
		['Makefile', 'MODEL = a/one\nall:\n\thf download $(MODEL)\n', undefined],
		['Dockerfile', 'FROM x\nARG MODEL=a/one\nRUN hf download $MODEL\n', 'environment'],
		['Dockerfile', 'FROM x\nENV MODEL=a/one\nRUN hf download $MODEL\n', undefined],
	] as const) {
		test(`${path}: ${text.replaceAll('\n', ' ; ')}: ${why ?? 'no'}`, async () => {
			const loads = (await detector.detect({ path, text })).flatMap((one) => one.loads);
			const [load] = loads.filter(({ slots }) => slots.revision);
			assert.ok(load);
			assert.equal(load.overridable, why);
		});
	}
});
