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
import { compareHeaders, descriptorLengths, notPlain, readLocalHeader } from './localHeader';

/** What bytes are called of which nothing is known. */
const nameless = 'bytes';

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
	/** Gives up what was unpacked of it; opening it again unpacks it again. */
	close(): void;
}

/** A span of the file that no directory accounts for. */
export interface Stray {
	readonly start: number;
	readonly end: number;
}

/** What all members of an archive have in common. */
export interface Archive {
	readonly file: RangeReader;
	readonly report: Report;
	readonly budget: Budget;
	/** No member of it has a checksum. */
	readonly unchecked: boolean;
	onStray(stray: Stray): void;
}

/** What a member is made from: its entry, and where the next thing in the archive begins. */
export interface Standing {
	readonly archive: Archive;
	readonly entry: Entry;
	readonly until: number;
}

/** A member at its place in the archive. Its local header is read when it is opened, not before. */
export class PlacedMember implements ZipMember {
	private located: Promise<number | undefined> | undefined;
	private stream: Inflated | undefined;
	private content: Promise<RangeReader | undefined> | undefined;

	// There may be tens of thousands: nothing is made for one that nobody opens.
	constructor(private readonly standing: Standing) {}

	get name(): string {
		return this.standing.entry.name;
	}

	get size(): number {
		return this.standing.entry.size;
	}

	get encrypted(): boolean {
		return (this.standing.entry.flags & notPlain) !== 0;
	}

	get plain(): boolean {
		const { method } = this.standing.entry;
		return !this.encrypted && (method === 0 || method === 8);
	}

	/** Reads its own header and reports what does not fit; where its content begins, undefined without a header. */
	header(): Promise<number | undefined> {
		this.located ??= this.locate();
		return this.located;
	}

	open(): Promise<RangeReader | undefined> {
		this.content ??= this.read();
		return this.content;
	}

	close(): void {
		this.stream?.free();
		this.stream = undefined;
		this.content = undefined;
	}

	async verify(most: number): Promise<void> {
		const { entry, archive } = this.standing;
		const bytes = await this.open();
		if (bytes === undefined || archive.unchecked || !this.plain) {
			return;
		}
		if (bytes.size > most) {
			this.report.unread(l10n.t('Its checksum was not verified.'));
			return;
		}
		if (this.stream && (await this.stream.toEnd())) {
			if (this.stream.unpacked() !== entry.size) {
				this.report.add('malformed', l10n.t('It unpacks to another size than is stated.'));
			} else if (this.stream.packedEnd() < entry.packed) {
				this.report.add('suspicious', l10n.t('Bytes stand behind the end of its compressed content.'));
			}
		}
		archive.budget.step(bytes.size >> 5);
		if (crc32(await bytes.read(0, bytes.size)) !== entry.crc) {
			this.report.add('malformed', l10n.t('Its checksum is wrong: it is damaged, or was changed.'));
		}
	}

	private get report(): Report {
		return this.standing.archive.report.within(this.name);
	}

	private async locate(): Promise<number | undefined> {
		const { entry, until, archive } = this.standing;
		const { file } = archive;
		const local = await readLocalHeader(file, entry.offset, 'any mark');
		if (!local?.marked) {
			this.report.add('malformed', l10n.t('No member stands where the directory says.'));
			// What stands there may still be read by somebody.
			return local?.start;
		}
		compareHeaders(local, entry, this.report);
		const end = local.start + entry.packed;
		if (end > file.size) {
			this.report.add('malformed', l10n.t('It is said to be longer than the file.'));
		} else if (end > until) {
			this.report.add('malformed', l10n.t('It overlaps what follows it.'));
		} else if (end < until && !descriptorLengths(local).includes(until - end)) {
			archive.onStray({ start: end, end: until });
		}
		return local.start;
	}

	private async read(): Promise<RangeReader | undefined> {
		const { entry, archive } = this.standing;
		const { file, budget } = archive;
		const start = await this.header();
		if (start === undefined) {
			return undefined;
		}
		// Under a cipher its name says nothing of the bytes that stand there.
		const path = this.encrypted ? nameless : entry.name;
		const packed = pieceOf(file, path, start, start + entry.packed);
		if (entry.method === 8) {
			this.stream = inflated(packed, { path, size: entry.size, budget, deflation: 'raw' });
			return this.stream;
		}
		if (entry.method === 0) {
			return packed;
		}
		const unpack = foreignMethods[entry.method];
		this.report.add(
			'suspicious',
			unpack
				? l10n.t(
						'It is compressed with method {0}, which PyTorch does not read and Python does.',
						entry.method,
					)
				: l10n.t('It is compressed with method {0}, which is not read here.', entry.method),
		);
		const foreign = unpack && (await unpacked(packed, unpack, { path, budget }));
		// Bytes that were never packed that way are judged as they stand there, by nothing but themselves.
		return foreign && !(foreign.fault instanceof Truncated)
			? foreign.content
			: pieceOf(file, nameless, start, start + entry.packed);
	}
}
