import type { RangeReader } from '../reader';

/** Tar goes by blocks of this many bytes. */
export const block = 512;

/** A header of a tar: what comes before each member. */
export interface TarHeader {
	readonly name: string;
	/** Bytes of the member; NaN where the field is no number. */
	readonly size: number;
	/** One character: `0` a file, `5` a folder, `2` a symbolic link, `x` extended attributes of what follows. */
	readonly type: string;
	readonly link: string;
	/** The checksum is right. */
	readonly sound: boolean;
	/** It has the mark of a tar. */
	readonly marked: boolean;
	/** Nothing but zeros: the end. */
	readonly empty: boolean;
}

/** Reads the header at `at`; undefined where the file ends before. */
export async function readTarHeader(file: RangeReader, at: number): Promise<TarHeader | undefined> {
	const bytes = await file.read(at, at + block);
	return bytes.length < block ? undefined : tarHeader(bytes);
}

/** The header that a block is. */
function tarHeader(bytes: Uint8Array): TarHeader {
	const prefix = isUstar(bytes) && bytes[262] === 0 ? text(bytes, 345, 155) : '';
	const name = text(bytes, 0, 100);
	return {
		name: prefix === '' ? name : `${prefix}/${name}`,
		size: number(bytes.subarray(124, 136)),
		type: String.fromCharCode(bytes[156] || 0x30),
		link: text(bytes, 157, 100),
		sound: checksum(bytes),
		marked: isUstar(bytes),
		empty: bytes.subarray(0, block).every((byte) => byte === 0),
	};
}

/** The mark of every tar since 1988. */
export function isUstar(bytes: Uint8Array): boolean {
	return text(bytes, 257, 5) === 'ustar';
}

/** Whether the sum over the block is the one it states, with signed bytes or unsigned: both were written. */
export function checksum(bytes: Uint8Array): boolean {
	if (bytes.length < block) {
		return false;
	}
	const stated = number(bytes.subarray(148, 156));
	let unsigned = 0;
	let signed = 0;
	for (const [index, byte] of bytes.subarray(0, block).entries()) {
		const counted = index >= 148 && index < 156 ? 0x20 : byte;
		unsigned += counted;
		signed += counted > 127 ? counted - 256 : counted;
	}
	return stated === unsigned || stated === signed;
}

/** Octal digits, or with the highest bit set a number of the bytes that follow it. */
function number(bytes: Uint8Array): number {
	const [first] = bytes;
	if (first === 0x80) {
		return bytes.subarray(1).reduce((total, byte) => total * 256 + byte, 0);
	}
	const digits = text(bytes, 0, bytes.length).trim();
	return digits === '' ? 0 : /^[0-7]+$/u.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

function text(bytes: Uint8Array, start: number, length: number): string {
	const field = bytes.subarray(start, start + length);
	const end = field.indexOf(0);
	return String.fromCharCode(...(end < 0 ? field : field.subarray(0, end)));
}
