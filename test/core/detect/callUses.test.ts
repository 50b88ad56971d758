import assert from 'node:assert/strict';
import { callUses } from '../../../src/core/detect/callUses';

/** What of a name in code may be a call of a package's: for each place, in order. */
function usesOf(name: string, code: string): readonly boolean[] {
	const { used, mayBe } = callUses(code);
	assert.equal(used.length, code.length);
	return Array.from(
		code.matchAll(new RegExp(`\\b${name}\\b`, 'g')),
		({ index }) => used[index] !== ' ' && mayBe(name, index),
	);
}

suite('what may be a call', () => {
	for (const [title, code, expected] of [
		['behind a dot', 'a.load(x)', [true]],
		['over lines', 'a \\\n  . \\\n  load(x)', [true]],
		['bare, and nothing brings it in', 'load(x)', [false]],
		['bare, and something does', 'from torch import load\nload(x)', [false, true]],
		['in a block of one line', 'if x: from torch import load\nload(x)', [true, true]],
		['brought in with all names', 'from torch import *\nload(x)', [true]],
		['brought in over lines', 'from torch import (\n  save,\n  load,\n)\nload(x)', [false, true]],
		['defined', 'from a import load\ndef load(x): ...\nclass load: ...', [false, false, false]],
		['the member of it', 'a.load.b(x)', [false]],
		["the standard library's", 'import json\njson.load(x)', [false]],
		["another's that is called like it", 'import torch as json\njson.load(x)', [true]],
		['assigned to its name', 'json = torch\njson.load(x)', [true]],
		['brought in by its name', 'from a import (\n  b,\n  json,\n)\njson.load(x)', [true]],
		['a field of its name', 'a.json.load(x)', [true]],
	] as const) {
		test(title, () => assert.deepEqual(usesOf('load', code), expected));
	}

	test('what only fits a pattern has to be called or handed on', () => {
		for (const [code, expected] of [
			['import p\np.AConfig(x)', true],
			['import p\nf(p.AConfig, x)', true],
			['import p\nmake = p.AConfig', true],
			['import p\nx: p.AConfig', false],
			['import p\nx: p.AConfig | None = 1', false],
		] as const) {
			const { mayFit } = callUses(code);
			assert.equal(mayFit('AConfig', code.indexOf('AConfig')), expected, code);
		}
	});
});
