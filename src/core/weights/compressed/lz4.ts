import { u32 } from '../littleEndian';
import { broken, Input, type Output } from './output';

const magic = 0x184d_2204;

/** Decodes frames of LZ4 one behind the other ("LZ4 Frame Format" 1.6). Checksums are skipped. */
export function unpackLz4(input: Input, output: Output): void {
	while (input.left > 0) {
		if (u32(input.take(4), 0) !== magic) {
			throw broken();
		}
		const flags = input.byte();
		input.byte();
		input.take((flags & 8 ? 8 : 0) + (flags & 1 ? 4 : 0) + 1);
		const start = output.length;
		for (let size = u32(input.take(4), 0); size !== 0; size = u32(input.take(4), 0)) {
			if (size >= 0x8000_0000) {
				output.store(input, size % 0x8000_0000);
			} else {
				unpackBlock(new Input(input.take(size)), output, start);
			}
			input.take(flags & 16 ? 4 : 0);
		}
		input.take(flags & 4 ? 4 : 0);
	}
}

function unpackBlock(input: Input, output: Output, start: number): void {
	while (input.left > 0) {
		const token = input.byte();
		for (const byte of input.take(lengthOf(token >> 4, input))) {
			output.push(byte);
		}
		// The last sequence is only literals.
		if (input.left > 0) {
			const distance = input.byte() + input.byte() * 256;
			output.copy(distance, lengthOf(token & 15, input) + 4, start);
		}
	}
}

function lengthOf(short: number, input: Input): number {
	let length = short;
	for (let more = short === 15 ? 255 : 0; more === 255; ) {
		more = input.byte();
		length += more;
	}
	return length;
}
