import * as assert from 'node:assert/strict';
import { nearest, suggestion } from '../../src/cli/nearest';

suite('what somebody may have meant', () => {
	const names = ['check', 'compare', 'completion', 'decisions', 'fix', 'inspect', 'refs', '--version'];
	const cases: [typed: string, meant: string[]][] = [
		['chek', ['check']],
		['chekc', ['check']],
		['Check', ['check']],
		['hceck', ['check']],
		['desicions', ['decisions']],
		['insp', ['inspect']],
		['comp', ['compare', 'completion']],
		['version', ['--version']],
		['--verison', ['--version']],
		['fxi', ['fix']],
		['fx', ['fix']],
		['foo', []],
		['x', []],
		['--', []],
		['', []],
		['frobnicate', []],
		['constructor', []],
		['c'.repeat(1000), []],
	];
	for (const [typed, meant] of cases) {
		test(`${typed.slice(0, 20) || 'nothing'}: ${meant.join(', ') || 'nobody knows'}`, () => {
			assert.deepEqual(nearest(typed, names), meant);
		});
	}
	test('is asked in a sentence', () => {
		assert.deepEqual(suggestion('comp', names), ['Did you mean compare or completion?']);
		assert.deepEqual(suggestion('chek', names), ['Did you mean check?']);
		assert.deepEqual(suggestion('frobnicate', names), []);
		assert.deepEqual(suggestion('ab', ['ab1', 'ab2', 'ab3', 'ab4']), ['Did you mean ab1, ab2 or ab3?']);
	});
});
