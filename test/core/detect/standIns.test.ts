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
