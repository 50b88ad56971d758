import * as assert from 'node:assert/strict';
import { createLineIndex } from '../../../src/core/report/lineIndex';

suite('createLineIndex', () => {
	const cases: [string, string, number, string][] = [
		['the beginning', 'ab', 0, '1:1'],
		['the end', 'ab', 2, '1:3'],
		['after a line feed', 'a\nb', 2, '2:1'],
		['CRLF is one end', 'a\r\nb', 3, '2:1'],
		['a lone CR is an end', 'a\rb', 2, '2:1'],
		['mixed', 'a\r\n\rb\nc', 6, '4:1'],
		['columns are UTF-16 units', '😀é"x', 4, '1:5'],
		['before the text', 'ab', -5, '1:1'],
		['behind the text', 'a\n', 99, '2:1'],
		['empty', '', 0, '1:1'],
	];
	for (const [name, text, offset, expected] of cases) {
		test(name, () => {
			const { line, col } = createLineIndex(text).position(offset);
			assert.equal(`${line}:${col}`, expected);
		});
	}
});
