import * as assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';
import { detect } from './detecting';

const list = 'known_models = ["org/one-7b", "bert-base-uncased"]\n';

suite('names of models that are only compared with', () => {
	for (const [what, text, used] of [
		['a list that is looked into', `${list}if name not in known_models:\n  stop()`, false],
		[
			'within a function',
			'def load(name):\n  models = ["org/one-7b"]\n  if "/" in name and name.lower() in models:\n    pass',
			false,
		],
		['a set', 'models = frozenset({"org/one-7b"})\nok = name in models', false],
		['the keys of a dictionary', 'models = {"org/one-7b": 1}\nok = name in models', false],
		['in a comprehension', `${list}ours = [one for one in names if one in known_models]`, false],
		[
			'the message that tells them',
			`${list}assert n in known_models, f"not {', '.join(known_models)}"`,
			false,
		],
		['one name, in a function', 'def f():\n  model = "org/one-7b"\n  assert a.model == model', false],
		['one that others may take', 'BASE_MODEL = "org/one-7b"\nok = name == BASE_MODEL', true],
		['and is private', '_BASE_MODEL = "org/one-7b"\nok = name == _BASE_MODEL', false],
		['nothing is done with it', list, true],
		['its items are taken', `${list}if a in known_models: pass\nfor one in known_models:\n  use(one)`, true],
		['in a comprehension', `${list}if a in known_models: pass\n[use(one) for one in known_models]`, true],
		['it is handed on', `${list}if a in known_models: use(known_models)`, true],
		['one of it is taken', `${list}if a in known_models: use(known_models[0])`, true],
		['it is added to', `${list}known_models += more\nif a in known_models: pass`, true],
		['one name in a text', 'def f():\n  model = "org/one-7b"\n  if a == model: run(f"serve {model}")', true],
		['what a call makes of it', 'model = use("org/one-7b")\nok = model == other', true],
		['a field', 'class A:\n  models = ["org/one-7b"]\n  ok = "a" in models', true],
	] as const) {
		test(`${what}: ${used ? 'named to be loaded' : 'only named'}`, async () => {
			const found = (await detect('python', text)).filter(({ id }) => id === 'org/one-7b');
			assert.deepEqual(
				found.map(({ role }) => role),
				used ? ['constant'] : [],
			);
		});
	}

	for (const [text, used] of [
		["const models = ['org/one-7b']; if (models.includes(name)) stop();", false],
		["const models = new Set(['org/one-7b']); if (!models.has(name)) stop();", false],
		[`const models = ['org/one-7b']; if (models.includes(name)) throw Error(\`not \${models}\`);`, false],
		["export const models = ['org/one-7b']; if (models.includes(name)) stop();", true],
		["export const models: Set<string> = new Set(['org/one-7b']); if (models.has(name)) stop();", true],
		["const models = ['org/one-7b']; models.includes(name); for (const one of models) use(one);", true],
		["const models = ['org/one-7b']; models.includes(name); use({ models });", true],
	] as const) {
		test(`${text}: ${used ? 'named to be loaded' : 'only named'}`, async () => {
			const found = await detect('typescript', text);
			assert.deepEqual(
				found.map(({ role }) => role),
				used ? ['constant'] : [],
			);
		});
	}

	test('are told of as mentions on request', async () => {
		const text = `${list}if name not in known_models:\n  stop()`;
		const detector = createDetector(fakeHost());
		const found = await detector.detect({ path: 'a.py', text }, undefined, { mentions: true });
		assert.deepEqual(
			found.map(({ id, role }) => [id, role]),
			[
				['org/one-7b', 'mention'],
				['bert-base-uncased', 'mention'],
			],
		);
	});

	test('a load that takes one by its name has it still', async () => {
		const text =
			'from transformers import AutoModel\nmodels = {"a": "org/one-7b"}\nif n in models:\n  AutoModel.from_pretrained(models["a"])';
		assert.deepEqual(
			(await detect('python', text)).map(({ id, role }) => [id, role]),
			[['org/one-7b', 'constant']],
		);
	});
});
