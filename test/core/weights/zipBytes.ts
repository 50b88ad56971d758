import { deflateSync } from 'fflate';
import { crc32 } from '../../../src/core/weights/zip/crc32';

/** What both headers of a member state; tests make them lie. */
interface Stated {
	readonly name?: string;
	readonly flags?: number;
	readonly method?: number;
	readonly crc?: number;
	readonly packed?: number;
	readonly size?: number;
	readonly offset?: number;
}

/** A member to be written. */
export interface Packed {
	readonly name: string;
	readonly content: Uint8Array | string;
	readonly deflated?: boolean;
	/** Bytes of an extra field in the local header only, as torch pads to 64. */
	readonly padding?: number;
	/** Sizes stand behind the content, as torch writes. */
	readonly streamed?: boolean;
	/** Bytes behind it that no directory accounts for. */
	readonly behind?: Uint8Array;
	readonly local?: Stated;
	readonly central?: Stated;
	/** Left out of the directory. */
	readonly unlisted?: boolean;
}

/** What surrounds the members. */
export interface Around {
	readonly comment?: string | Uint8Array;
	readonly zip64?: boolean;
	readonly prefix?: Uint8Array;
	readonly suffix?: Uint8Array;
	/** Between directory and end record. */
	readonly between?: Uint8Array;
	readonly end?: { readonly count?: number; readonly size?: number; readonly start?: number };
	readonly withoutEnd?: boolean;
	/** Offsets leave the prefix out, as when bytes are put in front of a finished zip. */
	readonly relative?: boolean;
}

export const bytesOf = (text: string): Uint8Array =>
	Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Numbers least byte first; `[value, length]`. */
export function little(...fields: readonly (readonly [number, 2 | 4 | 8])[]): Uint8Array {
	return concat(
		...fields.map(([value, length]) => {
			const bytes = new Uint8Array(8);
			new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
			return bytes.subarray(0, length);
		}),
	);
}

export function concat(...pieces: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0));
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}

/** A zip, sound unless it is told otherwise. */
export function zipOf(members: readonly Packed[], around: Around = {}): Uint8Array {
	const prefix = around.prefix ?? new Uint8Array();
	const pieces: Uint8Array[] = [prefix];
	const entries: Uint8Array[] = [];
	let at = prefix.length;
	const shift = around.relative ? prefix.length : 0;
	for (const member of members) {
		const content = typeof member.content === 'string' ? bytesOf(member.content) : member.content;
		const packed = member.deflated ? deflateSync(content) : content;
		const stated = {
			name: member.name,
			flags: member.streamed ? 8 : 0,
			method: member.deflated ? 8 : 0,
			crc: crc32(content),
			packed: packed.length,
			size: content.length,
			offset: at - shift,
		};
		const left = member.streamed ? { crc: 0, packed: 0, size: 0 } : {};
		const extra = member.padding
			? concat(bytesOf('FB'), little([member.padding - 4, 2]), new Uint8Array(member.padding - 4).fill(0x5a))
			: new Uint8Array();
		const descriptor = member.streamed
			? little([0x0807_4b50, 4], [stated.crc, 4], [stated.packed, 4], [stated.size, 4])
			: new Uint8Array();
		const local = localHeader({ ...stated, ...left, ...member.local }, extra);
		const written = concat(local, packed, descriptor, member.behind ?? new Uint8Array());
		pieces.push(written);
		at += written.length;
		if (!member.unlisted) {
			entries.push(directoryEntry({ ...stated, ...member.central }));
		}
	}
	const directory = concat(...entries);
	pieces.push(directory, around.between ?? new Uint8Array());
	if (!around.withoutEnd) {
		const end = { count: entries.length, size: directory.length, start: at - shift, ...around.end };
		const position = at + directory.length + (around.between?.length ?? 0);
		pieces.push(endRecords(end, position, around));
	}
	return concat(...pieces, around.suffix ?? new Uint8Array());
}

/** A local header. */
export function localHeader(stated: Required<Stated>, extra: Uint8Array): Uint8Array {
	const name = bytesOf(stated.name);
	return concat(
		little([0x0403_4b50, 4], [20, 2], [stated.flags, 2], [stated.method, 2], [0, 4], [stated.crc, 4]),
		little([stated.packed, 4], [stated.size, 4], [name.length, 2], [extra.length, 2]),
		name,
		extra,
	);
}

/** An entry of the directory; an offset over 4 GiB stands in its ZIP64 field. */
export function directoryEntry(stated: Required<Stated>): Uint8Array {
	const name = bytesOf(stated.name);
	const wide = stated.offset > 0xffff_fffe;
	const extra = wide ? concat(little([1, 2], [8, 2], [stated.offset, 8])) : new Uint8Array();
	return concat(
		little(
			[0x0201_4b50, 4],
			[20, 2],
			[20, 2],
			[stated.flags, 2],
			[stated.method, 2],
			[0, 4],
			[stated.crc, 4],
		),
		little([stated.packed, 4], [stated.size, 4], [name.length, 2], [extra.length, 2], [0, 2]),
		little([0, 2], [0, 2], [0, 4], [wide ? 0xffff_ffff : stated.offset, 4]),
		name,
		extra,
	);
}

/** The end of a zip; `position` is where it will stand. */
export function endRecords(
	end: { readonly count: number; readonly size: number; readonly start: number },
	position: number,
	{ comment = '', zip64 = false }: Pick<Around, 'comment' | 'zip64'>,
): Uint8Array {
	const text = typeof comment === 'string' ? bytesOf(comment) : comment;
	const wide = concat(
		little([0x0606_4b50, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4]),
		little([end.count, 8], [end.count, 8], [end.size, 8], [end.start, 8]),
		little([0x0706_4b50, 4], [0, 4], [position, 8], [1, 4]),
	);
	return concat(
		zip64 ? wide : new Uint8Array(),
		little(
			[0x0605_4b50, 4],
			[0, 2],
			[0, 2],
			[zip64 ? 0xffff : end.count, 2],
			[zip64 ? 0xffff : end.count, 2],
		),
		little([zip64 ? 0xffff_ffff : end.size, 4], [zip64 ? 0xffff_ffff : end.start, 4], [text.length, 2]),
		text,
	);
}
