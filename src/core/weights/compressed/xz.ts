import * as l10n from '@vscode/l10n';
import { Overspent } from '../budget';
import { u16, u32, u64 } from '../littleEndian';
import { crc32 } from '../zip/crc32';
import { crc64 } from './checks';
import { contextOf, Lzma } from './lzma';
import { broken, type Input, type Output } from './output';

/** The check behind a block, by its kind: nothing, CRC-32, CRC-64, SHA-256 and what is reserved. */
const checkLengths = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
const lzma2 = 0x21;
/** Filters that code of processors is packed with: they leave most other bytes as they are. */
const [firstOfCode, lastOfCode] = [4, 11];
const deltas = 3;
/** How `.lzma` files begin whose writer changed no properties. */
const lzmaStart = 0x5d;
/** Fresh chances cost as much as so many steps. */
const stepsOfReset = 1000;

/**
 * Decodes `.xz` streams one behind the other ("The .xz File Format" 1.1). Of the checks only SHA-256 is skipped.
 * What went through a filter for the code of a processor is handed on as LZMA2 left it, before `Overspent` is thrown.
 */
export function unpackXz(input: Input, output: Output): void {
	while (input.left > 0) {
		const header = input.take(12);
		if (String.fromCharCode(...header.subarray(1, 5)) !== '7zXZ') {
			throw broken();
		}
		expect(crc32(header.subarray(6, 8)) === u32(header, 8));
		const kind = (header[7] ?? 0) & 15;
		for (let filters = readBlockHeader(input); filters; filters = readBlockHeader(input)) {
			const start = input.at;
			const written = output.length;
			try {
				unpackLzma2(input, output);
			} finally {
				// What came before the end counts, too.
				for (const distance of filters.distances) {
					sumUp(output.bytes.subarray(written), distance);
				}
			}
			if (filters.unread) {
				throw unreadFilter();
			}
			input.take((4 - ((input.at - start) % 4)) % 4);
			const check = input.take(checkLengths[kind] ?? 0);
			expect(isRight(output.bytes.subarray(written), kind, check));
		}
		const index = skipIndex(input);
		const footer = input.take(12);
		expect(footer[10] === 0x59 && footer[11] === 0x5a && crc32(footer.subarray(4, 10)) === u32(footer, 0));
		expect(footer[8] === header[6] && footer[9] === header[7] && (u32(footer, 4) + 1) * 4 === index);
		while (input.left >= 4 && u32(input.bytes, input.at) === 0) {
			input.take(4);
		}
	}
}

function expect(right: boolean): void {
	if (!right) {
		throw broken();
	}
}

function isRight(bytes: Uint8Array, kind: number, check: Uint8Array): boolean {
	if (kind === 1) {
		return crc32(bytes) === u32(check, 0);
	}
	const [low, high] = kind === 4 ? crc64(bytes) : [];
	return kind !== 4 || (low === u32(check, 0) && high === u32(check, 4));
}

/** What is to be done with a block once LZMA2 has unpacked it. */
interface Filters {
	/** From how far back each filter of differences adds up, in the order in which they are undone. */
	readonly distances: readonly number[];
	/** It went through a filter that is not undone here as well. */
	readonly unread: boolean;
}

/** Reads a block's header; undefined where the index begins. */
function readBlockHeader(input: Input): Filters | undefined {
	const start = input.at;
	const length = (input.byte() + 1) * 4;
	if (length === 4) {
		return undefined;
	}
	const flags = input.byte();
	for (const present of [0x40, 0x80]) {
		if (flags & present) {
			number(input);
		}
	}
	const distances: number[] = [];
	let unread = false;
	for (let left = flags & 3; left > 0; left -= 1) {
		const filter = number(input);
		const properties = input.take(number(input));
		if (filter === deltas) {
			distances.unshift((properties[0] ?? 0) + 1);
		} else if (filter >= firstOfCode && filter <= lastOfCode) {
			unread = true;
		} else {
			throw unreadFilter();
		}
	}
	if (number(input) !== lzma2) {
		throw unreadFilter();
	}
	if (input.at > start + length) {
		throw broken();
	}
	input.at = start;
	const header = input.take(length);
	expect(crc32(header.subarray(0, -4)) === u32(header, length - 4));
	return { distances, unread };
}

function unreadFilter(): Overspent {
	return new Overspent(l10n.t('It is compressed with a filter that is not read here.'));
}

/** Undoes the filter that writes how much each byte differs from the one so far before it. */
function sumUp(bytes: Uint8Array, distance: number): void {
	for (let at = distance; at < bytes.length; at += 1) {
		bytes[at] = (bytes[at] ?? 0) + (bytes[at - distance] ?? 0);
	}
}

/** The bytes of the index, which begins with the one before. */
function skipIndex(input: Input): number {
	const start = input.at - 1;
	const records = number(input);
	for (let index = 0; index < records * 2; index += 1) {
		number(input);
	}
	input.take((4 - ((input.at - start) % 4)) % 4);
	const index = input.bytes.subarray(start, input.at);
	expect(crc32(index) === u32(input.take(4), 0));
	return index.length + 4;
}

/** A number of up to nine bytes, the lowest seven bits first. */
function number(input: Input): number {
	let value = 0;
	for (let index = 0; index < 9; index += 1) {
		const byte = input.byte();
		value += (byte & 0x7f) * 2 ** (7 * index);
		if (byte < 0x80) {
			return value;
		}
	}
	throw broken();
}

/** Decodes chunks of LZMA2 to their end mark. */
function unpackLzma2(input: Input, output: Output): void {
	let start = output.length;
	let lzma: Lzma | undefined;
	let context: ReturnType<typeof contextOf> | undefined;
	for (let control = input.byte(); control !== 0; control = input.byte()) {
		if (control === 1 || control >= 0xe0) {
			start = output.length;
		}
		if (control < 0x80) {
			if (control > 2) {
				throw broken();
			}
			const length = input.byte() * 256 + input.byte() + 1;
			output.store(input, length);
			continue;
		}
		const count = (control & 0x1f) * 0x1_0000 + input.byte() * 256 + input.byte() + 1;
		const packed = input.byte() * 256 + input.byte() + 1;
		if (control >= 0xc0) {
			context = contextOf(input.byte());
		}
		if (!context || context.literal + context.low > 4) {
			throw broken();
		}
		if (control >= 0xa0 || !lzma) {
			output.step(stepsOfReset);
			lzma = new Lzma(context);
		}
		const end = input.at + packed;
		lzma.decode(input, output, count, start);
		if (input.at > end) {
			throw broken();
		}
		input.take(end - input.at);
	}
}

/** An end mark, which may stand behind a stream whose size is known, takes no more than this. */
const longestMark = 16;

/**
 * Decodes a `.lzma` file: properties, window, size (all ones for unknown), then a stream. Python reads another one
 * behind it.
 */
export function unpackLzmaAlone(input: Input, output: Output): void {
	do {
		const context = contextOf(input.byte());
		input.take(4);
		const size = u64(input.take(8), 0);
		const unknown = size >= 2 ** 63;
		const start = output.length;
		new Lzma(context).decode(input, output, unknown ? Number.POSITIVE_INFINITY : size, start);
		if (input.bytes[input.at] !== lzmaStart && input.left > (unknown ? 0 : longestMark)) {
			throw broken();
		}
	} while (input.bytes[input.at] === lzmaStart);
}

/** Decodes a member of a zip (APPNOTE 5.8.8): version, length of the properties and these, then one stream. */
export function unpackLzmaMember(input: Input, output: Output): void {
	input.take(2);
	const properties = input.take(u16(input.take(2), 0));
	new Lzma(contextOf(properties[0] ?? 255)).decode(input, output, Number.POSITIVE_INFINITY, output.length);
}
