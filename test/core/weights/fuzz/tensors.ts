import { pickle } from './pickles';
import type { Random } from './random';
import { extremes, join, little, type Piece, textBytes } from './wire';

/** A safetensors file; `bent` lets its header lie. */
export function safetensors(random: Random, bent: boolean): Uint8Array {
	const odd = (): boolean => bent && random.chance(0.15);
	let at = 0;
	const entries: string[] = [];
	for (let index = random.length(30); index > 0; index--) {
		const shape = Array.from({ length: random.below(4) }, () => random.below(5));
		const size = 4 * shape.reduce((product, length) => product * length, 1);
		const dtype = odd() ? random.pick(['F4', 'I64', 'X9', '', 'F6_E2M3']) : 'F32';
		const from = odd()
			? random.pick(['-1', '1e3', '9007199254740993', '18446744073709551616', '0.0', String(at + 1)])
			: String(at);
		const name = odd() ? random.pick(['', '__metadata__', 'a', '\\ud800', '__proto__']) : `layer${index}`;
		entries.push(
			`"${name}":{"dtype":"${dtype}","shape":${JSON.stringify(shape)},"data_offsets":[${from},${at + size}]}`,
		);
		at += size;
	}
	if (random.chance(0.5)) {
		entries.unshift(
			`"__metadata__":{"format":${odd() ? random.pick(['1', 'null', '{}', '"a","format":"b"']) : '"pt"'}}`,
		);
	}
	const text = odd()
		? random.pick(['', '{', '[]', '{"a":', '{'.repeat(2000), '{"a":'.repeat(3000)])
		: `{${entries.join(',')}}`;
	const header = textBytes(text + ' '.repeat(random.below(8)));
	const numbers = random.bytes(odd() ? random.below(at + 9) : at);
	return join(little(odd() ? random.pick(extremes) : header.length, 8), header, numbers);
}

/** An array of numpy, whose header is a Python literal and whose objects are a pickle. */
export function npy(random: Random, bent: boolean): Uint8Array {
	const odd = (): boolean => bent && random.chance(0.15);
	const [plain, size] = random.pick<readonly [string, number]>([
		["'<f8'", 8],
		["'|u1'", 1],
		["'<U3'", 12],
		["[('x', '<f4'), ('y', '<f4', (2,))]", 12],
		["'|O'", 0],
		["[('a', '<f8'), ('b', '|O')]", 0],
	]);
	const strange = ['['.repeat(1500), "'<f8'''", "('<f4', (2,))", '1', "'|V8'", "[('b', '|O')]"];
	const count = random.below(9);
	const shape = odd()
		? random.pick(['(-1,)', '(99999999999999999999,)', '()', '3', '(2L,)', '(,)'])
		: `(${count},)`;
	const descr = odd() ? random.pick(strange) : plain;
	const text = `{'descr': ${descr}, 'fortran_order': ${odd() ? 'Maybe' : 'False'}, 'shape': ${shape}, }`;
	const version = odd() ? random.below(6) : 1 + random.below(3);
	const padded = textBytes(`${text.padEnd(64 * Math.ceil(text.length / 64))}\n`);
	const length = odd() ? random.pick(extremes) : padded.length;
	const body = size === 0 ? pickle(random) : random.bytes(count * size);
	return join([0x93], 'NUMPY', [version, 0], little(length, version === 1 ? 2 : 4), padded, body);
}

/** A GGUF file; `bent` lets its counts, types and lengths lie. */
export function gguf(random: Random, template: string, bent: boolean): Uint8Array {
	const odd = (): boolean => bent && random.chance(0.08);
	const text = (value: string | Uint8Array): Uint8Array => {
		const bytes = typeof value === 'string' ? textBytes(value) : value;
		return join(little(odd() ? random.pick(extremes) : bytes.length, 8), bytes);
	};
	const entry = (index: number): Piece => {
		const key = odd() ? random.pick(['', 'general.alignment', 'k'.repeat(70_000), 'é']) : `llama.key${index}`;
		const type = odd() ? random.below(20) : random.below(13);
		return join(text(key), little(type, 4), writeValue(type, 0));
	};
	const sizes = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
	const writeValue = (type: number, depth: number): Uint8Array => {
		if (type === 8) {
			return text(odd() ? random.bytes(5) : random.pick(['llama', 'gpt2', '']));
		}
		if (type === 9) {
			const inner = depth < 3 && odd() ? 9 : random.pick([0, 4, 6, 8]);
			const values = Array.from({ length: random.length(40) }, () => writeValue(inner, depth + 1));
			return join(little(inner, 4), little(odd() ? random.pick(extremes) : values.length, 8), ...values);
		}
		return type === 7 && !odd() ? Uint8Array.of(random.below(2)) : random.bytes(sizes[type] ?? 4);
	};
	const entries = Array.from({ length: random.length(20) }, (_, index) => entry(index));
	entries.push(join(text('tokenizer.chat_template'), little(8, 4), text(template)));
	if (random.chance(0.4)) {
		entries.push(
			join(text('general.alignment'), little(4, 4), little(odd() ? random.pick([0, 3, 2 ** 31]) : 32, 4)),
		);
	}
	let offset = 0;
	const tensors = Array.from({ length: random.length(10) }, (_, index) => {
		const dims = Array.from({ length: odd() ? 5 : 1 + random.below(4) }, () =>
			odd() ? random.pick(extremes) : BigInt(1 + random.below(4)),
		);
		const type = odd() ? random.pick([4, 5, 31, 99, 2 ** 31]) : 0;
		const info = join(
			text(`blk.${index}`),
			little(dims.length, 4),
			...dims.map((dim) => little(dim, 8)),
			little(type, 4),
			little(odd() ? random.pick(extremes) : offset, 8),
		);
		offset += 32 * Math.ceil((4 * Number(dims.reduce((a, b) => a * b, 1n) % 1000n)) / 32);
		return info;
	});
	const head = join(
		'GGUF',
		little(odd() ? random.pick([0, 1, 4, 0x03000000]) : random.pick([2, 3]), 4),
		little(odd() ? random.pick(extremes) : tensors.length, 8),
		little(odd() ? random.pick(extremes) : entries.length, 8),
		...entries,
		...tensors,
	);
	return join(head, new Uint8Array((32 - (head.length % 32)) % 32), new Uint8Array(Math.min(offset, 20_000)));
}
