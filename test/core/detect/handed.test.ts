import * as assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';
import { filled } from './detecting';

const host = fakeHost();

/** The only reference of `/w/a.py`, or of the file that is named, beside files of these texts. */
async function only(files: Readonly<Record<string, string>>, name = 'a.py') {
	const [one, ...more] = await all(files, name);
	assert.ok(one);
	assert.deepEqual(more, []);
	return one;
}

async function all(files: Readonly<Record<string, string>>, name = 'a.py') {
	const detector = createDetector(host, {
		rootOf: () => '/w',
		async read(path) {
			const text = files[path.slice('/w/'.length)];
			return text === undefined ? undefined : { text, version: text };
		},
	});
	return detector.detect({ path: `/w/${name}`, text: files[name] ?? '' });
}

const call = 'from b import Wrapper\nMODEL = "org/name-7b"\nWrapper(model_id=MODEL, size=1)\n';
const head = 'from transformers import AutoModel\n';
const wrapper = (init: string, rest = '') =>
	`${head}class Wrapper:\n  def __init__(self, model_id, size):\n    ${init}\n${rest}`;

suite('models that are handed to functions of other files', () => {
	for (const [what, text, line] of [
		['a class that loads it', wrapper('self.m = AutoModel.from_pretrained(model_id)'), 4],
		[
			'in a method that is given it',
			wrapper('self.load(model_id)', '  def load(self, name):\n    AutoModel.from_pretrained(name)'),
			6,
		],
		[
			'in a method that takes it from a field',
			wrapper(
				'self.name = model_id',
				'  def load(self):\n    AutoModel.from_pretrained(self.name or "x/y-1b")',
			),
			6,
		],
		['a function', `${head}def Wrapper(model_id, size):\n  return AutoModel.from_pretrained(model_id)`, 3],
		['another of its arguments', wrapper('AutoModel.from_pretrained(size)'), undefined],
		['nothing', wrapper('self.name = model_id'), undefined],
		[
			'a method that nobody gives it',
			wrapper('pass', '  def load(self, model_id):\n    AutoModel.from_pretrained(model_id)'),
			undefined,
		],
		[
			'a class beside it',
			`${wrapper('pass')}def other(model_id):\n  AutoModel.from_pretrained(model_id)`,
			undefined,
		],
	] as const) {
		test(`${what}: ${line === undefined ? 'only handed' : 'a load'}`, async () => {
			const { loads, handedTo, role } = await only({ 'a.py': call, 'b.py': text });
			assert.equal(role, 'constant');
			assert.deepEqual(
				loads.map(({ call, revision, through }) => [call, revision.state, through]),
				line === undefined ? [] : [['Wrapper', 'absent', { path: '/w/b.py', line }]],
			);
			const at = text.slice(0, text.indexOf('Wrapper')).split('\n').length;
			assert.deepEqual(
				handedTo,
				line === undefined ? [{ call: 'Wrapper', defined: { path: '/w/b.py', line: at } }] : undefined,
			);
		});
	}

	test('a revision that is given there is not known here', async () => {
		const text = wrapper('AutoModel.from_pretrained(model_id, revision=REVISION)');
		const [load] = (await only({ 'a.py': call, 'b.py': text })).loads;
		assert.equal(load?.revision.state, 'unknown');
		assert.deepEqual(load?.slots, {});
	});

	const taking = wrapper('AutoModel.from_pretrained(model_id, revision=revision)').replace(
		'size)',
		'size=1, revision=None)',
	);
	for (const [what, given, state, after] of [
		['which it is not given', 'model_id=MODEL', 'absent', 'model_id=MODEL, revision="abc"'],
		['which it is given by its place', 'MODEL, 1, "dev"', 'known dev', 'MODEL, 1, "abc"'],
		['which it is given as a constant', 'MODEL, 1, BRANCH', 'known next', undefined],
		['which may be among others', 'MODEL, **more', 'unknown', undefined],
		['which is computed', 'MODEL, 1, find()', 'unknown', undefined],
	] as const) {
		test(`a class that takes a revision, ${what}: ${state}`, async () => {
			const text = `from b import Wrapper\nBRANCH = "next"\nMODEL = "org/name-7b"\nWrapper(${given})\n`;
			const [load, ...others] = (await only({ 'a.py': text, 'b.py': taking })).loads;
			assert.deepEqual(others, []);
			const said = load?.revision.state === 'known' ? `known ${load.revision.value}` : load?.revision.state;
			assert.equal(said, state);
			assert.equal(load?.takesRevision, state === 'unknown' ? 'no' : 'keyword');
			assert.equal(
				load?.slots.revision && filled(text, load.slots.revision),
				after && text.replace(given, after),
			);
		});
	}

	for (const [what, loader, count] of [
		['and which takes a revision', 'AutoModel.from_pretrained(it, revision=revision)', 1],
		['and which loads it by a library', 'AutoModel.from_pretrained(it)', 1],
		[
			'and which loads it by a class of its own that takes a revision',
			'Own.from_pretrained(it, revision=revision)',
			1,
		],
		['and which loads it by a class of its own', 'Own.from_pretrained(it)', 0],
		['and which loads none', 'AutoModel.register(it)', 0],
	] as const) {
		test(`a function whose name says nothing of a model, ${what}: ${count}`, async () => {
			const text = 'from b import keep\nEXTRAS_REPO = "org/name-7b"\nkeep(EXTRAS_REPO)\n';
			const b = `${head}def keep(it, revision=None):\n  ${loader}`;
			assert.equal((await only({ 'a.py': text, 'b.py': b })).loads.length, count);
		});
	}

	const own = wrapper('AutoModel.from_pretrained(model_id)');
	for (const [what, given, b, role] of [
		['by its place', 'Wrapper("org/name", 1)', own, 'load'],
		['of a decorated class', 'Wrapper("org/name", 1)', own.replace('class', '@component\nclass'), 'load'],
		['by a name that says nothing', 'NAME = "org/name"\nWrapper(NAME, 1)', own, 'constant'],
		[
			'to a parameter that says nothing',
			'Wrapper("org/name")',
			`${head}def Wrapper(it):\n  AutoModel.from_pretrained(it)`,
			'load',
		],
		['to another parameter', 'Wrapper("a", "org/name")', own, undefined],
		['that is a folder', 'Wrapper("models/name", 1)', own, undefined],
		['that is also written to', 'NAME = "org/name"\npush_to_hub(NAME)\nWrapper(NAME, 1)', own, undefined],
		['to a class that loads nothing', 'Wrapper("org/name", 1)', wrapper('self.n = model_id'), undefined],
		[
			'to a class whose library is not known',
			'Wrapper("org/name", 1)',
			own.replace('AutoModel.', 'Own.'),
			undefined,
		],
	] as const) {
		test(`an id of which nothing says that it is a model, ${what}: ${role ?? 'none'}`, async () => {
			const found = await all({ 'a.py': `from b import Wrapper\n${given}\n`, 'b.py': b });
			assert.deepEqual(
				found.map(({ id, role, loads }) => [id, role, loads.length]),
				role === undefined ? [] : [['org/name', role, 1]],
			);
		});
	}

	test('a parameter that says what it is, of a class whose library is not known', async () => {
		const text = 'from b import keep\nEXTRAS_REPO = "org/name-7b"\nkeep(EXTRAS_REPO)\n';
		const b = `${head}def keep(model_id):\n  Own.from_pretrained(model_id)`;
		assert.equal((await only({ 'a.py': text, 'b.py': b })).loads.length, 1);
	});

	test('in a function within it that sees the revision', async () => {
		const b = `${head}def Wrapper(model_id, size, revision=None):\n  def now(part):\n    AutoModel.from_pretrained(model_id, subfolder=part, revision=revision)\n  now("a")`;
		const [load] = (await only({ 'a.py': call, 'b.py': b })).loads;
		assert.deepEqual([load?.takesRevision, load?.revision.state], ['keyword', 'absent']);
	});

	test('the id itself in the call is a load', async () => {
		const direct = 'from b import Wrapper\nWrapper("org/name-7b", 1)\n';
		const { role, loads } = await only({
			'a.py': direct.replace('"org', 'model_id="org'),
			'b.py': wrapper('AutoModel.from_pretrained(model_id)'),
		});
		assert.deepEqual([role, loads.length], ['load', 1]);
	});

	test('a class that is not in the workspace', async () => {
		const { loads, handedTo } = await only({ 'a.py': call });
		assert.deepEqual([loads.length, handedTo], [0, [{ call: 'Wrapper' }]]);
	});

	test('a constructor in TypeScript', async () => {
		const files = {
			'a.ts': "import { Wrapper } from './b';\nconst modelId = 'org/name-7b';\nnew Wrapper(modelId);\n",
			'b.ts':
				"import { pipeline } from '@huggingface/transformers';\nexport class Wrapper {\n  constructor(name: string) {\n    pipeline('text-generation', name);\n  }\n}\n",
		};
		const { loads } = await only(files, 'a.ts');
		assert.deepEqual(
			loads.map(({ through }) => through),
			[{ path: '/w/b.ts', line: 4 }],
		);
	});

	for (const [what, b, count] of [
		['a function that a name is bound to', 'const load = (name: string) => pipeline("asr", name);', 1],
		[
			'one that it is bound to no more',
			'let load = (name: string) => pipeline("asr", name);\nload = other;',
			0,
		],
		['what a function gives back', 'const load = make((name: string) => pipeline("asr", name));', 0],
	] as const) {
		test(`${what}, in TypeScript: ${count}`, async () => {
			const found = await all(
				{
					'a.ts': "import { load } from './b';\nawait load('org/name');\n",
					'b.ts': `import { pipeline } from '@huggingface/transformers';\n${b}\nexport { load };\n`,
				},
				'a.ts',
			);
			assert.equal(found.flatMap(({ loads }) => loads).length, count);
		});
	}

	test('in a part of a long program that would not be read otherwise', async () => {
		const filler = Array.from(
			{ length: 80 },
			(_, at) => `def f${at}(x):\n  return g(x, ${at}, "some words")\n`,
		).join('');
		const a = `from b import Wrapper\nMODEL = "org/name-7b"\n${filler}\ndef main():\n  return Wrapper(model_id=MODEL, size=1)\n${filler}`;
		const b = `${filler}${wrapper('self.load(model_id)', '  def load(self, name):\n    AutoModel.from_pretrained(name)\n')}${filler}`;
		const { loads } = await only({ 'a.py': a, 'b.py': b });
		assert.deepEqual(
			loads.map(({ call }) => call),
			['Wrapper'],
		);
	});
});
