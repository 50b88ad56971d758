import assert from 'node:assert/strict';
import { asClause, cutAfter, printable } from '../../src/core/printable';

suite('printable', () => {
	for (const [what, text, shown] of [
		['controls', 'a\u001b[31mb\u009bc\u0000', 'a[31mbc'],
		['lines', ' a\r\n\tb\u2028c\u0085d ', 'a b cd'],
		['blanks around what is taken out', 'a \u0007 b', 'a b'],
		['marks of direction', '\u202ea\u2066b\u061c', 'ab'],
		['what has no width', 'a\u200bb\ufeffc\u00add', 'ab cd'],
		['letters that hide', 'a\u3164b\uffa0c\u{e0041}d\u034f', 'abcd'],
		['halves of characters', '\ud800a\udc00', 'a'],
		['whole characters', '\u{1f600} \u00e9 \u4e2d', '\u{1f600} \u00e9 \u4e2d'],
	] as const) {
		test(`${what}: nothing is left that is not seen, and nothing changes the second time`, () => {
			assert.equal(printable(text), shown);
			assert.equal(printable(shown), shown);
		});
	}
	test('a text is cut between characters', () => {
		assert.equal(cutAfter('ab\u{1f600}c', 3), 'ab…');
		assert.equal(cutAfter('ab\u{1f600}', 4), 'ab\u{1f600}');
		assert.ok(asClause('x'.repeat(5000)).length < 1100);
	});
});
