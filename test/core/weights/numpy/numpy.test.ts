import assert from 'node:assert/strict';
import type { Verdict } from '../../../../src/core/weights/verdict';
import { inspected, said } from '../stubPickle';
import { concat, zipOf } from '../zipBytes';
import { headerOf, npyOf } from './npyBytes';

const zeros = (count: number) => new Uint8Array(count);

suite('arrays of numpy', () => {
	const cases: readonly (readonly [string, Uint8Array, Verdict])[] = [
		['floats', npyOf(headerOf("'<f4'"), zeros(8)), 'safe'],
		['one value without a shape', npyOf(headerOf("'<f8'", '()'), zeros(8)), 'safe'],
		['two dimensions', npyOf(headerOf("'|b1'", '(2, 3)'), zeros(6)), 'safe'],
		['lengths that Python 2 wrote', npyOf(headerOf("'<i2'", '(2L, 3L)'), zeros(12)), 'safe'],
		['nothing of anything', npyOf(headerOf("'<f8'", '(0, 10)')), 'safe'],
		['texts', npyOf(headerOf("'<U5'"), zeros(40)), 'safe'],
		['dates', npyOf(headerOf("'<M8[ns]'"), zeros(16)), 'safe'],
		['a header of version 2', npyOf(headerOf("'<f4'"), zeros(8), { version: [2, 0] }), 'safe'],
		['a header of version 3', npyOf(headerOf("'<f4'"), zeros(8), { version: [3, 0] }), 'safe'],
		[
			'fields',
			npyOf(headerOf("[('a', '<f4'), ('b', '<i8', (2, 3)), ('c', [('x', '|S3')])]"), zeros(110)),
			'safe',
		],
		[
			'fields with titles and padding',
			npyOf(headerOf("[(('long', 'a'), '|u1'), ('', '|V3')]"), zeros(8)),
			'safe',
		],
		['a name with a quote', npyOf(headerOf(`[("it's", '<f4')]`), zeros(8)), 'safe'],
		[
			'two arrays, one behind the other',
			concat(npyOf(headerOf("'<f4'"), zeros(8)), npyOf(headerOf("'<f4'"), zeros(8))),
			'safe',
		],
		['objects', npyOf(headerOf("'|O'"), 'PICKLE'), 'safe'],
		['bad objects', npyOf(headerOf("'|O'"), 'PICKLE bad'), 'dangerous'],
		['bad objects by another spelling', npyOf(headerOf("'O8'"), 'PICKLE bad'), 'dangerous'],
		['bad objects by the name of their type', npyOf(headerOf("'object'"), 'PICKLE bad'), 'dangerous'],
		['bad objects in a list of types', npyOf(headerOf("'f4,O'"), 'PICKLE bad'), 'dangerous'],
		['bad objects for texts of any length', npyOf(headerOf("'T'"), 'PICKLE bad'), 'dangerous'],
		[
			'bad objects for texts of any length in a field',
			npyOf(headerOf("[('a', '|T')]"), 'PICKLE bad'),
			'dangerous',
		],
		['bad objects for texts in a list of types', npyOf(headerOf("'f4,T'"), 'PICKLE bad'), 'dangerous'],
		['bad objects in a field', npyOf(headerOf("[('a', '<f4'), ('b', '|O')]"), 'PICKLE bad'), 'dangerous'],
		[
			'bad objects in a field of a field',
			npyOf(headerOf("[('a', [('b', [('c', '|O', (2,))])])]"), 'PICKLE bad'),
			'dangerous',
		],
		['bad objects of a type with a shape', npyOf(headerOf("('|O', (2,))"), 'PICKLE bad'), 'dangerous'],
		['bad objects of no elements', npyOf(headerOf("'|O'", '(0,)'), 'PICKLE bad'), 'dangerous'],
		[
			'bad objects by the second of two types',
			npyOf("{'descr': '<f4', 'descr': '|O', 'fortran_order': False, 'shape': ()}", 'PICKLE bad'),
			'dangerous',
		],
		[
			'bad objects in a header of version 2',
			npyOf(headerOf("'|O'"), 'PICKLE bad', { version: [2, 0] }),
			'dangerous',
		],
		[
			'bad objects in a header that is spelled in another way',
			npyOf(headerOf("'|' 'O'"), 'PICKLE bad'),
			'dangerous',
		],
		['bad objects in a header of bytes', npyOf(headerOf("b'|O'"), 'PICKLE bad'), 'dangerous'],
		['objects that are no pickle', npyOf(headerOf("'|O'"), 'hello'), 'malformed'],
		[
			'a bad pickle behind the numbers',
			npyOf(headerOf("'<f4'"), concat(zeros(8), npyOf('PICKLE bad').subarray(10))),
			'dangerous',
		],
		['bytes behind the numbers', npyOf(headerOf("'<f4'"), zeros(9)), 'malformed'],
		['too few numbers', npyOf(headerOf("'<f4'"), zeros(7)), 'malformed'],
		[
			'more numbers than there are atoms',
			npyOf(headerOf("'<f4'", `(${'9'.repeat(400)},)`), zeros(7)),
			'malformed',
		],
		[
			'blanks that Python has none of',
			npyOf(headerOf("'<f4'").replace(/ \n$/, '\xa0\n'), zeros(8)),
			'malformed',
		],
		['a negative length', npyOf(headerOf("'<f4'", '(-1,)'), zeros(8)), 'malformed'],
		['a header longer than the file', npyOf(headerOf("'<f4'"), zeros(8), { length: 60_000 }), 'malformed'],
		[
			'a header of 4 GiB',
			npyOf(headerOf("'<f4'"), zeros(8), { length: 0xffff_ffff, version: [2, 0] }),
			'malformed',
		],
		['a version that does not exist', npyOf(headerOf("'<f4'"), zeros(8), { version: [9, 0] }), 'malformed'],
		['a header that is cut', npyOf(headerOf("'<f4'")).subarray(0, 9), 'malformed'],
		[
			'an expression',
			npyOf("{'descr': __import__('os').system('x'), 'fortran_order': False, 'shape': ()}", zeros(8)),
			'malformed',
		],
		['a sum', npyOf("{'descr': '<' + 'f4', 'fortran_order': False, 'shape': ()}", zeros(4)), 'malformed'],
		[
			'a key too many',
			npyOf("{'descr': '<f4', 'fortran_order': False, 'shape': (), 'x': 1}", zeros(4)),
			'malformed',
		],
		['a key too few', npyOf("{'descr': '<f4', 'shape': ()}", zeros(4)), 'malformed'],
		['brackets without end', npyOf('('.repeat(5000)), 'malformed'],
		['a type that is not understood', npyOf(headerOf("'<q9'"), zeros(8)), 'suspicious'],
	];
	for (const [about, bytes, verdict] of cases) {
		test(`${about}: ${verdict}`, async () => {
			const inspection = await inspected(bytes, 'array.npy');
			assert.equal(inspection.format, 'numpy');
			assert.equal(inspection.verdict, verdict, said(inspection).join('\n'));
		});
	}

	test('an archive of arrays is one of numpy, and members are arrays by their first bytes', async () => {
		const sound = npyOf(headerOf("'<f4'"), zeros(8));
		const bad = npyOf(headerOf("'|O'"), 'PICKLE bad');
		const archive = await inspected(zipOf([{ name: 'a.npy', content: sound, deflated: true }]), 'a.npz');
		assert.deepEqual([archive.format, archive.verdict], ['numpy', 'safe']);
		const other = await inspected(
			zipOf([
				{ name: 'a.npy', content: sound },
				{ name: 'b', content: bad },
			]),
			'a.npz',
		);
		assert.deepEqual([other.format, other.verdict], ['numpy', 'dangerous']);
	});

	test('raw numbers are not read', async () => {
		const opening = npyOf(headerOf("'<f4'", '(1000000000,)'));
		const inspection = await inspected({
			path: 'large.npy',
			size: opening.length + 4_000_000_000,
			read: async (start, end) =>
				concat(opening.subarray(start, end), zeros(Math.max(0, end - Math.max(start, opening.length)))),
		});
		assert.equal(inspection.verdict, 'safe');
		assert.equal(inspection.requests, 1);
		assert.deepEqual(inspection.notRead, ['4000000000 bytes of raw numbers.']);
	});
});
