import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { createDetector, isLeftOut } from '../core/detect/detect';
import { watchedWorkspace } from '../core/detect/keptDetections';
import { formatOf } from '../core/formats';
import type { Host, Log } from '../core/host';
import { policyFile } from '../core/policy/policy';
import { printable } from '../core/printable';
import type { ModelReference } from '../core/reference';
import type { Coverage, FileReferences } from '../core/report/checked';
import type { Terminal } from './command';
import { longNote, noteLeftOut, noteUnread, wrongNote } from './foundNotes';
import { shownPath } from './pathWords';
import { readText } from './readText';
import { type SearchChoice, searchAll } from './searchAll';
import type { Searched, Searcher, WantedFiles } from './searchedFile';
import { walk } from './walk';
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
			terminal.note(
				l10n.t('{0} was left out: files of its kind are not read.', printable(shownPath(file, cwd))),
			);
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
			// Below a folder a large file is taken for data. Who named it takes it for searched, which a fault of ours is told as.
			unread += named.has(file) && searched.state !== 'failed' ? 1 : 0;
			noteLeftOut(searched, printable(path), terminal, log);
			continue;
		}
		if (isLeftOut(searched)) {
			leftOut++;
			unread += named.has(file) ? 1 : 0;
			noteUnread(searched.partly?.why, printable(path), terminal);
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
