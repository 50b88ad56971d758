import type { Random } from './random';
import { extremes, join, little, type Piece, textBytes } from './wire';

/** A number as protobuf writes it; `long` gives it more bytes than it may have. */
function varint(value: number | bigint, long = false): Uint8Array {
	if (typeof value === 'number' && value < 0x80 && !long) {
		return Uint8Array.of(value);
	}
	const bytes: number[] = [];
	let rest = BigInt.asUintN(64, BigInt(value));
	do {
		bytes.push(Number(rest & 0x7fn) | 0x80);
		rest >>= 7n;
	} while (rest > 0n);
	if (long) {
		bytes.push(...Array.from({ length: 12 }, () => 0x80));
	}
	bytes.push((bytes.pop() as number) & 0x7f);
	return Uint8Array.from(bytes);
}

/** An ONNX model: the wire format written by hand, with fields that lie when `bent`. */
export function onnx(random: Random, bent: boolean): Uint8Array {
	const odd = (): boolean => bent && random.chance(0.06);
	const field = (number: number, value: Piece | number): Uint8Array => {
		if (typeof value === 'number') {
			return join(varint(number * 8), varint(odd() ? random.pick(extremes) : value, odd()));
		}
		const bytes = join(value);
		const wire = odd() ? random.below(8) : 2;
		return join(varint(number * 8 + wire), varint(odd() ? random.pick(extremes) : bytes.length), bytes);
	};
	const external = (): Uint8Array => {
		const location = random.pick(['weights.bin', 'a/b.bin', '../x', '/etc/x', 'C:\\x', 'a\u0000b', '']);
		return field(13, join(field(1, 'location'), field(2, location)));
	};
	const tensor = (): Uint8Array =>
		join(
			field(1, 2),
			field(2, 1),
			field(8, 'w'),
			random.chance(0.3) ? join(external(), field(14, 1)) : field(9, random.bytes(8)),
		);
	const node = (depth: number): Uint8Array => {
		const attributes = Array.from({ length: random.below(3) }, () =>
			field(
				5,
				join(
					field(1, 'body'),
					depth < 4 && random.chance(0.3) ? field(6, graph(depth + 1)) : field(5, tensor()),
				),
			),
		);
		return join(
			field(1, 'x'),
			field(2, 'y'),
			field(4, random.pick(['Relu', 'MatMul', 'If', 'Loop'])),
			...attributes,
			random.chance(0.2) ? field(7, random.pick(['', 'ai.onnx.ml', 'org.example'])) : '',
		);
	};
	const graph = (depth: number): Uint8Array =>
		join(
			...Array.from({ length: random.length(6) }, () => field(1, node(depth))),
			field(2, 'graph'),
			...Array.from({ length: random.below(3) }, () => field(5, tensor())),
			field(11, join(field(1, 'x'))),
		);
	const nested = bent && random.chance(0.05) ? nestedDeep(random.pick([60, 70, 2000])) : '';
	const opset = field(8, join(field(1, random.pick(['', 'ai.onnx', 'org.example'])), field(2, 18)));
	return join(
		field(1, 8),
		field(2, 'made up'),
		field(7, join(graph(0), nested)),
		opset,
		field(14, join(field(1, 'k'), field(2, 'v'))),
	);
}

/** Graphs in attributes of nodes of graphs, as deep as asked. */
function nestedDeep(depth: number): Uint8Array {
	let inner: Uint8Array = new Uint8Array(0);
	const wrap = (number: number, bytes: Uint8Array): Uint8Array =>
		join(varint(number * 8 + 2), varint(bytes.length), bytes);
	for (let at = 0; at < depth; at++) {
		inner = wrap(1, wrap(5, wrap(6, inner)));
	}
	return inner;
}

const nowhere = Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255);

/** Readers take a node of a tree whole, and there is room for 32 groups in it. */
const room = 512;

/** An HDF5 file with one attribute and a few links at its root, as its first format has them. */
export function hdf5(random: Random, config: string, bent: boolean): Uint8Array {
	const odd = (): boolean => bent && random.chance(0.05);
	const address = (value: number): Uint8Array => little(odd() ? random.pick(extremes) : value, 8);
	const padded = (piece: Piece): Uint8Array => {
		const bytes = join(piece);
		return join(bytes, new Uint8Array((8 - (bytes.length % 8)) % 8));
	};
	const message = (type: number, body: Uint8Array): Uint8Array =>
		join(
			little(odd() ? random.below(24) : type, 2),
			little(odd() ? random.pick(extremes) : body.length, 2),
			[0, 0, 0, 0],
			body,
		);
	const attribute = (name: string, value: Uint8Array): Uint8Array => {
		const type = join(
			[odd() ? random.below(256) : 0x13, 0, 0, 0],
			little(odd() ? random.pick(extremes) : value.length, 4),
		);
		const space = join([1, odd() ? random.below(40) : 0, 0, 0, 0, 0, 0, 0]);
		const named = textBytes(`${name}\u0000`);
		return message(
			0x0c,
			padded(
				join(
					[1, 0],
					little(named.length, 2),
					little(type.length, 2),
					little(space.length, 2),
					padded(named),
					padded(type),
					padded(space),
					value,
				),
			),
		);
	};
	const external = (): Uint8Array => {
		const target = join([0], 'other.h5\u0000/x\u0000');
		return message(0x06, padded(join([1, 8, 64, 4], 'link', little(target.length, 2), target)));
	};
	const heapAt = 96;
	const names = padded(
		'\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000model_weights\u0000\u0000\u0000soft\u0000\u0000\u0000\u0000/x',
	);
	const treeAt = heapAt + 32 + names.length;
	const nodeAt = treeAt + 24 + 24;
	const symbols = 1 + random.below(2);
	const headerAt = nodeAt + 8 + 40 * symbols;
	const messages = [
		message(0x11, join(address(treeAt), address(heapAt))),
		attribute('model_config', textBytes(`${config}\u0000`)),
		attribute('keras_version', textBytes('2.15.0\u0000')),
		...(random.chance(0.2) ? [external()] : []),
		...(odd() ? [message(0x10, join(address(96), little(400, 8)))] : []),
	];
	const body = join(...messages);
	const header = join(
		[odd() ? 2 : 1, 0],
		little(odd() ? 65535 : messages.length, 2),
		little(1, 4),
		little(body.length, 4),
		little(0, 4),
		body,
	);
	const entry = (name: number, at: number, soft: boolean): Uint8Array =>
		join(
			little(name, 8),
			soft ? nowhere : address(at),
			little(soft ? 2 : 0, 4),
			little(0, 4),
			soft ? join(little(32, 4), new Uint8Array(12)) : new Uint8Array(16),
		);
	const file = join(
		[0x89],
		'HDF\r\n\u001a\n',
		[odd() ? random.below(5) : 0, 0, 0, 0, 0, odd() ? 4 : 8, 8, 0],
		little(4, 2),
		little(16, 2),
		little(0, 4),
		little(0, 8),
		nowhere,
		little(headerAt + header.length + room, 8),
		nowhere,
		join(little(0, 8), address(headerAt), little(1, 4), little(0, 4), address(treeAt), address(heapAt)),
		'HEAP',
		little(0, 4),
		little(names.length, 8),
		little(1, 8),
		address(heapAt + 32),
		names,
		'TREE',
		[0, odd() ? random.below(256) : 0],
		little(1, 2),
		odd() ? little(treeAt, 8) : nowhere,
		nowhere,
		little(0, 8),
		address(nodeAt),
		little(8, 8),
		'SNOD',
		[1, 0],
		little(odd() ? 65535 : symbols, 2),
		...Array.from({ length: symbols }, (_, index) => entry(index === 0 ? 8 : 24, headerAt, index === 1)),
		header,
		new Uint8Array(room),
	);
	return file;
}
