import * as l10n from '@vscode/l10n';
import type { Budget } from '../budget';
import type { RangeReader } from '../reader';
import { byteAt, type Report } from '../report';
import { type Directory, type Entry, readDirectories } from './directory';
import { findEnds, readEnd } from './endRecord';
import { PlacedMember, type Stray, type ZipMember } from './member';

/** Padding to 64 bytes in the local header, its fields for ZIP64 and time stamps, and the sizes behind the content. */
const slack = 128;

/** Torch can be told to pad to pages: then every gap is wide, and looking at some must do. */
const mostLooked = 16;
const page = 512;
const widestPadding = 64 * 1024;

/** A zip whose directory was read. */
export interface Zip {
	/** By the order of the directory. Several may have one name: go through them, never look one up. */
	readonly members: readonly ZipMember[];
	/** Spans that no directory accounts for; grows while members are opened. */
	readonly strays: readonly Stray[];
}

/**
 * Opens a zip by its central directory and reports what does not fit together: several directories, wrong counts,
 * overlaps, names twice, bytes that nothing accounts for. Never throws for what stands in the file.
 */
export async function openZip(file: RangeReader, report: Report, budget: Budget): Promise<Zip> {
	const strays: Stray[] = [];
	const onStray = (stray: Stray) => {
		strays.push(stray);
		report.add(
			'suspicious',
			l10n.t('Its directory does not account for {0} bytes.', stray.end - stray.start),
			byteAt(stray.start),
		);
	};
	const ends = await findEnds(file, budget);
	if (ends.length === 0) {
		report.add('malformed', l10n.t('It has no end record, so no loader finds its directory.'));
		return { members: [], strays: [{ start: 0, end: file.size }] };
	}
	const directories: Directory[] = [];
	const spans: Span[] = [];
	let tally = 0;
	for (const end of ends) {
		if (directories.some(({ entries, start }) => end < start && entries.some(({ offset }) => offset < end))) {
			// The end of a zip that is a member as it stands.
			continue;
		}
		tally += 1;
		const read = await readEnd(file, end, report);
		spans.push(...read.spans);
		for (const claim of read.claims) {
			directories.push(...(await readDirectories(file, claim, report, budget)));
		}
	}
	if (tally > 1) {
		report.add('suspicious', l10n.t('It has {0} end records: loaders may read different members.', tally));
	}
	const entries = different(directories.flatMap((directory) => directory.entries));
	spans.push(...directories.map(({ start, end }) => ({ start, end })));
	spans.push(...entries.map((entry) => ({ start: entry.offset, end: shortestEnd(entry), entry })));
	reportNames(entries, report);
	const written = entries.filter(({ size }) => size > 0);
	const unchecked = written.length > 1 && written.every(({ crc }) => crc === 0);
	if (unchecked) {
		// An option of torch.save.
		report.add('note', l10n.t('It was written without checksums.'));
	}
	const members = new Map<Entry, PlacedMember>();
	const archive = { file, report, budget, onStray, unchecked };
	spans.sort((a, b) => a.start - b.start || a.end - b.end);
	let covered = 0;
	let looked = 0;
	for (const [index, { start, end, entry }] of spans.entries()) {
		budget.step();
		if (start > covered && (index === 0 || spans[index - 1]?.entry === undefined)) {
			onStray({ start: covered, end: start });
		}
		const until = Math.max(start, spans[index + 1]?.start ?? file.size);
		if (entry) {
			const member = new PlacedMember({ archive, entry, until });
			members.set(entry, member);
			if (entry.method === 0 && entry.packed !== entry.size) {
				report.within(entry.name).add('malformed', l10n.t('It is not compressed, but its two sizes differ.'));
			}
			if (start >= file.size) {
				report.within(entry.name).add('malformed', l10n.t('It is said to stand behind the end of the file.'));
			} else if (until < end) {
				report.within(entry.name).add('malformed', l10n.t('It overlaps what follows it.'));
			} else if (until - end > slack && (looked < mostLooked || !isPadded(until, entry))) {
				looked += 1;
				await member.header();
			}
		}
		covered = Math.max(covered, end);
	}
	if (covered < file.size) {
		onStray({ start: covered, end: file.size });
	}
	return { members: entries.flatMap((entry) => members.get(entry) ?? []), strays };
}

interface Span {
	readonly start: number;
	readonly end: number;
	readonly entry?: Entry;
}

/** Where a member ends at the earliest: its local header may be longer than what the directory says of it. */
function shortestEnd({ offset, rawName, packed }: Entry): number {
	return offset + 30 + rawName.length + packed;
}

/** Whether the content may begin at a page: the sizes behind it take no bytes, or 16 or 24. */
function isPadded(until: number, entry: Entry): boolean {
	const starts = [0, 16, 24].map((behind) => until - behind - entry.packed);
	return until - shortestEnd(entry) < widestPadding && starts.some((start) => start % page === 0);
}

/** Directories that say the same of a member count once. */
function different(entries: readonly Entry[]): readonly Entry[] {
	const seen = new Set<string>();
	return entries.filter(({ name, offset, method, packed, size, crc, flags }) => {
		const key = `${offset} ${method} ${packed} ${size} ${crc} ${flags} ${name}`;
		return !seen.has(key) && seen.add(key);
	});
}

function reportNames(entries: readonly Entry[], report: Report): void {
	const seen = new Set<string>();
	for (const { name } of entries) {
		// Torch looks up names without regard to case.
		const key = name.toLowerCase();
		if (seen.has(key)) {
			report
				.within(name)
				.add('suspicious', l10n.t('Several members have this name: loaders may read another one.'));
		}
		seen.add(key);
		if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:/iu.test(name)) {
			report
				.within(name)
				.add('suspicious', l10n.t('Its name leads out of the folder that it is unpacked to.'));
		}
		// biome-ignore lint/suspicious/noControlCharactersInRegex: some readers end the name at a NUL, others do not.
		if (/[\u0000-\u001f\u007f]/u.test(name)) {
			report.within(name).add('suspicious', l10n.t('Its name holds control characters.'));
		}
	}
}
