import * as l10n from '@vscode/l10n';
import type { Budget } from '../budget';
import { unpackBzip2 } from '../compressed/bzip2';
import { type Inflated, inflated } from '../compressed/inflated';
import type { Input, Output } from '../compressed/output';
import { unpacked } from '../compressed/unpacked';
import { unpackLzmaMember } from '../compressed/xz';
import { Truncated } from '../format';
import { pieceOf, type RangeReader } from '../reader';
import type { Report } from '../report';
import { crc32 } from './crc32';
import type { Entry } from './directory';
import {
	compareHeaders,
	descriptorLengths,
	type LocalHeader,
	notPlain,
	readLocalHeader,
} from './localHeader';

/** What Python's zipfile unpacks besides deflate, and so numpy does. */
const foreignMethods: Readonly<Record<number, ((input: Input, output: Output) => void) | undefined>> = {
	12: unpackBzip2,
	14: unpackLzmaMember,
};

/** A member of a zip: everything by the central directory, as torch reads it. */
export interface ZipMember {
	readonly name: string;
	/** Bytes unpacked, as the directory states it. */
	readonly size: number;
	/** Flags say that its bytes are encrypted or hidden; torch reads them as they are. */
	readonly encrypted: boolean;
	/** Neither encrypted nor compressed in a way that torch cannot read. */
	readonly plain: boolean;
	/**
	 * Its content as a file, unpacked as far as it is read. Undefined where it cannot be read, which is then reported,
	 * as is everything that does not fit together.
	 */
	open(): Promise<RangeReader | undefined>;
	/** Reports a checksum that is wrong. Members of more bytes than `most` are not read for it. */
	verify(most: number): Promise<void>;
}

/** A span of the file that no directory accounts for. */
export interface Stray {
	readonly start: number;
	readonly end: number;
}

/** What a member is made from: its entry, and where the next thing in the archive begins. */
export interface Standing {
	readonly file: RangeReader;
	readonly entry: Entry;
	readonly until: number;
	readonly report: Report;
	readonly budget: Budget;
	/** No member of the archive has a checksum. */
	readonly unchecked: boolean;
	onStray(stray: Stray): void;
}

/** A member at its place in the archive. Its local header is read when it is opened, not before. */
export function memberOf({ file, entry, until, report, budget, onStray, unchecked }: Standing): ZipMember & {
	/** Where its content ends by its own header; undefined without one. */
	header(): Promise<LocalHeader | undefined>;
} {
	const own = report.within(entry.name);
	let header: Promise<LocalHeader | undefined> | undefined;
	let stream: Inflated | undefined;
	let content: Promise<RangeReader | undefined> | undefined;

	async function locate(): Promise<LocalHeader | undefined> {
		const local = await readLocalHeader(file, entry.offset, 'any mark');
		if (!local?.marked) {
			own.add('malformed', l10n.t('No member stands where the directory says.'));
			// What stands there may still be read by somebody.
			return local;
		}
		compareHeaders(local, entry, own);
		const end = local.start + entry.packed;
		if (end > file.size) {
			own.add('malformed', l10n.t('It is said to be longer than the file.'));
		} else if (end > until) {
			own.add('malformed', l10n.t('It overlaps what follows it.'));
		} else if (end < until && !descriptorLengths(local).includes(until - end)) {
			onStray({ start: end, end: until });
		}
		return local;
	}

	async function read(): Promise<RangeReader | undefined> {
		const local = await member.header();
		if (!local) {
			return undefined;
		}
		const packed = pieceOf(file, entry.name, local.start, local.start + entry.packed);
		if (entry.method === 8) {
			stream = inflated(packed, { path: entry.name, size: entry.size, budget, deflation: 'raw' });
			return stream;
		}
		if (entry.method !== 0) {
			const unpack = foreignMethods[entry.method];
			own.add(
				'suspicious',
				unpack
					? l10n.t(
							'It is compressed with method {0}, which PyTorch does not read and Python does.',
							entry.method,
						)
					: l10n.t('It is compressed with method {0}, which is not read here.', entry.method),
			);
			const foreign = unpack && (await unpacked(packed, unpack, { path: entry.name, budget }));
			// Bytes that were never packed that way are judged as they stand there.
			return foreign && !(foreign.fault instanceof Truncated) ? foreign.content : packed;
		}
		return packed;
	}

	const member = {
		name: entry.name,
		size: entry.size,
		encrypted: (entry.flags & notPlain) !== 0,
		plain: (entry.flags & notPlain) === 0 && (entry.method === 0 || entry.method === 8),
		header: () => {
			header ??= locate();
			return header;
		},
		open: () => {
			content ??= read();
			return content;
		},
		async verify(most: number) {
			const bytes = await member.open();
			if (bytes === undefined || unchecked || !member.plain) {
				return;
			}
			if (bytes.size > most) {
				own.unread(l10n.t('Its checksum was not verified.'));
				return;
			}
			if (stream && (await stream.toEnd())) {
				if (stream.unpacked() !== entry.size) {
					own.add('malformed', l10n.t('It unpacks to another size than is stated.'));
				} else if (stream.packedEnd() < entry.packed) {
					own.add('suspicious', l10n.t('Bytes stand behind the end of its compressed content.'));
				}
			}
			budget.step(bytes.size >> 6);
			if (crc32(await bytes.read(0, bytes.size)) !== entry.crc) {
				own.add('malformed', l10n.t('Its checksum is wrong: it is damaged, or was changed.'));
			}
		},
	};
	return member;
}
