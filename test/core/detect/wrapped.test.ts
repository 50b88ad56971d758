import * as assert from 'node:assert/strict';
import { pinState } from '../../../src/core/rules/revision';
import { commit } from '../builders';
import { detect, filled } from './detecting';

const head = 'from transformers import AutoModel\n';
const load = `${head}def load(name, revision=None):\n  return AutoModel.from_pretrained(name, revision=revision)\n`;
const held = `${head}class Net:\n  def __init__(self, name, size=1, *, revision=None):\n    self.name = name\n    self.rev = revision\n    self.go()\n  def go(self):\n    AutoModel.from_pretrained(self.name, revision=self.rev)\n`;

/** What the loads of the only reference come to, and the text after a commit was written to each place. */
async function read(text: string, language = 'python') {
	const [one, ...more] = await detect(language, text);
	assert.ok(one, text);
	assert.deepEqual(more, [], text);
	return {
		role: one.role,
		pins: one.loads.map((load) => `${load.call} ${pinState(load)}`),
		written: one.loads.flatMap(({ slots }) => (slots.revision ? [filled(text, slots.revision)] : [])),
	};
}

suite('functions of the project that take a revision', () => {
	for (const [what, before, call, pin, after] of [
		[
			'a call that gives none',
			load,
			'load("org/name-7b")',
			'load open',
			'load("org/name-7b", revision="abc")',
		],
		[
			'a branch by its name',
			load,
			'load("org/name-7b", revision="dev")',
			'load open',
			'load("org/name-7b", revision="abc")',
		],
		['a branch by its place', load, 'load("org/name-7b", "dev")', 'load open', 'load("org/name-7b", "abc")'],
		['a commit', load, `load("org/name-7b", "${commit}")`, 'load pinned', 'load("org/name-7b", "abc")'],
		['a commit by its name', load, `load("org/name-7b", revision="${commit}")`, 'load pinned', undefined],
		['None', load, 'load("org/name-7b", None)', 'load open', 'load("org/name-7b", "abc")'],
		[
			'a default that is a branch',
			load.replace('None', '"main"'),
			'load("org/name-7b")',
			'load open',
			'load("org/name-7b", revision="abc")',
		],
		[
			'a default that is a commit',
			load.replace('None', `"${commit}"`),
			'load("org/name-7b")',
			'load pinned',
			'load("org/name-7b", revision="abc")',
		],
		['a class', held, 'Net("org/name-7b")', 'Net open', 'Net("org/name-7b", revision="abc")'],
		[
			'a function that hands on to another',
			`${load}def build(model, rev=None):\n  return load(model, revision=rev)\n`,
			'build("org/name-7b")',
			'build open',
			'build("org/name-7b", rev="abc")',
		],
		[
			'a function within the function',
			`${head}def load(name, revision=None):\n  def now(part):\n    return AutoModel.from_pretrained(name, subfolder=part, revision=revision)\n  return now("a")\n`,
			'load("org/name-7b")',
			'load open',
			'load("org/name-7b", revision="abc")',
		],
		[
			'a decorator that only keeps what is made',
			load.replace('def', '@lru_cache(maxsize=1)\ndef'),
			'load("org/name-7b")',
			'load open',
			'load("org/name-7b", revision="abc")',
		],
		[
			'a decorator that may take arguments away',
			load.replace('def', '@command\ndef'),
			'load("org/name-7b")',
			'load open',
			undefined,
		],
		[
			'a parameter without a name',
			load.replace('None)', 'None, /)'),
			'load("org/name-7b")',
			'load open',
			undefined,
		],
	] as const) {
		test(`${what}: ${pin}`, async () => {
			const { role, pins, written } = await read(`${before}${call}\n`);
			assert.deepEqual([role, pins], ['load', [pin]]);
			if (!call.includes(`revision="${commit}"`)) {
				assert.deepEqual(written, after === undefined ? [] : [`${before}${after}\n`]);
			}
		});
	}

	for (const [what, text] of [
		['a revision of the environment', `${load}load("org/name-7b", os.environ["REVISION"])`],
		['arguments from elsewhere', `${load}load("org/name-7b", **options)`],
		['a list of arguments from elsewhere', `${load}load("org/name-7b", *options)`],
		['a default from elsewhere', `${load.replace('None', 'REVISION')}load("org/name-7b")`],
		[
			'a revision that is set in between',
			`${load.replace('return', 'revision = find(name)\n  return')}load("org/name-7b")`,
		],
	] as const) {
		test(`${what}: not known`, async () => {
			assert.deepEqual(
				(await read(text)).pins.map((pin) => pin.split(' ').at(-1)),
				['unknown'],
			);
		});
	}

	test('the default of the function itself stays what other callers may take', async () => {
		const text = load.replace('name,', 'name="org/name-7b",');
		assert.deepEqual((await read(`${text}load()\n`)).pins, ['AutoModel.from_pretrained unknown']);
	});

	test('a constant is pinned in each call that is given it', async () => {
		const text = `${load}MODEL = "org/name-7b"\nload(MODEL)\nload(MODEL, revision="dev")\n`;
		const { role, pins, written } = await read(text);
		assert.deepEqual([role, pins], ['constant', ['load open', 'load open']]);
		assert.deepEqual(written, [
			text.replace('load(MODEL)', 'load(MODEL, revision="abc")'),
			text.replace('"dev"', '"abc"'),
		]);
	});

	test('a constant of which one call does not say the revision', async () => {
		const { pins } = await read(`${load}MODEL = "org/name-7b"\nload(MODEL)\nload(MODEL, **options)\n`);
		assert.deepEqual(pins, ['AutoModel.from_pretrained unknown', 'load open']);
	});

	test('the function that takes no revision is pinned where it loads', async () => {
		const text = `${head}def load(name):\n  return AutoModel.from_pretrained(name)\nload("org/name-7b")\n`;
		assert.deepEqual((await read(text)).pins, ['AutoModel.from_pretrained open']);
	});

	test('TypeScript: a branch in its place is replaced, and none is written where none is', async () => {
		const text =
			"import { pipeline } from '@huggingface/transformers';\nfunction load(name: string, revision = 'main') {\n  return pipeline('text-generation', name, { revision });\n}\n";
		const given = `${text}load('org/name-7b', 'dev');\n`;
		assert.deepEqual(await read(given, 'typescript'), {
			role: 'load',
			pins: ['load open'],
			written: [given.replace("'dev'", "'abc'")],
		});
		for (const one of [text, text.replace("revision = 'main'", 'revision?: string')]) {
			assert.deepEqual(await read(`${one}load('org/name-7b');\n`, 'typescript'), {
				role: 'load',
				pins: ['load open'],
				written: [],
			});
		}
	});
});
