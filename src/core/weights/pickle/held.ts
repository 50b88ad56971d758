import { type Budget, holdsTooMuch, mostHeld } from '../budget';
import type { Value } from './values';

// What values take in memory, in bytes: estimates from above. They are counted, not measured, so that a file has the
// same verdict on every machine.

/** A place in a list, on the stack, or of a mark. */
export const slotBytes = 16;
/** An entry of a map by numbers, twice: a map that grows is copied. */
export const scatteredBytes = 96;
/** A container, object or reference without what is in it. */
export const containerBytes = 104;
/** A name that is imported, and what is said of it. */
export const nameBytes = 1500;
/** Nothing but the characters of a text, with its place; they come on top. */
export const stringBytes = 32;
const textBytes = 64;
/** A number of its own, with the value around it, and its places on the stack and in the memo. */
const numberBytes = 88;
const importBytes = 8;

/**
 * Counts what one stream holds: values in containers, which stay counted when they are dropped, since somebody may have
 * kept them, and texts on the stack, which come and go.
 */
export class Held {
	private kept = 0;
	private passing = 0;

	/** Without a budget: for a trial, which is short. */
	constructor(private readonly budget?: Budget) {}

	/** Counts bytes that stay. A negative number takes back what only a value took that is dropped now. */
	keep(bytes: number): void {
		this.kept += bytes;
		this.budget?.hold(bytes);
		this.check();
	}

	/** Counts bytes on the stack, a negative number when they leave it. */
	pass(bytes: number): void {
		this.passing += bytes;
		if (bytes > 0) {
			this.check();
		}
	}

	private check(): void {
		// What is kept is among what the budget counts, beside all else of the file.
		if ((this.budget?.held ?? this.kept) + this.passing > mostHeld) {
			throw holdsTooMuch();
		}
	}

	/** The stream has ended. */
	release(): void {
		this.budget?.release(this.kept);
		this.kept = 0;
	}
}

/** What a value takes that was not counted when it was made; 0 for what was. */
export function leafBytes(value: Value): number {
	switch (value.kind) {
		case 'text':
			return textBytes + value.text.length + (value.bytes ? containerBytes + bytesMade(value.bytes) : 0);
		case 'bytes':
			return textBytes + bytesMade(value);
		case 'simple':
			return value.number === undefined ? 0 : numberBytes;
		case 'import':
			return importBytes;
		default:
			return 0;
	}
}

function bytesMade(value: Extract<Value, { kind: 'bytes' }>): number {
	return value.made?.length ?? 0;
}

/** What values take on the stack: at least their places. */
export function stackedBytes(values: readonly Value[]): number {
	let bytes = 0;
	for (const value of values) {
		bytes += Math.max(leafBytes(value), slotBytes);
	}
	return bytes;
}

/** What several take with the places in which they stand. */
export function bytesOf(values: readonly Value[]): number {
	let bytes = slotBytes * values.length;
	for (const value of values) {
		bytes += leafBytes(value);
	}
	return bytes;
}
