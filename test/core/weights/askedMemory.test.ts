import assert from 'node:assert/strict';
import type { Verdict } from '../../../src/core/weights/verdict';
import { inspected } from './inspected';
import { global, pickled, proto } from './pickleAssembler';

const int = (value: number): string => `I${value}\n`;
/** A list with these numbers. */
const list = (...values: readonly number[]): string => `](${values.map(int).join('')}e`;
const called = (...items: readonly string[]): string => `(${items.join('')}tR`;

suite('the memory that a pickle asks for', () => {
	const thousands = list(50_256, 30_522, 101, 102);
	const huge = int(2 ** 31 - 1);
	const cases: readonly (readonly [string, Verdict, string])[] = [
		['a set of large numbers', 'safe', global('builtins', 'set') + called(thousands)],
		['a frozen set of large numbers', 'safe', global('builtins', 'frozenset') + called(thousands)],
		['an array of large numbers', 'safe', global('array', 'array') + called("S'l'\n", thousands)],
		['a queue that may grow', 'safe', global('collections', 'deque') + called('(t', huge)],
		['a tensor of large numbers', 'safe', global('torch', 'FloatTensor') + called(thousands)],
		['bytes without end', 'suspicious', global('builtins', 'bytes') + called(huge)],
		[
			'a list without end',
			'suspicious',
			global('builtins', 'list') + called(global('builtins', 'range') + called(huge)),
		],
		['an array by its shape', 'suspicious', global('numpy', 'ndarray') + called(thousands)],
		['an array by one number', 'suspicious', global('numpy', 'ndarray') + called(huge)],
		['an array with nothing in it', 'safe', global('numpy', 'ndarray') + called(list(0, 2 ** 31 - 1))],
		[
			'a tensor by its sizes',
			'suspicious',
			global('torch', 'FloatTensor') + called(int(65_535), int(65_535)),
		],
	];
	for (const [name, verdict, text] of cases) {
		test(`${name}: ${verdict}`, async () => {
			const judged = await inspected(pickled(proto(2), text, '.'));
			assert.equal(judged.verdict, verdict, JSON.stringify(judged.findings));
		});
	}
});
