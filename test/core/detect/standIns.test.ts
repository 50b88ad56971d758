import * as assert from 'node:assert/strict';
import { detect } from './detecting';

suite('libraries that a test replaces', () => {
	const load = 'from transformers import AutoModel\nAutoModel.from_pretrained("org/name")';
	for (const [before, loads] of [
		['import sys', 1],
		['sys.modules["transformers"] = fake', 0],
		["sys.modules['transformers'] = fake", 0],
		['monkeypatch.setitem(sys.modules, "transformers", fake)', 0],
		['sys.modules["torch"] = fake', 1],
		['sys.modules["transformers.utils"] = fake', 1],
		['assert sys.modules["transformers"] == real', 1],
		['old = sys.modules["transformers"]', 1],
	] as const) {
		test(`${before}: ${loads} of them loads`, async () => {
			const references = await detect('python', `${before}\n${load}`);
			assert.equal(references.flatMap((one) => one.loads).length, loads);
		});
	}
});

suite('classes of a file with a method that is called as a library’s', () => {
	const written = (bases: string, parameters: string, body: string) =>
		`from transformers import AutoModel\nclass Own${bases}:\n  @classmethod\n  def from_pretrained(cls, ${parameters}):\n    ${body}\n`;
	const called = 'Own.from_pretrained("org/name")';
	for (const [what, text, loads] of [
		['a fake', `${written('', 'base, **more', 'return cls()')}${called}`, 0],
		['an object of it', `${written('', 'base', 'return cls()')}Own().from_pretrained("org/name")`, 0],
		['it hands the name on', `${written('', 'base', 'return AutoModel.from_pretrained(base)')}${called}`, 1],
		['it hands all on', `${written('', '*args', 'return AutoModel.from_pretrained(*args)')}${called}`, 1],
		[
			'it extends a library’s',
			`${written('(AutoModel)', '*args', 'return super().from_pretrained(*args)')}${called}`,
			1,
		],
		['a method that it has not', `${written('', 'base', 'pass').replace('from_', 'to_')}${called}`, 1],
	] as const) {
		test(`${what}: ${loads} loads`, async () => {
			const references = await detect('python', text);
			assert.equal(references.flatMap((one) => one.loads).length, loads);
		});
	}
});
