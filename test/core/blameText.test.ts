import * as assert from 'node:assert/strict';
import { timesOfLines } from '../../src/core/blameText';

const day = (text: string): number => Date.parse(text);

suite('the times of git blame', () => {
	for (const [what, blame, expected] of [
		['a line', '1a2b3c4d (A B 2024-05-06 07:08:09 +0200 1) x = 1', { 'x = 1': day('2024-05-06T05:08:09Z') }],
		['of the first commit', '^1a2b3c4 (A 2024-05-06 07:08:09 -0130 1) x', { x: day('2024-05-06T08:38:09Z') }],
		[
			'with the file it came from',
			'1a2b3c4d old.py (A 2024-05-06 07:08:09 +0000 1) x',
			{ x: day('2024-05-06T07:08:09Z') },
		],
		[
			'with its indentation',
			'1a2b3c4d (A 2024-05-06 07:08:09 +0000 1) \tx',
			{ '\tx': day('2024-05-06T07:08:09Z') },
		],
		['not committed', '00000000 (Not Committed Yet 2024-05-06 07:08:09 +0000 1) x', {}],
		['a clock that was wrong', '1a2b3c4d (A 1970-01-01 07:08:09 +0000 1) x', {}],
		['another form of date', '1a2b3c4d (A 3 days ago 1) x', {}],
		[
			'twice the same: the later',
			'1a2b3c4d (A 2024-05-06 07:08:09 +0000 1) x\n1a2b3c4d (A 2023-05-06 07:08:09 +0000 2) x',
			{ x: day('2024-05-06T07:08:09Z') },
		],
		[
			'a name that looks like a date',
			'1a2b3c4d (A 2019-01-01 00:00:00 +0000 9) y 2024-05-06 07:08:09 +0000 1) x',
			{ x: day('2024-05-06T07:08:09Z') },
		],
		['nothing', '', {}],
	] as const) {
		test(what, () => assert.deepEqual(Object.fromEntries(timesOfLines(blame)), expected));
	}
});
