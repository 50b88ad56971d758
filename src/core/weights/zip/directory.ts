import * as l10n from '@vscode/l10n';
import type { Budget } from '../budget';
import { u16, u32, u64 } from '../littleEndian';
import type { RangeReader } from '../reader';
import { byteAt, type Report } from '../report';
import { type DirectoryClaim, signatures } from './endRecord';

/** More members than the largest checkpoints have tensors. */
const mostEntries = 24_000;
/** An entry and its member in memory, by an estimate from above; the name comes on top. */
const entryBytes = 300;

/** A line of the central directory: what loaders go by. */
export interface Entry {
	readonly name: string;
	/** The name as bytes: what the local header must repeat. */
	readonly rawName: Uint8Array;
	readonly flags: number;
	/** 0 stored, 8 deflated. */
	readonly method: number;
	readonly crc: number;
	/** Bytes in the archive and unpacked. */
	readonly packed: number;
	readonly size: number;
	/** Offset of its local header. */
	readonly offset: number;
}

/** The entries that a claim leads to, and the span they fill. */
export interface Directory {
	readonly entries: readonly Entry[];
	readonly start: number;
	readonly end: number;
}

/**
 * Reads the entries one after another as long as there are any, whatever their count and size are said to be: loaders
 * differ in which of the two they believe. Bytes in front of the zip move everything: some loaders allow for that,
 * others take offsets as they are. So there may be two directories, and none where no entry stands at either place.
 */
export async function readDirectories(
	file: RangeReader,
	claim: DirectoryClaim,
	report: Report,
	budget: Budget,
): Promise<readonly Directory[]> {
	const directories: Directory[] = [];
	for (const start of new Set([claim.start, claim.limit - claim.size])) {
		if (start < 0 || start > claim.limit) {
			continue;
		}
		const shift = start - claim.start;
		const directory = await readDirectory(file, { start, shift, limit: claim.limit }, report, budget);
		if (directory.entries.length === 0 && claim.count > 0) {
			continue;
		}
		directories.push(directory);
		if (shift !== 0) {
			report.add('suspicious', l10n.t('{0} bytes stand in front of the archive.', Math.abs(shift)));
		}
		if (directory.entries.length === mostEntries) {
			report.add('suspicious', l10n.t('It has at least {0} members; more were not judged.', mostEntries));
		} else if (directory.entries.length !== claim.count) {
			report.add(
				'malformed',
				l10n.t(
					'Its directory has {0} members and is said to have {1}.',
					directory.entries.length,
					claim.count,
				),
			);
		} else if (directory.end - start !== claim.size) {
			report.add('malformed', l10n.t('The size that its directory is said to have is wrong.'));
		}
	}
	if (directories.length === 0) {
		report.add('malformed', l10n.t('Its end record points to no directory.'), byteAt(claim.limit));
	}
	return directories;
}

async function readDirectory(
	file: RangeReader,
	{ start, shift, limit }: { start: number; shift: number; limit: number },
	report: Report,
	budget: Budget,
): Promise<Directory> {
	const entries: Entry[] = [];
	let at = start;
	while (at + 46 <= limit && entries.length < mostEntries) {
		budget.step(8);
		const head = await file.read(at, at + 46);
		if (head.length < 46 || u32(head, 0) !== signatures.entry) {
			break;
		}
		const length = 46 + u16(head, 28) + u16(head, 30) + u16(head, 32);
		if (at + length > limit) {
			report.add('malformed', l10n.t('An entry of its directory is longer than the directory.'), byteAt(at));
		}
		budget.hold(entryBytes + u16(head, 28));
		entries.push(entryOf(head, await file.read(at + 46, at + length), shift));
		at += length;
	}
	return { entries, start, end: Math.min(at, limit) };
}

function entryOf(head: Uint8Array, rest: Uint8Array, shift: number): Entry {
	const nameLength = u16(head, 28);
	const rawName = rest.slice(0, nameLength);
	const extra = rest.subarray(nameLength, nameLength + u16(head, 30));
	const [size, packed, offset] = widened(extra, [u32(head, 24), u32(head, 20), u32(head, 42)]);
	return {
		name: nameFrom(rawName),
		rawName,
		flags: u16(head, 8),
		method: u16(head, 10),
		crc: u32(head, 16),
		packed: packed ?? 0,
		size: size ?? 0,
		offset: (offset ?? 0) + shift,
	};
}

/** Numbers that are all ones stand, in this order, in the extra field of ZIP64. */
export function widened(extra: Uint8Array, numbers: readonly number[]): readonly number[] {
	let at = 0;
	while (at + 4 <= extra.length && u16(extra, at) !== 0x0001) {
		at += 4 + u16(extra, at + 2);
	}
	let next = at + 4;
	const end = Math.min(extra.length, next + u16(extra, at + 2));
	return numbers.map((number) => {
		if (number !== 0xffff_ffff || next + 8 > end) {
			return number;
		}
		next += 8;
		return u64(extra, next - 8);
	});
}

/** UTF-8 where it is, else one character a byte: only compared and shown. */
export function nameFrom(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return String.fromCharCode(...bytes);
	}
}
