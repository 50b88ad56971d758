import * as assert from 'node:assert/strict';
import { changesBetween } from '../../../src/core/report/lineChanges';
import { unifiedDiff } from '../../../src/core/report/unifiedDiff';

const lines = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`).join('');

suite('unifiedDiff', () => {
	test('nothing for no change', () => assert.equal(unifiedDiff('a', 'x\n', 'x\n'), ''));
	const cases: [name: string, before: string, after: string, hunks: string][] = [
		['a line', '1\n2\n3\n', '1\nx\n3\n', '@@ -1,3 +1,3 @@\n 1\n-2\n+x\n 3\n'],
		['the only line', '1\n', 'x\n', '@@ -1 +1 @@\n-1\n+x\n'],
		['into an empty text', '', 'x\ny\n', '@@ -0,0 +1,2 @@\n+x\n+y\n'],
		['to an empty text', 'x\ny\n', '', '@@ -1,2 +0,0 @@\n-x\n-y\n'],
		[
			'three lines around',
			lines(1, 9),
			lines(1, 9).replace('5', 'x'),
			'@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n',
		],
		[
			'put in',
			lines(1, 9),
			lines(1, 9).replace('5\n', '5\nx\n'),
			'@@ -3,6 +3,7 @@\n 3\n 4\n 5\n+x\n 6\n 7\n 8\n',
		],
		[
			'taken out',
			lines(1, 9),
			lines(1, 9).replace('5\n', ''),
			'@@ -2,7 +2,6 @@\n 2\n 3\n 4\n-5\n 6\n 7\n 8\n',
		],
		[
			'near changes are one hunk',
			lines(1, 9),
			lines(1, 9).replace('1', 'x').replace('8', 'y'),
			'@@ -1,9 +1,9 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+y\n 9\n',
		],
		[
			'far ones are two, and the second counts what the first put in',
			lines(1, 20),
			lines(1, 20).replace('1\n', '1\nx\n').replace('20', 'y'),
			'@@ -1,4 +1,5 @@\n 1\n+x\n 2\n 3\n 4\n@@ -17,4 +18,4 @@\n 17\n 18\n 19\n-20\n+y\n',
		],
		[
			'no end of line',
			'1\n2',
			'1\nx',
			'@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+x\n\\ No newline at end of file\n',
		],
		['an end of line is new', '1', '1\n', '@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+1\n'],
		[
			'an unchanged last line without an end',
			'1\n2',
			'x\n2',
			'@@ -1,2 +1,2 @@\n-1\n+x\n 2\n\\ No newline at end of file\n',
		],
		['CR LF', '1\r\n2\r\n', '1\r\nx\r\n', '@@ -1,2 +1,2 @@\n 1\r\n-2\r\n+x\r\n'],
		['a lone CR is no end of line', 'a\rb\nc\n', 'a\rx\nc\n', '@@ -1,2 +1,2 @@\n-a\rb\n+a\rx\n c\n'],
	];
	for (const [name, before, after, hunks] of cases) {
		test(name, () => assert.equal(unifiedDiff('a.py', before, after), `--- a/a.py\n+++ b/a.py\n${hunks}`));
	}
	for (const [path, shown] of [
		['b c/d.py', '--- a/b c/d.py\t\n+++ b/b c/d.py\t\n'],
		['a"\n\\\u001b', '--- "a/a\\"\\012\\\\\\033"\n+++ "b/a\\"\\012\\\\\\033"\n'],
		['é\u202eb.py', '--- "a/é\\342\\200\\256b.py"\n+++ "b/é\\342\\200\\256b.py"\n'],
	] as const) {
		test(`the name ${JSON.stringify(path)}`, () =>
			assert.equal(unifiedDiff(path, 'x\n', 'y\n'), `${shown}@@ -1 +1 @@\n-x\n+y\n`));
	}
});

suite('changesBetween', () => {
	/** The new lines as the changes make them of the old ones. */
	const made = (old: readonly string[], now: readonly string[]) => {
		const result: string[] = [];
		let at = 0;
		let count = 0;
		for (const { oldStart, oldEnd, newStart, newEnd } of changesBetween(old, now)) {
			result.push(...old.slice(at, oldStart), ...now.slice(newStart, newEnd));
			count += oldEnd - oldStart + newEnd - newStart;
			at = oldEnd;
		}
		return { result: [...result, ...old.slice(at)], count };
	};
	test('all short lists: right, and no more than needed', () => {
		const lists = [''];
		for (const list of lists) {
			lists.push(...(list.length < 5 ? ['a', 'b'].map((one) => list + one) : []));
		}
		for (const old of lists) {
			for (const now of lists) {
				const { result, count } = made([...old], [...now]);
				assert.deepEqual(result.join(''), now);
				assert.equal(count, old.length + now.length - 2 * common(old, now), `${old} ${now}`);
			}
		}
	});
	test('two long texts without a common line are one change', () => {
		const [old, now] = ['a', 'b'].map((letter) => Array.from({ length: 5_000 }, (_, at) => `${letter}${at}`));
		assert.equal(changesBetween(old ?? [], now ?? []).length, 1);
	});
});

/** The length of the longest common subsequence, by its definition. */
function common(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, () => 0);
	for (const letter of a) {
		const next = [0];
		for (let at = 1; at <= b.length; at++) {
			next.push(letter === b[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
