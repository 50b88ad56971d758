import { pickle } from './pickles';
import type { Random } from './random';
import { join, little, type Piece, textBytes } from './wire';

/** The five pickles of torch's first format, and numbers behind them. */
export function legacyTorch(random: Random): Uint8Array {
	const magic = join([0x80, 2, 0x8a, 10], [0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19], '.');
	const version = join([0x80, 2], 'M', little(1001, 2), '.');
	const keys = join([0x80, 2], ']', 'q', [0], 'X', little(1, 4), '0', 'a.');
	const system = join([0x80, 2], '}', '.');
	const numbers = join(little(random.chance(0.8) ? 2 : random.below(2 ** 31), 8), random.bytes(8));
	const pieces = [
		magic,
		version,
		system,
		random.chance(0.7) ? torchPickle(random) : pickle(random),
		keys,
		numbers,
	];
	return join(...(random.chance(0.8) ? pieces : pieces.filter(() => random.chance(0.8))));
}

/** The pickle of a torch archive: tensors built from storages. */
export function torchPickle(random: Random): Uint8Array {
	const out: Piece[] = [[0x80, 2], '}('];
	for (let at = random.below(4); at >= 0; at--) {
		const count = random.chance(0.8) ? 4 : random.pick([0, 2 ** 31 - 1, 255]);
		out.push(
			unicode(`layer${at}.weight`),
			'ctorch._utils\n_rebuild_tensor_v2\n((',
			unicode('storage'),
			`ctorch\n${random.pick(['FloatStorage', 'HalfStorage', 'LongStorage', 'OddStorage'])}\n`,
			unicode(random.chance(0.8) ? String(at) : random.pick(['../0', '', '9'.repeat(50)])),
			unicode('cpu'),
			join('J', little(count, 4)),
			'tQK\u0000K\u0004',
			[0x85],
			'K\u0001',
			[0x85, 0x89],
			'ccollections\nOrderedDict\n)RtR',
		);
	}
	out.push('u.');
	return join(...out);
}

function unicode(text: string): Uint8Array {
	const bytes = textBytes(text);
	return join('X', little(bytes.length, 4), bytes);
}

/** A pickle of joblib: numbers of an array stand in the middle of it. */
export function joblibPickle(random: Random): Uint8Array {
	const elements = random.chance(0.8) ? random.below(20) : random.pick([2 ** 31 - 1, -1, 2 ** 20]);
	const dtype = join(
		'cnumpy\ndtype\n(',
		unicode(random.pick(['f8', 'i4', 'O8', 'V0', '?'])),
		'K\u0000K\u0001tR(K\u0003',
		unicode('<'),
		'NNNJ',
		little(-1, 4),
		'J',
		little(-1, 4),
		'K\u0000tb',
	);
	const wrapper = join(
		'cjoblib.numpy_pickle\nNumpyArrayWrapper\n)',
		[0x81],
		'}(',
		unicode('subclass'),
		'cnumpy\nndarray\n',
		unicode('shape'),
		'J',
		little(elements, 4),
		[0x85],
		unicode('order'),
		unicode('C'),
		unicode('dtype'),
		dtype,
		unicode('allow_mmap'),
		[0x88],
		...(random.chance(0.6) ? [unicode('numpy_array_alignment_bytes'), 'K\u0010'] : []),
		'ub',
	);
	const numbers = join([random.below(17)], random.bytes(Math.min(Math.max(elements, 0), 40) * 8));
	const arrays = Array.from({ length: 1 + random.below(3) }, () => join(unicode('w'), wrapper, numbers));
	return join([0x80, random.pick([2, 3, 4])], '}(', ...arrays, random.chance(0.5) ? 'u.' : 'u0N.');
}
