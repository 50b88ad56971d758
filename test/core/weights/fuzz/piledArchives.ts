import { deflateSync, gzipSync, zlibSync } from 'fflate';
import { zipOf } from '../zipBytes';
import { tar } from './archives';
import { chunked, piledPickle } from './piledPickles';
import { filled, type Made, many, most } from './piling';
import type { Random } from './random';
import { join, little, type Piece, textBytes } from './wire';

/** A member as it is laid down. */
export const member = (name: string, content: Uint8Array, deflated = false) => ({ name, content, deflated });

/** Piles of pickles, streams and members, by what they are piled up in. */
export const piledArchives: Readonly<Record<string, (random: Random) => Made>> = {
	pickle: (random) => ['a.pkl', piledPickle(random)],
	'pickle again': (random) => ['pytorch_model.bin', piledPickle(random)],
	'torch zip': (random) => [
		'pytorch_model.bin',
		zipOf([
			member('archive/data.pkl', piledPickle(random), random.chance(0.5)),
			member('archive/version', textBytes('3\n')),
			...many(random.below(20), (at) => member(`archive/data/${at}`, new Uint8Array(16))),
		]),
	],
	'compressed pickle': (random) => [
		'model.joblib',
		random.pick([gzipSync, zlibSync])(piledPickle(random, 1 + random.below(24 * 1024 * 1024))),
	],
	'pickles in pickles': (random) => {
		let bytes: Uint8Array = textBytes('N.');
		const depth = 1 + random.below(60);
		for (let at = 0; at < depth; at++) {
			const inner = join([0x80, 2], 'B', little(bytes.length, 4), bytes, '.');
			bytes = random.chance(0.5)
				? inner
				: join([0x80, 2], 'c_pickle\nloads\nB', little(bytes.length, 4), bytes, [0x85], 'R.');
		}
		const count = 1 + random.below(Math.ceil((most >> 1) / bytes.length));
		const one = join('B', little(bytes.length, 4), bytes);
		return ['a.pkl', join([0x80, 2], '(', ...chunked(many(count, () => one)), 't.')];
	},
	'streams behind streams': (random) => [
		'a.pkl',
		filled(
			random,
			random.pick<(at: number) => Piece>([() => [0x80, 2, 78, 46], () => 'N.', () => ').', () => "S'a'\n."]),
		),
	],
	members: (random) => {
		const count = 1 + random.below(70_000);
		const content = random.pick([
			new Uint8Array(),
			textBytes('N.'),
			textBytes('cos\nsystem\n.'),
			new Uint8Array(8),
		]);
		const long = 'n'.repeat(random.pick([1, 10, 40]));
		return [
			random.pick(['a.zip', 'model.pt', 'model.bin', 'model.keras', 'a.npz']),
			zipOf(
				many(count, (at) =>
					member(random.pick([`archive/data/${at}`, `${long}${at}`, `${at}.pkl`]), content),
				),
			),
		];
	},
	'members of one place': (random) => {
		// Every line of the directory points to the same bytes, which unpack to many more.
		const content = random.pick([new Uint8Array(8 * 1024 * 1024), piledPickle(random, 500_000)]);
		const packed = deflateSync(content).length;
		const count = 1 + random.below(5000);
		return [
			random.pick(['a.zip', 'model.pt']),
			zipOf([
				member('0.pkl', content, true),
				...many(count, (at) => ({
					...member(`${at + 1}.pkl`, new Uint8Array()),
					central: { offset: 0, method: 8, packed, size: content.length },
				})),
			]),
		];
	},
	'long names': (random) => [
		'model.pt',
		zipOf(
			many(1 + random.below(60), (at) =>
				member(`${random.pick(['a', '/', '../', 'é', '\u202e'])}`.repeat(20_000) + at, new Uint8Array(4)),
			),
		),
	],
	'zips in zips': (random) => {
		let bytes: Uint8Array = piledPickle(random, 100_000);
		const width = 1 + random.below(6);
		const depth = 1 + random.below(12);
		for (let at = 0; at < depth && bytes.length < most; at++) {
			const inner = bytes;
			bytes = zipOf(many(width, (index) => member(`${index}.zip`, inner, random.chance(0.7))));
		}
		return ['model.bin', bytes];
	},
	'compressed in compressed': (random) => {
		let bytes: Uint8Array = new Uint8Array(1 + random.below(64 * 1024 * 1024));
		for (let depth = 1 + random.below(12); depth > 0; depth--) {
			bytes = random.pick([gzipSync, zlibSync])(bytes);
		}
		return ['model.joblib', bytes];
	},
	tar: (random) => [
		'old.pt',
		tar(
			random,
			many(1 + random.below(4000), (at) => ({
				name: `x${at}`,
				bytes: random.chance(0.5) ? textBytes('N.') : new Uint8Array(),
			})),
		),
	],
	noise: (random) => [
		random.pick(['a.bin', 'a.pkl', 'a.h5', 'a.pt']),
		random.pick<() => Uint8Array>([
			() => random.bytes(random.below(2_000_000)),
			() => new Uint8Array(random.below(most * 4)),
			() => filled(random, () => [0x80, 2]),
			() => filled(random, () => [0x80, 4, 0x95]),
			() => filled(random, () => 'PK\u0003\u0004'),
			() => filled(random, () => 'PK\u0005\u0006'),
			() => filled(random, () => '\u0089HDF\r\n\u001a\n'),
			() => filled(random, () => 'cos\nsystem'),
			() =>
				join(
					[0x80, 2],
					'N.',
					filled(random, () => [0x80, 2]),
				),
			() =>
				join(
					[0x80, 2],
					'N.',
					filled(random, () => [0x80, 2, 0x28, 0x2e]),
				),
			() =>
				join(
					[0x80, 2],
					'N.',
					filled(random, () => [0x80, 2, 0x4e, 0x30]),
				),
		])(),
	],
};
