import * as l10n from '@vscode/l10n';
import type { Budget } from '../budget';
import { Truncated } from '../format';

/** A stream of bzip2, LZMA or LZ4 is unpacked at most this far: that is slower than deflate. */
export const mostOutput = 8 * 1024 * 1024;

/** Thrown when the limit is reached; what was unpacked counts. */
export class Full extends Error {
	override readonly name = 'Full';
}

/** Room that one file's last output left: a zip may have thousands of members. */
const spares = new WeakMap<Budget, Uint8Array>();
/** What unpacked bytes count beside values that are held: bytes alone leave no garbage. */
const heldShare = 1 / 2;
const largestSpare = 4 * 1024 * 1024;
/**
 * Room is doubled up to here, and then all there may be is taken at once: what nobody has written to takes no memory,
 * and what would be copied each time is garbage beside it.
 */
const largestDoubled = 4 * 1024 * 1024;
/** What is made is counted in pieces of so many bytes. */
const countedEach = 1024 * 1024;

/** What a decoder makes: at the same time the window that it copies from. */
export class Output {
	private held: Uint8Array;
	private counted = 0;
	/** Where it is to be counted next, at the latest where there is no more room. */
	private mark: number;
	length = 0;

	constructor(
		private readonly budget: Budget,
		private readonly limit = mostOutput,
	) {
		this.held = spares.get(budget) ?? new Uint8Array(16 * 1024);
		spares.delete(budget);
		this.mark = Math.min(this.held.length, countedEach);
	}

	/** What was made so far. */
	get bytes(): Uint8Array {
		return this.held.subarray(0, this.length);
	}

	/** The byte so far back; 0 before the first. */
	back(distance: number): number {
		return this.held[this.length - distance] ?? 0;
	}

	/** Takes over bytes that were stored as they are, as far as there are any: readers hand on what came before the end. */
	store(input: Input, count: number): void {
		const present = Math.min(count, input.left);
		for (const byte of input.take(present)) {
			this.push(byte);
		}
		input.take(count - present);
	}

	/** Counts work that makes no bytes. Throws `Overspent`. */
	step(count: number): void {
		this.budget.step(count);
	}

	push(byte: number): void {
		if (this.length === this.mark) {
			this.advance();
		}
		this.held[this.length] = byte;
		this.length += 1;
	}

	/** Repeats what stands so far back; a short distance repeats what this very call wrote. */
	copy(distance: number, count: number, from = 0): void {
		if (distance <= 0 || distance > this.length - from) {
			throw new Truncated(l10n.t('The compressed bytes refer to what was never there.'));
		}
		for (let index = 0; index < count; index += 1) {
			this.push(this.back(distance));
		}
	}

	/** Gives up what was made, and leaves its room to the next output of the same file. */
	free(): void {
		this.count();
		if (this.held.length <= largestSpare) {
			spares.set(this.budget, this.held);
		}
		this.budget.hold(-this.counted * heldShare);
		this.held = new Uint8Array();
		this.length = 0;
		this.counted = 0;
		this.mark = 0;
	}

	private count(): void {
		const made = this.length - this.counted;
		this.budget.inflate(made);
		this.budget.hold(made * heldShare);
		this.counted = this.length;
	}

	private advance(): void {
		this.count();
		if (this.length >= this.limit) {
			throw new Full();
		}
		if (this.length === this.held.length) {
			this.grow();
		}
		this.mark = Math.min(this.held.length, this.limit, this.length + countedEach);
	}

	private grow(): void {
		const length = this.held.length < largestDoubled ? this.held.length * 2 : this.limit;
		const larger = new Uint8Array(Math.min(length, this.limit));
		larger.set(this.held);
		this.held = larger;
	}
}

/** Compressed bytes, taken one after another. */
export class Input {
	constructor(
		readonly bytes: Uint8Array,
		public at = 0,
	) {}

	get left(): number {
		return this.bytes.length - this.at;
	}

	byte(): number {
		const byte = this.bytes[this.at];
		if (byte === undefined) {
			throw new Truncated(l10n.t('The compressed bytes break off.'));
		}
		this.at += 1;
		return byte;
	}

	/** So many bytes as they are. */
	take(count: number): Uint8Array {
		if (!(count <= this.left)) {
			throw new Truncated(l10n.t('The compressed bytes break off.'));
		}
		this.at += count;
		return this.bytes.subarray(this.at - count, this.at);
	}
}

/** The stream is not what its format allows. */
export function broken(): Truncated {
	return new Truncated(l10n.t('The compressed bytes are broken.'));
}
