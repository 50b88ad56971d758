import { basename } from 'node:path';
import type { Detection, Detector, Wanted } from '../core/detect/detect';
import type { Asked, KeptDetections, ReadDetection, WatchedWorkspace } from '../core/detect/keptDetections';
import { policyFile } from '../core/policy/policy';
import { sentenceOf } from '../core/thrown';
import { digestOf } from './keptSearch';
import { whyNot } from './pathWords';
import { type ReadFile, type ReadText, readText } from './readText';
import { slashed } from './workspace';

/** What is told beside references. `remarks`: also files with calls that rules watch, with comments that speak to us, and policies. */
export interface WantedFiles extends Wanted {
	readonly remarks?: boolean;
	/** What is found is kept for later runs, which have to know whether the text is the same. */
	readonly digests?: boolean;
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
	/** Stands for the text; absent unless it was wanted. */
	readonly digest?: string;
	/** What was asked of the files around. */
	readonly asked: Asked;
}

/** What files are searched with. The detector asks of that workspace. */
export interface Searcher {
	readonly detector: Detector;
	readonly workspace: WatchedWorkspace;
}

/** Reads a file and finds what it says of models. Rejects only when `signal` is aborted. */
export async function searchFile(
	path: string,
	{ detector, workspace }: Searcher,
	wanted: WantedFiles,
	signal?: AbortSignal,
): Promise<Searched> {
	let read: ReadText;
	try {
		read = readText(path);
	} catch (error) {
		return { state: 'unreadable', why: whyNot(error, path) };
	}
	if (read.state !== 'text') {
		return read;
	}
	try {
		const said = await detector.inspect({ path: slashed(path), text: read.text }, signal, wanted);
		const digest = wanted.digests ? { digest: digestOf(read.bytes) } : {};
		return { ...searched(path, read, { said, asked: await workspace.taken() }, wanted), ...digest };
	} catch (error) {
		signal?.throwIfAborted();
		return { state: 'failed', why: sentenceOf(error) };
	}
}

/** As it was read in an earlier run; undefined where the file, or one that it asked for, has changed. */
export async function searchedBefore(
	path: string,
	kept: KeptDetections,
	wanted: WantedFiles,
): Promise<Searched | undefined> {
	if (!kept.has(path)) {
		return undefined;
	}
	try {
		const read = readText(path);
		const said = read.state === 'text' ? await kept.get(path, digestOf(read.bytes)) : undefined;
		return read.state === 'text' && said ? searched(path, read, { said, asked: [] }, wanted) : undefined;
	} catch {
		return undefined;
	}
}

function searched(
	path: string,
	read: ReadFile,
	{ said, asked }: ReadDetection,
	wanted: WantedFiles,
): Searched {
	const told = isTold(path, read, said, wanted);
	return { state: 'searched', ...said, asked, ...(told ? { text: read.text } : {}) };
}

/** Whether there is anything to tell of a file. */
function isTold(path: string, read: ReadFile, said: Detection, wanted: WantedFiles): boolean {
	const { references, unknown, calls } = said;
	const remarks = () => calls.length > 0 || basename(path) === policyFile || /weightwise/i.test(read.text);
	return references.length > 0 || unknown.length > 0 || (wanted.remarks === true && remarks());
}
