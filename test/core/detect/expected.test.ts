import * as assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';

const python = 'def test_one(load):\n  ';

suite('names of models that a test expects something to be called with', () => {
	for (const [language, text, roles] of [
		['python', `${python}load.assert_called_with("org/name", trust_remote_code=None)`, []],
		['python', `${python}load.assert_called_once_with("org/name", revision="main")`, []],
		['python', `${python}load.assert_has_calls([call("org/name", revision="main")])`, []],
		['python', `${python}load.assert_called_once_with(model="org/name", revision="main")`, ['mention']],
		['python', `${python}load.assert_any_call(model_name="org/name")`, ['mention']],
		['python', `${python}load.assert_has_calls([call(model_name="org/name")])`, ['mention']],
		['python', `${python}self.assertEqual(config, {"model_name": "org/name"})`, ['mention']],
		['python', `${python}self.assertEqual(make(model_name="org/name"), 1)`, ['constant']],
		['python', `${python}assert family("org/name-7b") == "name"`, ['mention']],
		['python', `${python}assert is_model("org/name-7b") is True`, ['mention']],
		['python', `${python}self.assertEqual(family("org/name-7b"), "name")`, ['mention']],
		['python', `${python}assert build_model("org/name-7b") is not None`, ['constant']],
		['python', `${python}self.assertIsNotNone(build_model("org/name-7b"))`, ['constant']],
		['python', `${python}assert len(build_model("org/name-7b")) == 3`, ['constant']],
		['python', `${python}run("org/name", revision="main")`, ['load']],
		['python', `${python}call("org/name", revision="main")`, ['load']],
		['python', 'subprocess.call("tool --model_name org/name", shell=True)', ['load']],
		['typescript', "expect(load).toHaveBeenCalledWith('org/name', { revision: 'main' });", []],
		['typescript', "expect(load).toHaveBeenCalledWith({ model: 'org/name' });", ['mention']],
		['typescript', "expect(a).toEqual(expect.objectContaining({ model: 'org/name' }));", ['mention']],
		['typescript', "assert.deepEqual(made, { model: 'org/name' });", ['mention']],
		['typescript', "expect(make({ model: 'org/name' })).toBe(1);", ['constant']],
		['typescript', "expect(family('org/name-7b')).toBe('name');", ['mention']],
		['typescript', "expect(await build('org/name-7b')).toBe(1);", ['constant']],
		['typescript', "load('org/name', { revision: 'main' });", ['load']],
	] as const) {
		test(`${text.slice(text.lastIndexOf('\n') + 1).trim()}: ${roles.join() || 'nothing'}`, async () => {
			const path = language === 'python' ? 'test_one.py' : 'one.test.ts';
			const detector = createDetector(fakeHost());
			const found = await detector.detect({ path, text }, undefined, { mentions: true });
			assert.deepEqual(
				found.map(({ role }) => role),
				roles,
			);
		});
	}
});
