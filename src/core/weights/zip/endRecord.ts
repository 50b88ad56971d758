import * as l10n from '@vscode/l10n';
import type { Budget } from '../budget';
import { u16, u32, u64 } from '../littleEndian';
import type { RangeReader } from '../reader';
import { byteAt, type Report } from '../report';

/** `PK` and two more bytes, as numbers that are read least byte first. */
export const signatures = {
	local: 0x0403_4b50,
	entry: 0x0201_4b50,
	end: 0x0605_4b50,
	end64: 0x0606_4b50,
	locator64: 0x0706_4b50,
	descriptor: 0x0807_4b50,
} as const;

/** The end record with the longest comment. */
const longestEnd = 22 + 0xffff;
/** The end of a torch zip with its whole directory, in one request. */
const tailLength = 128 * 1024;
/** More end records than this help nobody; the rest is an observation all the same. */
const mostEnds = 8;

/** Where a central directory is said to stand, and what ends there. */
export interface DirectoryClaim {
	/** Offset of the first entry. */
	readonly start: number;
	/** Bytes and entries as stated. */
	readonly size: number;
	readonly count: number;
	/** Offset of the end record that states it: entries stand in front of it. */
	readonly limit: number;
}

/** What one end record says. */
export interface ZipEnd {
	/** Loaders differ in whether the ZIP64 record or the plain one counts, so every reading that differs is here. */
	readonly claims: readonly DirectoryClaim[];
	/** Spans of the records themselves, comment included. */
	readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Offsets of all end records in the last 64 KiB, the last one first: the one that loaders believe. Archives may have tens
 * of thousands of members to be searched. Throws `Overspent`.
 */
export async function findEnds(file: RangeReader, budget: Budget): Promise<readonly number[]> {
	budget.step(Math.min(file.size, longestEnd) >> 7);
	const from = Math.max(0, file.size - tailLength);
	const tail = await file.read(from, file.size);
	const lowest = Math.max(0, tail.length - longestEnd);
	const found: number[] = [];
	// The byte that other marks lack is looked at first.
	for (let at = tail.length - 22; at >= lowest && found.length < mostEnds; at -= 1) {
		if (tail[at + 2] === 5 && tail[at] === 0x50 && u32(tail, at) === signatures.end) {
			found.push(from + at);
		}
	}
	return found;
}

/** Reads the end record at `offset` and the ZIP64 records in front of it. */
export async function readEnd(file: RangeReader, offset: number, report: Report): Promise<ZipEnd> {
	const before = Math.min(offset, 20);
	const bytes = await file.read(offset - before, offset + 22);
	const record = bytes.subarray(before);
	const end = offset + 22 + u16(record, 20);
	if (end > file.size) {
		report.add('malformed', l10n.t('The comment of its end record is longer than the file.'), byteAt(offset));
	}
	if (u16(record, 4) !== 0 && u16(record, 4) !== 0xffff) {
		report.add(
			'suspicious',
			l10n.t('It says it is one part of an archive of several files.'),
			byteAt(offset),
		);
	}
	const spans = [{ start: offset, end: Math.min(end, file.size) }];
	const plain = { count: u16(record, 10), size: u32(record, 12), start: u32(record, 16) };
	if (before < 20 || u32(bytes, 0) !== signatures.locator64) {
		return { claims: [{ ...plain, limit: offset }], spans };
	}
	const wide = await readZip64(file, offset - 20, u64(bytes, 8), report);
	const agrees = wide.claims.some(
		({ count, size, start }) =>
			(plain.count === count || plain.count === 0xffff) &&
			(plain.size === size || plain.size === 0xffff_ffff) &&
			(plain.start === start || plain.start === 0xffff_ffff),
	);
	if (!agrees) {
		report.add('suspicious', l10n.t('Its two end records state different directories.'), byteAt(offset));
	}
	return {
		claims: agrees ? wide.claims : [...wide.claims, { ...plain, limit: offset }],
		spans: [...spans, ...wide.spans],
	};
}

/** The record that the locator points to and the one in front of it: loaders differ in which they take. */
async function readZip64(
	file: RangeReader,
	locator: number,
	stated: number,
	report: Report,
): Promise<ZipEnd> {
	const claims: DirectoryClaim[] = [];
	const spans = [{ start: locator, end: locator + 20 }];
	for (const start of new Set([stated, locator - 56])) {
		const record =
			start >= 0 && start + 56 <= file.size ? await file.read(start, start + 56) : new Uint8Array();
		if (record.length === 56 && u32(record, 0) === signatures.end64) {
			const length = Math.min(u64(record, 4) + 12, locator - start);
			spans.push({ start, end: start + Math.max(56, length) });
			claims.push({ count: u64(record, 32), size: u64(record, 40), start: u64(record, 48), limit: start });
		} else if (start === stated) {
			report.add('malformed', l10n.t('Its ZIP64 end record is not where it is said to be.'), byteAt(locator));
		}
	}
	return { claims, spans };
}
