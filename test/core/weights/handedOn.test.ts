import assert from 'node:assert/strict';
import type { Verdict } from '../../../src/core/weights/verdict';
import { inspected } from './inspected';
import { global, number, payload, pickled, proto, shortRaw, tensorOn } from './pickleAssembler';

const typed = global('torch._tensor', '_rebuild_from_type_v2');
const namespace = `${global('argparse', 'Namespace')})R`;
const bytes = global('builtins', 'bytes');
const tensor = global('torch', 'Tensor');
/** Arguments that call the function that they are given to once more. */
const nested = (depth: number): string => (depth === 0 ? '(t' : `(${typed}${tensor}${nested(depth - 1)}}t`);
/** 10 ** 12 as LONG1. */
const huge = pickled('\x8a\x08', number(10n ** 12n, 8));

suite('a pickle that makes calls by other calls', () => {
	const cases: readonly (readonly [string, Verdict, ...(string | number | Uint8Array)[]])[] = [
		[
			'a class that is made',
			'safe',
			global('copyreg', '__newobj__'),
			global('argparse', 'Namespace'),
			'\x85R',
		],
		[
			'a function of numpy',
			'suspicious',
			typed,
			`(${global('numpy', 'log')}${global('torch', 'Tensor')})}tR`,
		],
		['a function that is computed', 'suspicious', typed, `(${namespace}${global('torch', 'Tensor')})}tR`],
		['calls of calls without end', 'suspicious', typed, nested(9), 'R'],
		['bytes without end', 'suspicious', global('copyreg', '_reconstructor'), bytes, bytes, huge, '\x87R'],
		[
			'bytes without end by name',
			'suspicious',
			global('copyreg', '__newobj_ex__'),
			bytes,
			huge,
			'\x85}\x87R',
		],
		[
			'an array of any shape',
			'suspicious',
			global('numpy.core.multiarray', '_reconstruct'),
			global('numpy', 'ndarray'),
			'J\xff\xff\x00\x00J\xff\xff\x00\x00\x86',
			"S'b'\n\x87R",
		],
		[
			'an array as numpy makes it',
			'safe',
			global('numpy.core.multiarray', '_reconstruct'),
			global('numpy', 'ndarray'),
			"I0\n\x85S'b'\n\x87R",
		],
		['a tensor of any size', 'suspicious', global('torch', 'FloatTensor'), huge, '\x85R'],
		['an integer beyond all sizes', 'suspicious', bytes, `I${'9'.repeat(5000)}\n`, '\x85R'],
		[
			'a class that is changed',
			'suspicious',
			namespace,
			`N}S'__class__'\n${global('collections', 'OrderedDict')}s\x86b`,
		],
		['a way to set the state', 'suspicious', namespace, `}S'__setstate__'\n${global('numpy', 'array')}sb}b`],
		['ordinary attributes', 'safe', namespace, "}S'lr'\nI1\nsb"],
		['bytes that are a pickle without a protocol', 'dangerous', shortRaw(pickled(payload))],
		['bytes with the text of an import', 'safe', shortRaw(pickled('(see class\nos\nsystem\n'))],
	];
	for (const [name, verdict, ...pieces] of cases) {
		test(`${name}: ${verdict}`, async () => {
			const judged = await inspected(pickled(proto(3), ...pieces, '.'));
			assert.equal(judged.verdict, verdict, JSON.stringify(judged.findings));
		});
	}

	test('a tensor that is larger than its storage: malformed', async () => {
		const rebuild = global('torch._utils', '_rebuild_tensor_v2');
		const judged = await inspected(
			pickled(
				proto(2),
				`${typed}(${rebuild}${tensor}`,
				tensorOn(4).subarray(rebuild.length),
				'I0\n(I9\nt(I1\ntI00\nNt}tR.',
			),
		);
		assert.equal(judged.verdict, 'malformed', JSON.stringify(judged.findings));
	});
});
