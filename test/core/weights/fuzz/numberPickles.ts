import type { Member } from './archives';
import { pickle } from './pickles';
import type { Random } from './random';
import { extremes, join, little, type Piece, textBytes } from './wire';

/** The five pickles of torch's first format, and the numbers of each storage behind them; `bent` lets them disagree. */
export function legacyTorch(random: Random, bent: boolean): Uint8Array {
	const odd = (): boolean => bent && random.chance(0.1);
	const magic = join([0x80, 2, 0x8a, 10], [0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19], '.');
	const version = join([0x80, 2], 'M', little(odd() ? 1000 : 1001, 2), '.');
	const system = join([0x80, 2], odd() ? 'N.' : '}.');
	const [tensors, ...members] = torchMembers(random, bent, 'N');
	const storages = members.filter(({ name }) => !name.endsWith('version'));
	const names = storages.map(({ name }) => unicode(name.slice(name.lastIndexOf('/') + 1)));
	const keys = join([0x80, 2], '](', ...names, odd() ? (names[0] ?? '') : '', 'e.');
	const numbers = storages.map(({ bytes }) => join(little(odd() ? random.pick(extremes) : 4, 8), bytes));
	const content = odd() ? pickle(random) : (tensors?.bytes ?? '');
	const pieces = [magic, version, system, content, keys, ...numbers];
	return join(...(odd() ? pieces.filter(() => random.chance(0.8)) : pieces));
}

/**
 * What a torch archive holds: the pickle of tensors, and a member for each of their storages. `view` is what the older
 * format has at the end of a storage's description.
 */
export function torchMembers(random: Random, bent: boolean, view = ''): readonly Member[] {
	const odd = (): boolean => bent && random.chance(0.1);
	const out: Piece[] = [[0x80, 2], '}('];
	const storages: Member[] = [];
	for (let at = random.below(4); at >= 0; at--) {
		const [type, size] = odd()
			? random.pick([['HalfStorage', 2] as const, ['LongStorage', 8] as const, ['OddStorage', 1] as const])
			: (['FloatStorage', 4] as const);
		const key = odd() ? random.pick(['../0', '', '9'.repeat(50)]) : String(at);
		out.push(
			unicode(`layer${at}.weight`),
			'ctorch._utils\n_rebuild_tensor_v2\n((',
			unicode('storage'),
			`ctorch\n${type}\n`,
			unicode(key),
			unicode('cpu'),
			join('J', little(odd() ? random.pick([0, 2 ** 31 - 1, 255]) : 4, 4)),
			`${view}tQK\u0000K\u0004`,
			[0x85],
			'K\u0001',
			[0x85, 0x89],
			'ccollections\nOrderedDict\n)RtR',
		);
		storages.push({ name: `archive/data/${key}`, bytes: random.bytes(4 * size) });
	}
	out.push('u.');
	const version = { name: odd() ? 'version' : 'archive/version', bytes: textBytes('3\n') };
	return [{ name: 'archive/data.pkl', bytes: join(...out) }, ...storages, ...(odd() ? [] : [version])];
}

/** A pickle of joblib: numbers of an array stand in the middle of it; `bent` lets its description lie. */
export function joblibPickle(random: Random, bent: boolean): Uint8Array {
	const odd = (): boolean => bent && random.chance(0.1);
	const arrays = Array.from({ length: 1 + random.below(3) }, () => {
		const [code, size] = random.pick<readonly [string, number]>([
			['f8', 8],
			['i4', 4],
			['b1', 1],
			['O8', 0],
		]);
		const elements = random.below(20);
		const padding = random.chance(0.6) ? random.below(17) : undefined;
		const dtype = join(
			'cnumpy\ndtype\n(',
			unicode(odd() ? random.pick(['V0', '?', 'f', 'x8', '']) : code),
			'K\u0000K\u0001tR(K\u0003',
			unicode(size > 1 ? '<' : '|'),
			'NNNJ',
			little(-1, 4),
			'J',
			little(-1, 4),
			'K\u0000tb',
		);
		const filled = padding === undefined ? '' : join([padding], new Uint8Array(padding).fill(0xff));
		return join(
			unicode('w'),
			'cjoblib.numpy_pickle\nNumpyArrayWrapper\n)',
			[0x81],
			'}(',
			unicode('subclass'),
			'cnumpy\nndarray\n',
			unicode('shape'),
			'J',
			little(odd() ? random.pick([2 ** 31 - 1, -1, 2 ** 20]) : elements, 4),
			[0x85],
			unicode('order'),
			unicode('C'),
			unicode('dtype'),
			dtype,
			unicode('allow_mmap'),
			[0x88],
			...(padding === undefined ? [] : [unicode('numpy_array_alignment_bytes'), 'K\u0010']),
			'ub',
			size === 0 ? pickle(random) : join(filled, random.bytes(elements * size)),
		);
	});
	return join([0x80, random.pick([2, 3, 4])], '}(', ...arrays, odd() ? 'u0N.' : 'u.');
}

function unicode(text: string): Uint8Array {
	const bytes = textBytes(text);
	return join('X', little(bytes.length, 4), bytes);
}
