import { basename } from 'node:path';
import type { Detection, Detector, Wanted } from '../core/detect/detect';
import { policyFile } from '../core/policy/policy';
import { type ReadText, readText } from './readText';
import { whyNot } from './walk';
import { slashed } from './workspace';

/** What is told beside references. `remarks`: also files with calls that rules watch, with comments that speak to us, and policies. */
export interface WantedFiles extends Wanted {
	readonly remarks?: boolean;
}

/** What a search of one file came to. Plain values, which go from thread to thread. */
export type Searched =
	| ({ readonly state: 'searched' } & SaidOfFile)
	| Exclude<ReadText, { readonly state: 'text' }>
	/** `why`: `does not exist`, or what went wrong. */
	| { readonly state: 'unreadable' | 'failed'; readonly why: string };

/** What a file says. */
export interface SaidOfFile extends Detection {
	/** Absent where there is nothing to tell of the file. */
	readonly text?: string;
}

/** Reads a file and finds what it says of models. Rejects only when `signal` is aborted. */
export async function searchFile(
	path: string,
	detector: Detector,
	wanted: WantedFiles,
	signal?: AbortSignal,
): Promise<Searched> {
	let read: ReadText;
	try {
		read = readText(path);
	} catch (error) {
		return { state: 'unreadable', why: whyNot(error) };
	}
	if (read.state !== 'text') {
		return read;
	}
	const { text } = read;
	try {
		const said = await detector.inspect({ path: slashed(path), text }, signal, wanted);
		return { state: 'searched', ...said, ...(isTold(path, text, said, wanted) ? { text } : {}) };
	} catch (error) {
		signal?.throwIfAborted();
		return { state: 'failed', why: error instanceof Error ? error.message : String(error) };
	}
}

/** Whether there is anything to tell of a file. */
function isTold(path: string, text: string, said: Detection, wanted: WantedFiles): boolean {
	const { references, unknown, calls } = said;
	const remarks = () => calls.length > 0 || basename(path) === policyFile || /weightwise/i.test(text);
	return references.length > 0 || unknown.length > 0 || (wanted.remarks === true && remarks());
}
