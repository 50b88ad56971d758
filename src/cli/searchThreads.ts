import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import * as l10n from '@vscode/l10n';
import type { Log } from '../core/host';
import { isParserSpent } from '../core/syntax/parserMemory';
import { sentenceOf } from '../core/thrown';
import { type Flag, quote, UsageError } from './args';
import { filesAtOnce, inBatches, nextOf, type Queue } from './batches';
import { spokenLanguage } from './language';
import type { Searched } from './searchedFile';
import type { FromThread, ThreadTask } from './searchThread';

/** A thread more costs its start and its own memory. */
const mostThreads = 16;

/** The bundle that a thread runs, beside the grammars; see entry.ts. */
const bundle = 'cli.js';

export const threadsFlag: Flag = {
	name: 'threads',
	value: 'NUMBER',
	about: l10n.t(
		'how many files are read at once, 1 to {0} (default: as many as there are processors)',
		mostThreads,
	),
};

/** Throws a `UsageError` for what is no number of threads. */
export function readThreads(given: string | true | undefined): number {
	if (given === undefined) {
		return Math.min(availableParallelism(), mostThreads);
	}
	const threads = /^\d{1,3}$/.test(String(given)) ? Number(given) : 0;
	if (threads < 1 || threads > mostThreads) {
		throw new UsageError(
			l10n.t('--threads has to be a number from 1 to {0}, and is {1}.', mostThreads, quote(String(given))),
		);
	}
	return threads;
}

/** What the threads are to do, and who is told of it. */
export interface ThreadWork extends Omit<ThreadTask, 'language' | 'queue'> {
	readonly files: readonly string[];
	readonly threads: number;
	readonly log: Log;
	readonly signal: AbortSignal;
	/** The thread of the caller is none of them, and there is one other at least. */
	readonly onlyOthers?: boolean;
	/** Searches a file in the thread of the caller, which is one of them. */
	search(file: string): Promise<Searched>;
	onSearched(index: number, searched: Searched): void;
}

/**
 * Searches files in this thread and in others beside it. Resolves when no thread is left, also where some could not
 * start or fell over: what was not told of by then is left for the caller. Rejects when the signal is aborted.
 */
export async function searchInThreads(work: ThreadWork): Promise<void> {
	const { files, signal, onlyOthers = false } = work;
	// A thread hears of an abort only as it happens.
	signal.throwIfAborted();
	const threads = Math.min(work.threads, Math.ceil(files.length / filesAtOnce));
	if ((threads < 2 && !onlyOthers) || !existsSync(join(work.assets, bundle))) {
		return;
	}
	const batches = inBatches(files, threads);
	const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
	const others = Array.from({ length: Math.max(threads - 1, 1) }, () => runThread(work, { batches, taken }));
	await Promise.all([onlyOthers ? undefined : searchHere(work, { batches, taken }), ...others]);
	signal.throwIfAborted();
}

async function searchHere({ search, signal, onSearched }: ThreadWork, queue: Queue): Promise<void> {
	for (let batch = nextOf(queue); batch; batch = nextOf(queue)) {
		for (const [at, file] of batch.files.entries()) {
			if (signal.aborted || isParserSpent()) {
				return;
			}
			onSearched(batch.places[at] as number, await search(file));
			// What the others found is heard between two files.
			await nextTurn();
		}
	}
}

function runThread(work: ThreadWork, queue: Queue): Promise<void> {
	const { paths, cwd, assets, wanted, log, signal, onSearched } = work;
	const task: ThreadTask = { paths, cwd, assets, wanted, queue, language: spokenLanguage() };
	const thread = new Worker(join(assets, bundle), { workerData: task });
	const stop = () => void thread.terminate();
	signal.addEventListener('abort', stop, { once: true });
	return new Promise((resolve) => {
		thread.on('message', (answer: FromThread) => {
			if ('level' in answer) {
				log[answer.level](answer.message);
				return;
			}
			for (const [at, searched] of answer.searched.entries()) {
				onSearched(answer.places[at] as number, searched);
			}
		});
		thread.on('error', (error: unknown) => {
			log.warn(`A thread that searched files ended: ${sentenceOf(error)}`);
		});
		thread.on('exit', () => {
			signal.removeEventListener('abort', stop);
			resolve();
		});
	});
}
