import type { Random } from './random';
import { join, little, type Piece, textBytes } from './wire';

/** What is written again and again; `at` makes one different from the one before where it is used. */
type Layer = (at: number) => Piece;

const text = (value: string): Uint8Array => join('X', little(textBytes(value).length, 4), value);
const always =
	(...pieces: readonly Piece[]): Layer =>
	() =>
		join(...pieces);

/** Instructions that put one value on the stack and take none. */
const values: readonly Layer[] = [
	always('N'),
	always('K', [7]),
	always('J', [1, 2, 3, 4]),
	always([0x8a, 1, 5]),
	always('G', [63, 240, 0, 0, 0, 0, 0, 0]),
	always('I1\n'),
	always('F1.5\n'),
	always(')'),
	always(']'),
	always('}'),
	always([0x8f]),
	always('(t'),
	always('(l'),
	always('(d'),
	always([40, 0x91]),
	always("S'hello'\n"),
	always('Vhello\n'),
	always('U', [5], 'hello'),
	always([0x8c, 5], 'hello'),
	always('C', [3], 'abc'),
	always([0x96], little(3, 8), 'abc'),
	always('C', [4, 0x80, 4], 'N.'),
	always('P1\n'),
	always('K', [1], 'Q'),
	always('K', [1, 0x85], 'Q'),
	always('ccollections\nOrderedDict\n'),
	always('ccollections\nOrderedDict\n)R'),
	always('ccollections\nOrderedDict\n)', [0x81]),
	always('ccollections\nOrderedDict\n)R}b'),
	always('(icollections\nOrderedDict\n'),
	always('(ccollections\nOrderedDict\no'),
	always('cbuiltins\nbytearray\n', text('abcdefgh'), [0x85], 'R'),
	always('c_codecs\nencode\n', text('abcdefgh'), text('latin1'), [0x86], 'R'),
	always('ctorch._utils\n_rebuild_tensor_v2\n(NNNNtR'),
	always('cposix\nsystem\n(NtR'),
	always('cacme\nThing\n)', [0x81]),
	always('cacme\nThing\n)R)R'),
	always('N)R'),
	always(')N', [0x93]),
	always([0x82, 1]),
	always(']]a'),
	always(']]]aa'),
	always('}K', [1], ']s'),
	always('}', text('k'), ']]as'),
	always(')', [0x85, 0x85]),
	always(']', [0x85, 0x85, 0x85]),
	always('NN', [0x86], 'N', [0x86]),
	(at) => text(`name${at}`),
	(at) => join('S', `'name${at}'`, '\n'),
	(at) => join('J', little(1000 + at, 4)),
	(at) => join('L', `${2 ** 40 + at}`, 'L\n'),
	(at) => `cacme.m${at}\nThing\n`,
	(at) => `cacme\nThing${at}\n)R`,
	(at) => join(text(`acme.m${at}`), text('f'), [0x93]),
	(at) => join('C', [6, 0x80, 4], little(at, 4)),
	(at) => join('B', little(300, 4), new Uint8Array(300).fill(at)),
	(at) => join('(', text('storage'), 'ctorch\nFloatStorage\n', text(String(at)), text('cpu'), 'K', [4], 'tQ'),
	(at) => `P${at}\n`,
];

/** Instructions that may stand behind a value, and leave one. */
const wraps: readonly Layer[] = [
	always([0x94]),
	always([0x85]),
	always('2', [0x86]),
	always('20'),
	always('N', [0x86]),
	always('Q'),
	always('b', []),
	(at) => join('r', little(at, 4)),
	(at) => join('r', little(at * 31, 4)),
	(at) => `p${at}\n`,
	always('q', [0]),
	always([0x94], 'h', [0], '0'),
];

/** How what was piled up ends, by what has to stand before it. */
const around: readonly (readonly [before: Piece, between: (at: number) => Piece, after: Piece])[] = [
	['(', () => '', 't.'],
	['(', () => '', 'l.'],
	['(', () => '', 'd.'],
	['(', () => '', [0x91, 46]],
	['', () => '', '.'],
	[']', () => 'a', '.'],
	['](', (at) => (at % 1000 === 999 ? 'e(' : ''), 'e.'],
	['}(', (at) => (at % 1000 === 999 ? 'u(' : ''), 'u.'],
	[[0x8f, 40], (at) => (at % 1000 === 999 ? [0x90, 40] : ''), [0x90, 46]],
	['', () => '0', 'N.'],
	['(', (at) => (at % 1000 === 999 ? '1(' : ''), '1N.'],
	['(', (at) => (at % 10 === 9 ? 't(' : ''), 't.'],
	['(', (at) => (at % 100 === 99 ? 't(' : ''), 't.'],
	[']', (at) => (at % 2 === 1 ? [0x86, 97] : ''), '.'],
	['ccollections\nOrderedDict\n)R(', (at) => (at % 1000 === 999 ? 'u(' : ''), 'u.'],
	['N', () => [0x86], '.'],
	['', () => '.', '.'],
];

/** Values within values, or one that grows by each instruction: what opens, what closes, and what stands inside. */
const nests: readonly (readonly [open: Piece, inside: Piece, close: Piece])[] = [
	['(', 'N', 't'],
	['(', 'N', 'l'],
	[']', 'N', 'a'],
	['](', 'N', 'e'],
	['}K\u0001', 'N', 's'],
	['}N(K\u0001', 'N', [0x85, 0x75]],
	['', ')', [0x85]],
	['', ')', [0x32, 0x86]],
	['', ')', [0x32, 0x32, 0x87]],
	['', ']', [0x32, 0x61]],
	['', 'N', 'Q'],
	['ccollections\nOrderedDict\n', ')', 'R'],
	['cacme\nThing\n', ')', [0x85, 0x52]],
	['cacme\nThing\n)R', 'N', 'b'],
	['', 'N', [0x29, 0x52]],
	['(((((((((', 'N', 'ttttttttt'],
];

/** So many bytes of it are a pile. */
const most = 6 * 1024 * 1024;

/** A pickle of some million bytes that piles up values of one or a few kinds, one beside or within another. */
export function piledPickle(random: Random, size = 1 + random.below(most)): Uint8Array {
	const start = random.chance(0.8) ? join([0x80, random.pick([2, 4, 5])]) : new Uint8Array();
	if (random.chance(0.3)) {
		const [open, inside, close] = random.pick(nests);
		const [opens, closes] = [join(open), join(close)];
		const count = Math.floor(size / (opens.length + closes.length));
		return join(start, repeated(opens, count), inside, repeated(closes, count), '.');
	}
	const layers = Array.from({ length: 1 + random.below(3) }, () => random.pick(values));
	const wrap = random.chance(0.4) ? random.pick(wraps) : undefined;
	const [before, between, after] = random.pick(around);
	// Millions of pieces of a byte each would take gigabytes.
	const chunks: Uint8Array[] = [];
	let pieces: Uint8Array[] = [];
	for (let at = 0, length = 0; length < size; at++) {
		const layer = layers[at % layers.length] as Layer;
		const piece = join(layer(at), wrap?.(at) ?? '', between(at));
		pieces.push(piece);
		length += piece.length;
		if (pieces.length === 10_000) {
			chunks.push(join(...pieces));
			pieces = [];
		}
	}
	return join(start, before, ...chunks, ...chunked(pieces), after);
}

function repeated(piece: Uint8Array, count: number): Uint8Array {
	const whole = new Uint8Array(piece.length * count);
	for (let at = 0; at < whole.length; at += piece.length) {
		whole.set(piece, at);
	}
	return whole;
}

/** Joined in two steps: a function takes only so many arguments. */
export function chunked(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
	const chunks: Uint8Array[] = [];
	for (let at = 0; at < pieces.length; at += 10_000) {
		chunks.push(join(...pieces.slice(at, at + 10_000)));
	}
	return chunks;
}
