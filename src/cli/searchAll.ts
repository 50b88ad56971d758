import * as l10n from '@vscode/l10n';
import type { Log, Store } from '../core/host';
import { isParserSpent } from '../core/syntax/parserMemory';
import type { Terminal } from './command';
import { openKeptSearch } from './keptSearch';
import { type Searched, type Searcher, searchedBefore, searchFile, type WantedFiles } from './searchedFile';
import { searchInThreads } from './searchThreads';

/** How files are searched. */
export interface SearchChoice {
	/** Threads at once; one unless given. */
	readonly threads?: number;
	/** Where is kept what files said; nothing is unless given. */
	readonly store?: Store | undefined;
}

interface Search extends SearchChoice {
	readonly paths: readonly string[];
	readonly searcher: Searcher;
	readonly log: Log;
	readonly terminal: Terminal;
	readonly wanted: WantedFiles;
}

/** Fewer files are read sooner than it takes to start threads and to look up what was kept. */
const many = 120;

/**
 * What each file says: as it was kept of those that have not changed, found in threads where there are many others, and
 * here where there are few or no threads.
 */
export async function searchAll(files: readonly string[], search: Search): Promise<readonly Searched[]> {
	const { searcher, terminal, paths, log, threads = 1, store } = search;
	const { signal, cwd, assets } = terminal;
	const all: Searched[] = [];
	let done = 0;
	const onSearched = (index: number, searched: Searched) => {
		all[index] = searched;
		if (done++ % 20 === 0) {
			terminal.progress(l10n.t('Reading files: {0} of {1}', done - 1, files.length));
		}
	};
	const missing = () => files.flatMap((_, index) => (all[index] === undefined ? [index] : []));
	const mentions = search.wanted.mentions === true;
	const kept =
		store && files.length >= many
			? await openKeptSearch(store, searcher.workspace, { paths, cwd, mentions, log })
			: undefined;
	const wanted: WantedFiles = { ...search.wanted, digests: kept !== undefined };
	try {
		for (const [index, file] of kept ? files.entries() : []) {
			signal.throwIfAborted();
			const before = kept && (await searchedBefore(file, kept, wanted));
			if (before) {
				onSearched(index, before);
			}
		}
		const changed = missing();
		// What was asked for so far is of no file.
		await searcher.workspace.taken();
		const inThreads = (which: readonly number[], onlyOthers = false) =>
			searchInThreads({
				paths,
				log,
				threads,
				wanted,
				signal,
				cwd,
				assets,
				onlyOthers,
				files: which.map((index) => files[index] as string),
				search: (file) => searchFile(file, searcher, wanted, signal),
				onSearched: (at, searched) => onSearched(which[at] as number, searched),
			});
		if (changed.length >= many && threads > 1) {
			await inThreads(changed);
		}
		await searchRest({
			missing,
			inOthers: (left) => inThreads(left, true),
			here: async (index) => {
				signal.throwIfAborted();
				onSearched(index, await searchFile(files[index] as string, searcher, wanted, signal));
			},
		});
		for (const index of kept ? changed : []) {
			const read = all[index];
			if (read?.state === 'searched' && read.digest !== undefined) {
				const { references, unknown, calls, partly, digest, asked } = read;
				const said = { references, unknown, calls, ...(partly ? { partly } : {}) };
				kept?.set(files[index] as string, digest, { said, asked });
			}
		}
		// Where there was no memory for a file, the next run may have it.
		await (isParserSpent() ? undefined : kept?.save());
	} finally {
		terminal.progress('');
	}
	return all;
}

interface Rest {
	/** The places of the files that were not searched yet. */
	missing(): readonly number[];
	/** Searches some of them in threads beside this one. */
	inOthers(left: readonly number[]): Promise<void>;
	/** Searches one of them in this thread. */
	here(index: number): Promise<void>;
}

/**
 * Searches what threads left, or all where there were none: here, and behind a text that took all memory in other threads,
 * each of which has memory of its own. Here again where no other could start.
 */
async function searchRest({ missing, inOthers, here }: Rest): Promise<void> {
	for (let left = missing(); left.length > 0; left = missing()) {
		const isSpent = isParserSpent();
		if (isSpent) {
			await inOthers(left);
		}
		const rest = missing();
		for (const index of rest.length < left.length ? [] : rest) {
			await here(index);
			if (isParserSpent() && !isSpent) {
				break;
			}
		}
	}
}
