import * as l10n from '@vscode/l10n';
import { u16, u32 } from '../littleEndian';
import type { RangeReader } from '../reader';
import { byteAt, type Report } from '../report';
import { type Entry, nameFrom, widened } from './directory';
import { signatures } from './endRecord';

/** Flags that say the bytes are not plain: encrypted, patched, strongly encrypted, header masked. Torch ignores them. */
export const notPlain = 0b0010_0000_0110_0001;
/** Sizes and checksum stand behind the content. */
const streamed = 0b1000;
/** How hard the packer tried: says nothing about the content. */
const effort = 0b0110;

/** What stands in front of a member's content. */
export interface LocalHeader extends Entry {
	/** Where the content begins. */
	readonly start: number;
	/** It begins as every local header does. */
	readonly marked: boolean;
	/** Sizes are not stated here but behind the content. */
	readonly streamed: boolean;
}

/** Reads a local header; undefined where none stands. */
export async function readLocalHeader(
	file: RangeReader,
	offset: number,
	mark: 'its mark' | 'any mark' = 'its mark',
): Promise<LocalHeader | undefined> {
	const head = await file.read(offset, offset + 30);
	const marked = u32(head, 0) === signatures.local;
	if (head.length < 30 || !(marked || mark === 'any mark')) {
		return undefined;
	}
	const nameLength = u16(head, 26);
	const start = offset + 30 + nameLength + u16(head, 28);
	const rest = await file.read(offset + 30, start);
	const rawName = rest.slice(0, nameLength);
	const [size, packed] = widened(rest.subarray(nameLength), [u32(head, 22), u32(head, 18)]);
	const flags = u16(head, 6);
	return {
		name: nameFrom(rawName),
		rawName,
		flags,
		method: u16(head, 8),
		crc: u32(head, 14),
		packed: packed ?? 0,
		size: size ?? 0,
		offset,
		start,
		marked,
		streamed: (flags & streamed) !== 0,
	};
}

/** Reports where a member's local header says something else than the directory. Torch reads by the latter. */
export function compareHeaders(local: LocalHeader, entry: Entry, report: Report): void {
	const place = byteAt(local.offset);
	if (!sameBytes(local.rawName, entry.rawName)) {
		report.add('suspicious', l10n.t('Its name in the archive is not the name in the directory.'), place);
	}
	if ((local.flags & ~effort) !== (entry.flags & ~effort)) {
		report.add('suspicious', l10n.t('Its flags in the archive are not those in the directory.'), place);
	}
	if (local.method !== entry.method) {
		report.add('suspicious', l10n.t('The directory names another compression than its own header.'), place);
	}
	const left = local.streamed && local.packed === 0 && local.size === 0;
	if (!left && (local.packed !== entry.packed || local.size !== entry.size)) {
		report.add('suspicious', l10n.t('The directory states another size than its own header.'), place);
	}
	const crcLeft = local.streamed && local.crc === 0;
	if (!crcLeft && local.crc !== entry.crc) {
		report.add('suspicious', l10n.t('The directory states another checksum than its own header.'), place);
	}
}

/** What may stand behind the content of a streamed member: its sizes, with or without a signature, of 4 or 8 bytes. */
export function descriptorLengths(local: LocalHeader): readonly number[] {
	return local.streamed ? [12, 16, 20, 24] : [];
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
