import * as assert from 'node:assert/strict';
import { applyEdits, setArgument } from '../../src/core/fixes';
import type { Notation, Slot } from '../../src/core/reference';
import { commit } from './builders';

const slot = (notation: Notation, before = '', start = 0, end = start): Slot => ({
	span: { start, end },
	before,
	after: '',
	notation,
});

suite('setArgument', () => {
	const cases: [string, Slot, string | boolean, string | undefined, string][] = [
		['python inserts with double quotes', slot('python', ', revision='), 'a', undefined, ', revision="a"'],
		['python boolean', slot('python', ', use_safetensors='), true, undefined, ', use_safetensors=True'],
		[
			'javascript boolean',
			slot('javascript', ', useSafetensors: '),
			true,
			undefined,
			', useSafetensors: true',
		],
		['javascript without neighbours', slot('javascript', ', revision: '), 'a', undefined, ", revision: 'a'"],
		['json', slot('json', ', "revision": '), 'a"b', undefined, ', "revision": "a\\"b"'],
		['json boolean', slot('json'), false, undefined, 'false'],
		['yaml plain commit', slot('yaml'), commit, undefined, commit],
		['yaml digits only', slot('yaml'), '1'.repeat(40), undefined, `"${'1'.repeat(40)}"`],
		['yaml exponent', slot('yaml'), `1234567e${'1'.repeat(32)}`, undefined, `"1234567e${'1'.repeat(32)}"`],
		['yaml word', slot('yaml'), 'no', undefined, '"no"'],
		['yaml name', slot('yaml'), 'model.safetensors', undefined, 'model.safetensors'],
		['yaml keeps single quotes', slot('yaml', '', 0, 6), commit, "'main'", `'${commit}'`],
		['the old quotes stay', slot('python', '', 0, 6), 'a', "'main'", "'a'"],
		['also behind a prefix', slot('python', '', 0, 7), 'a', "r'main'", "'a'"],
		['no code in single quotes', slot('javascript', '', 0, 3), "a'b\\", "'x'", "'a\\'b\\\\'"],
	];
	for (const [name, where, value, text, expected] of cases) {
		test(name, () => assert.equal(setArgument(where, value, { text }).text, expected));
	}
	test('the quotes of the id nearby', () => {
		const text = "load('a/b')";
		assert.equal(
			setArgument(slot('python', ', r=', 10), 'x', { text, near: { start: 6, end: 9 } }).text,
			", r='x'",
		);
	});
	test('a segment of a URL is written bare', () => {
		assert.equal(setArgument(slot('python', '', 3, 7), 'x', { text: '"a/main"', bare: true }).text, 'x');
	});
});

suite('applyEdits', () => {
	const edit = (start: number, end: number, text: string) => ({ span: { start, end }, text });
	const cases: [string, ReturnType<typeof edit>[], string][] = [
		['in any order', [edit(4, 5, 'E'), edit(0, 1, 'A')], 'AbcdE'],
		['twice the same', [edit(5, 5, ', r="1"'), edit(5, 5, ', r="1"')], 'abcde, r="1"'],
		['the same argument once', [edit(5, 5, ', r="1"'), edit(5, 5, ', r="2"')], 'abcde, r="1"'],
		['two arguments at one place', [edit(5, 5, ', r="1"'), edit(5, 5, ', s=True')], 'abcde, r="1", s=True'],
		['overlapping', [edit(0, 3, 'X'), edit(2, 5, 'Y')], 'Xde'],
		['one place replaced twice', [edit(0, 1, 'X'), edit(0, 1, 'Y')], 'Xbcde'],
		['outside the text', [edit(4, 9, 'X'), edit(-1, 2, 'Y')], 'abcde'],
		['none', [], 'abcde'],
	];
	for (const [name, edits, expected] of cases) {
		test(name, () => assert.equal(applyEdits('abcde', edits), expected));
	}
});
