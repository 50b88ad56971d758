import * as l10n from '@vscode/l10n';
import { Truncated } from '../format';
import type { RangeReader } from '../reader';

const firstChunk = 64 * 1024;
const largestChunk = 512 * 1024;

/**
 * A moving piece of a file, so that one request serves thousands of instructions and a long stream is never held as a
 * whole. Who reads asks first whether enough is there (`has`), and waits for `fill` only when it is not.
 */
export class ByteWindow {
	private held: Uint8Array = new Uint8Array();
	private start: number;
	private at = 0;
	/** Where the bytes end after all, and why: what is unpacked may break off before the size that is said of it. */
	private broken: { readonly end: number; readonly fault: Truncated } | undefined;

	/** `chunk` is how many bytes the first request asks for; later ones ask for more. */
	constructor(
		readonly file: RangeReader,
		start = 0,
		private chunk = firstChunk,
	) {
		this.start = start;
	}

	/** The offset in the file of the next byte. */
	get position(): number {
		return this.start + this.at;
	}

	/** Bytes of the file from here to its end. */
	get left(): number {
		return (this.broken?.end ?? this.file.size) - this.position;
	}

	/** Why the file has fewer bytes than its size says; undefined as long as nobody read that far. */
	get fault(): Truncated | undefined {
		return this.broken?.fault;
	}

	/** Whether so many bytes are at hand, or all that the file still has. */
	has(count: number): boolean {
		return this.held.length - this.at >= Math.min(count, this.left);
	}

	/**
	 * Fetches at least so many bytes, as far as the file has them. One that breaks off ends there: a loader takes what
	 * comes before. Throws `Truncated` where nothing does.
	 */
	async fill(count: number): Promise<void> {
		while (!this.has(count)) {
			const rest = this.held.subarray(this.at);
			const from = this.position + rest.length;
			const more = await this.readOn(from, from + Math.max(count - rest.length, this.chunk));
			if (this.broken) {
				return;
			}
			if (more.length === 0) {
				throw new Truncated(l10n.t('The file ends before its size.'));
			}
			this.chunk = Math.min(this.chunk * 2, largestChunk);
			this.start = this.position;
			this.at = 0;
			if (rest.length === 0) {
				this.held = more;
			} else {
				this.held = new Uint8Array(rest.length + more.length);
				this.held.set(rest);
				this.held.set(more, rest.length);
			}
		}
	}

	private async readOn(start: number, end: number): Promise<Uint8Array> {
		try {
			return await this.file.read(start, end);
		} catch (error) {
			if (!(error instanceof Truncated) || start === this.position) {
				throw error;
			}
			this.broken = { end: start, fault: error };
			return new Uint8Array();
		}
	}

	/** The bytes at hand, at most so many; they stay where they are. */
	peek(count: number): Uint8Array {
		return this.held.subarray(this.at, this.at + Math.min(count, this.left));
	}

	/** A byte at hand, counted from here; undefined behind the file's end. */
	byteAt(offset: number): number | undefined {
		return this.held[this.at + offset];
	}

	/** Where among the bytes at hand a value stands next, from here; -1 for nowhere. */
	find(byte: number, from: number): number {
		const found = this.held.indexOf(byte, this.at + from);
		return found < 0 ? -1 : found - this.at;
	}

	/** How many bytes are at hand. */
	get ready(): number {
		return this.held.length - this.at;
	}

	/** Goes on behind so many bytes, also ones that were never fetched. */
	skip(count: number): void {
		if (count <= this.ready) {
			this.at += count;
		} else {
			this.start = this.position + count;
			this.at = 0;
			this.held = new Uint8Array();
		}
	}
}
