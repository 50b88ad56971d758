import * as l10n from '@vscode/l10n';
import { type Budget, Overspent } from '../budget';
import { Truncated } from '../format';
import { type RangeReader, readerOf } from '../reader';
import { Full, Input, mostOutput, Output } from './output';

/** So much of a stream is held at once. */
const mostInput = 8 * 1024 * 1024;
const request = 256 * 1024;

/** What a stream unpacks to, and why not to more. */
export interface Unpacked {
	/** Reading on where it was unpacked no further throws `fault`. */
	readonly content: RangeReader;
	/** `Truncated` for a stream that is broken, `Overspent` for one that was not unpacked to its end. */
	readonly fault: Error | undefined;
}

/** Unpacks a file as a whole, as far as 8 MiB: for compressions that cannot be unpacked bit by bit as they are read. */
export async function unpacked(
	file: RangeReader,
	unpack: (input: Input, output: Output) => void,
	{ path, budget }: { readonly path: string; readonly budget: Budget },
): Promise<Unpacked> {
	const held = new Uint8Array(Math.min(file.size, mostInput));
	for (let at = 0; at < held.length; at += request) {
		held.set(await file.read(at, Math.min(at + request, held.length)), at);
	}
	const output = new Output(budget);
	let fault: Error | undefined;
	try {
		unpack(new Input(held), output);
	} catch (error) {
		if (!(error instanceof Full || error instanceof Truncated || error instanceof Overspent)) {
			throw error;
		}
		fault = error;
	}
	if (fault instanceof Full || (fault && file.size > held.length)) {
		fault = new Overspent(l10n.t('It was unpacked only as far as {0} MiB.', mostOutput / 1024 / 1024));
	}
	const whole = readerOf(path, output.bytes);
	if (!fault) {
		return { content: whole, fault };
	}
	const stopped = fault;
	const content: RangeReader = {
		path,
		size: Number.MAX_SAFE_INTEGER,
		async read(start, end) {
			if (start >= whole.size && end > start) {
				throw stopped;
			}
			return whole.read(start, end);
		},
	};
	return { content, fault };
}
