import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { formatBytes } from '../core/decide/units';
import { createDetector } from '../core/detect/detect';
import { watchedWorkspace } from '../core/detect/keptDetections';
import { formatOf } from '../core/formats';
import type { Host, Log, Store } from '../core/host';
import type { ModelReference } from '../core/model';
import { policyFile } from '../core/policy/policy';
import { printable } from '../core/printable';
import type { Coverage, FileReferences } from '../core/report/checked';
import type { Terminal } from './command';
import { openKeptSearch } from './keptSearch';
import { largestFile, readText } from './readText';
import { type Searched, type Searcher, searchedBefore, searchFile, type WantedFiles } from './searchedFile';
import { searchInThreads } from './searchThreads';
import { shownPath, walk } from './walk';
import { createWorkspace } from './workspace';

/** The files that were searched. */
export interface FoundFiles {
	/** Those that say something of models, in order. */
	readonly files: readonly FileReferences[];
	/** How many files were read; which were left out, and why, is said on stderr. */
	readonly coverage: Required<Coverage>;
	/** How many of the paths that were named could not be read: whoever named them takes them for searched. */
	readonly unread: number;
	/** Sentences that name the files of which a large part could not be read; said on stderr, too. */
	readonly notes: readonly string[];
}

/** A detector that follows names into the files around those that were named, and the door to these. */
export async function openProject(paths: readonly string[], host: Host, cwd: string): Promise<Searcher> {
	const workspace = watchedWorkspace(await createWorkspace(paths, cwd));
	return { detector: createDetector(host, workspace), workspace };
}

/**
 * The references of all files below the paths (the current folder when there are none), in order. What cannot be read
 * is said on stderr, and the rest goes on.
 */
export async function findReferences(
	paths: readonly string[],
	searcher: Searcher,
	log: Log,
	terminal: Terminal,
	wanted: WantedFiles = {},
	{ threads = 1, store }: SearchChoice = {},
): Promise<FoundFiles> {
	const { cwd, signal } = terminal;
	const { files, named, notes, ...walked } = await walk(
		paths.length > 0 ? paths : ['.'],
		cwd,
		(path) => isWanted(path, wanted),
		signal,
	);
	for (const note of notes) {
		terminal.note(note);
	}
	const known = files.filter((file) => {
		const ofKind = isWanted(file, wanted);
		if (!ofKind) {
			terminal.note(l10n.t('{0} was left out: files of its kind are not read.', shownPath(file, cwd)));
		}
		return ofKind;
	});
	const all = await searchAll(known, { paths, searcher, log, terminal, wanted, threads, store });
	const found: FileReferences[] = [];
	const wrong: string[] = [];
	const long: string[] = [];
	let leftOut = notes.length + files.length - known.length;
	let read = 0;
	let unread = walked.unread;
	const shown = (one: ModelReference): ModelReference =>
		one.origin ? { ...one, origin: { ...one.origin, path: shownPath(one.origin.path, cwd) } } : one;
	for (const [index, file] of known.entries()) {
		const path = shownPath(file, cwd);
		const searched = all[index] as Searched;
		if (searched.state !== 'searched') {
			leftOut++;
			// A large file is left out by a rule of ours, and is no slip of whoever named it.
			const own = searched.state === 'too-large' || searched.state === 'failed';
			unread += named.has(file) && !own ? 1 : 0;
			noteLeftOut(searched, path, terminal, log);
			continue;
		}
		read++;
		const { text, references, unknown, calls } = searched;
		if (searched.partly?.why === 'syntax') {
			const { line } = searched.partly;
			wrong.push(line === undefined ? path : `${path}:${line}`);
		} else if (searched.partly) {
			long.push(path);
		}
		if (text !== undefined) {
			found.push({ path, text, references: references.map(shown), unknown, calls });
		}
	}
	const partly = [
		...(wrong.length > 0 ? [wrongNote(wrong)] : []),
		...(long.length > 0 ? [longNote(long)] : []),
	];
	for (const note of partly) {
		terminal.note(note);
	}
	const coverage = { read, leftOut, partly: wrong.length + long.length };
	return { files: withOrigins(found, files, terminal), coverage, unread, notes: partly };
}

const isWanted = (path: string, { remarks }: WantedFiles): boolean =>
	formatOf(path) !== undefined || (remarks === true && basename(path) === policyFile);

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
async function searchAll(files: readonly string[], search: Search): Promise<readonly Searched[]> {
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
		if (changed.length >= many && threads > 1) {
			await searchInThreads({
				paths,
				log,
				threads,
				wanted,
				signal,
				cwd,
				assets,
				files: changed.map((index) => files[index] as string),
				search: (file) => searchFile(file, searcher, wanted, signal),
				onSearched: (at, searched) => onSearched(changed[at] as number, searched),
			});
		}
		for (const index of missing()) {
			signal.throwIfAborted();
			onSearched(index, await searchFile(files[index] as string, searcher, wanted, signal));
		}
		for (const index of kept ? changed : []) {
			const read = all[index];
			if (read?.state === 'searched' && read.digest !== undefined) {
				const { references, unknown, calls, partly, digest, asked } = read;
				const said = { references, unknown, calls, ...(partly ? { partly } : {}) };
				kept?.set(files[index] as string, digest, { said, asked });
			}
		}
		await kept?.save();
	} finally {
		terminal.progress('');
	}
	return all;
}

/** More names than that are no help. */
const mostNamed = 5;

function someOf(places: readonly string[]): string {
	const some = places.slice(0, mostNamed).map(printable).join(', ');
	return places.length > mostNamed ? l10n.t('{0} and {1} more', some, places.length - mostNamed) : some;
}

/** @param places Each file with the line of its first error: `a.js:12`. */
function wrongNote(places: readonly string[]): string {
	return places.length === 1
		? l10n.t(
				'1 file could not be read wholly for its errors of syntax, the first at {0}. Models that it names may be missing.',
				someOf(places),
			)
		: l10n.t(
				'{0} files could not be read wholly for their errors of syntax, the first at {1}. Models that they name may be missing.',
				places.length,
				someOf(places),
			);
}

function longNote(paths: readonly string[]): string {
	return paths.length === 1
		? l10n.t(
				'1 file could not be read wholly, since it takes too long: {0}. Models that it names may be missing.',
				someOf(paths),
			)
		: l10n.t(
				'{0} files could not be read wholly, since they take too long: {1}. Models that they name may be missing.',
				paths.length,
				someOf(paths),
			);
}

/** Puts in the files that name no model by themselves, but hold the id that another file loads. */
function withOrigins(found: FileReferences[], files: readonly string[], { cwd }: Terminal): FileReferences[] {
	const listed = new Set(found.map(({ path }) => path));
	const order = new Map(files.map((file, index) => [shownPath(file, cwd), { file, index }]));
	const origins = found.flatMap(({ references }) => references.flatMap(({ origin }) => origin?.path ?? []));
	for (const path of new Set(origins)) {
		const walked = order.get(path);
		const text = walked && !listed.has(path) ? textOf(walked.file) : undefined;
		if (text !== undefined) {
			found.push({ path, text, references: [] });
		}
	}
	const at = ({ path }: FileReferences) => order.get(path)?.index ?? 0;
	return found.sort((a, b) => at(a) - at(b));
}

/** The text of a file that was searched before; undefined where it is gone meanwhile. */
function textOf(file: string): string | undefined {
	try {
		const read = readText(file);
		return read.state === 'text' ? read.text : undefined;
	} catch {
		return undefined;
	}
}

/** Says why a file was left out. */
function noteLeftOut(
	searched: Exclude<Searched, { readonly state: 'searched' }>,
	path: string,
	{ note }: Terminal,
	log: Log,
): void {
	switch (searched.state) {
		case 'unreadable':
			note(l10n.t('{0} {1}; it was left out.', path, searched.why));
			break;
		case 'failed':
			log.error(`${path} could not be searched: ${searched.why}`);
			break;
		case 'too-large':
			note(
				l10n.t(
					'{0} was left out: it has {1}, more than {2}.',
					path,
					formatBytes(searched.size),
					formatBytes(largestFile),
				),
			);
			break;
		case 'no-file':
			note(l10n.t('{0} was left out: it is no ordinary file.', path));
			break;
		case 'binary':
			note(l10n.t('{0} was left out: it is no text file.', path));
			break;
	}
}
