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
		['one model', 'AutoModel.from_pretrained("a/one")', [['a/one', [], true]]],
	];
	for (const [name, code, expected] of cases) {
		test(name, async () => assert.deepEqual(await shared(code), expected));
	}
});
