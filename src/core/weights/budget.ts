import * as l10n from '@vscode/l10n';

/** A limit was reached before the file was read to its end; `message` is a sentence for the user. */
export class Overspent extends Error {
	override readonly name = 'Overspent';
}

/**
 * What judging one file may cost, everything inside it included. The limits count steps and bytes, not time, so that a
 * file has the same verdict on every machine; they are set so that none takes two seconds or 64 MiB.
 */
export interface Budget {
	/** Counts work: an opcode, a member, a token of JSON. Throws `Overspent`. */
	step(count?: number): void;
	/** Counts bytes taken from the file itself. Throws `Overspent`. */
	read(bytes: number): void;
	/** Counts bytes that decompression made. Throws `Overspent`. */
	inflate(bytes: number): void;
	/**
	 * Counts bytes of memory that what was read takes at once, by an estimate from above; a negative number takes back
	 * what was counted too much. Throws `Overspent`.
	 */
	hold(bytes: number): void;
	/** Says that so many of them are no longer held. */
	release(bytes: number): void;
	/** How many are held now. */
	readonly held: number;
}

const mostSteps = 5_000_000;
const mostRead = 64 * 1024 * 1024;
const mostInflated = 64 * 1024 * 1024;
/** Bytes of memory that what was read of a file may take at once. */
export const mostHeld = 14 * 1024 * 1024;
/** What was given back is not free at once. */
const mostMade = 15 * 1024 * 1024;

/** A fresh budget for one file. */
export function createBudget(): Budget {
	let steps = 0;
	let read = 0;
	let inflated = 0;
	let held = 0;
	let made = 0;
	return {
		step(count = 1) {
			steps += count;
			if (steps > mostSteps) {
				throw new Overspent(l10n.t('Reading it takes more than {0} steps.', mostSteps));
			}
		},
		read(bytes) {
			read += bytes;
			if (read > mostRead) {
				throw new Overspent(l10n.t('More than {0} MiB of it would have to be read.', mostRead / 1024 / 1024));
			}
		},
		inflate(bytes) {
			inflated += bytes;
			if (inflated > mostInflated) {
				throw new Overspent(l10n.t('It unpacks to more than {0} MiB.', mostInflated / 1024 / 1024));
			}
		},
		hold(bytes) {
			held += bytes;
			made += bytes;
			if (held > mostHeld || made > mostMade) {
				throw holdsTooMuch();
			}
		},
		release(bytes) {
			held -= bytes;
		},
		get held() {
			return held;
		},
	};
}

/** What is thrown where more than `mostHeld` bytes would be held. */
export function holdsTooMuch(): Overspent {
	return new Overspent(l10n.t('Looking at it takes more than {0} MiB of memory.', mostHeld / 1024 / 1024));
}
