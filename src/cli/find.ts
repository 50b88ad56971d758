import { basename } from 'node:path';
import { formatBytes } from '../core/decide/units';
import { createDetector, type Detector, type Wanted } from '../core/detect/detect';
import type { Workspace } from '../core/detect/workspace/workspace';
import { formatOf } from '../core/formats';
import type { Host, Log } from '../core/host';
import type { ModelReference } from '../core/model';
import { policyFile } from '../core/policy/policy';
import { printable } from '../core/printable';
import type { FileReferences } from '../core/report/checked';
import type { Terminal } from './command';
import { largestFile, type ReadText, readText } from './readText';
import { shownPath, walk, whyNot } from './walk';
import { createWorkspace, slashed } from './workspace';

/** The files that were searched. */
export interface FoundFiles {
	/** Those that say something of models, in order. */
	readonly files: readonly FileReferences[];
	/** Files that could not be searched; why is said on stderr. */
	readonly leftOut: number;
	/** How many of the paths that were named could not be read: whoever named them takes them for searched. */
	readonly unread: number;
}

/** A detector that follows names into the files around those that were named, and the door to these. */
export async function openProject(
	paths: readonly string[],
	host: Host,
	cwd: string,
): Promise<{ readonly detector: Detector; readonly workspace: Workspace }> {
	const workspace = await createWorkspace(paths, cwd);
	return { detector: createDetector(host, workspace), workspace };
}

/** What is told beside references. `remarks`: also files with calls that rules watch, with comments that speak to us, and policies. */
export interface WantedFiles extends Wanted {
	readonly remarks?: boolean;
}

/**
 * The references of all files below the paths (the current folder when there are none), in order. What cannot be read
 * is said on stderr, and the rest goes on.
 */
export async function findReferences(
	paths: readonly string[],
	detector: Detector,
	log: Log,
	terminal: Terminal,
	wanted: WantedFiles = {},
): Promise<FoundFiles> {
	const { cwd, signal } = terminal;
	const { files, named, notes, ...walked } = await walk(
		paths.length > 0 ? paths : ['.'],
		cwd,
		(path) => formatOf(path) !== undefined || (wanted.remarks === true && basename(path) === policyFile),
		signal,
	);
	for (const note of notes) {
		terminal.note(note);
	}
	const reads = readAhead(files);
	const found: FileReferences[] = [];
	const partly: string[] = [];
	let leftOut = notes.length;
	let unread = walked.unread;
	const shown = (one: ModelReference): ModelReference =>
		one.origin ? { ...one, origin: { ...one.origin, path: shownPath(one.origin.path, cwd) } } : one;
	try {
		for (const [index, file] of files.entries()) {
			signal.throwIfAborted();
			if (index % 20 === 0) {
				terminal.progress(`Reading files: ${index} of ${files.length}`);
			}
			const path = shownPath(file, cwd);
			const isPolicy = basename(file) === policyFile;
			if (formatOf(file) === undefined && !(isPolicy && wanted.remarks)) {
				terminal.note(`${path} was left out: files of its kind are not read.`);
				continue;
			}
			const read = await reads(index).catch((error: unknown) => whyNot(error));
			const text = textOf(read, path, terminal);
			if (text === undefined) {
				leftOut++;
				// A large file is left out by a rule of ours, and is no slip of whoever named it.
				const tooLarge = typeof read !== 'string' && read.state === 'too-large';
				unread += named.has(file) && !tooLarge ? 1 : 0;
			} else {
				try {
					const read = await detector.inspect({ path: slashed(file), text }, signal, wanted);
					const { references, unknown, calls } = read;
					if (read.partly) {
						partly.push(path);
					}
					const remarks = wanted.remarks && (isPolicy || calls.length > 0 || /weightwise/i.test(text));
					if (references.length > 0 || unknown.length > 0 || remarks) {
						found.push({ path, text, references: references.map(shown), unknown, calls });
					}
				} catch (error) {
					signal.throwIfAborted();
					leftOut++;
					log.error(
						`${path} could not be searched: ${error instanceof Error ? error.message : String(error)}`,
					);
				}
			}
		}
	} finally {
		terminal.progress('');
	}
	if (partly.length > 0) {
		terminal.note(partlyNote(partly));
	}
	return { files: await withOrigins(found, files, terminal), leftOut, unread };
}

/** More names than that are no help. */
const mostNamed = 5;

function partlyNote(paths: readonly string[]): string {
	const more = paths.length > mostNamed ? ` and ${paths.length - mostNamed} more` : '';
	const names = `${paths.slice(0, mostNamed).map(printable).join(', ')}${more}`;
	return paths.length === 1
		? `1 file could not be read wholly, for its errors of syntax or its length: ${names}. Models that it names may be missing.`
		: `${paths.length} files could not be read wholly, for their errors of syntax or their length: ${names}. Models that they name may be missing.`;
}

/** Puts in the files that name no model by themselves, but hold the id that another file loads. */
async function withOrigins(
	found: FileReferences[],
	files: readonly string[],
	terminal: Terminal,
): Promise<FileReferences[]> {
	const listed = new Set(found.map(({ path }) => path));
	const order = new Map(files.map((file, index) => [shownPath(file, terminal.cwd), { file, index }]));
	const origins = found.flatMap(({ references }) => references.flatMap(({ origin }) => origin?.path ?? []));
	for (const path of new Set(origins)) {
		const walked = order.get(path);
		const read =
			walked && !listed.has(path) ? await readText(walked.file).catch((error: unknown) => whyNot(error)) : '';
		const text = read === '' ? undefined : textOf(read, path, terminal);
		if (text !== undefined) {
			found.push({ path, text, references: [] });
		}
	}
	const at = ({ path }: FileReferences) => order.get(path)?.index ?? 0;
	return found.sort((a, b) => at(a) - at(b));
}

/** Files are read while others are searched: this many ahead. */
const ahead = 8;

/** Reads files in turn. A file that will not be asked for is not read: those of no known kind. */
function readAhead(files: readonly string[]): (index: number) => Promise<ReadText> {
	const reads = new Map<number, Promise<ReadText>>();
	let next = 0;
	return (index) => {
		for (; next < files.length && next <= index + ahead; next++) {
			const file = files[next] as string;
			if (formatOf(file) !== undefined) {
				const read = readText(file);
				// Heard of where it is asked for.
				read.catch(() => undefined);
				reads.set(next, read);
			}
		}
		const read = reads.get(index) ?? readText(files[index] as string);
		reads.delete(index);
		return read;
	};
}

/** The text that was read; undefined when there is none, which is said. @param read What was read, or why it was not. */
function textOf(read: ReadText | string, path: string, { note }: Terminal): string | undefined {
	if (typeof read === 'string') {
		note(`${path} ${read}; it was left out.`);
		return undefined;
	}
	switch (read.state) {
		case 'text':
			return read.text;
		case 'too-large':
			note(`${path} was left out: it has ${formatBytes(read.size)}, more than ${formatBytes(largestFile)}.`);
			return undefined;
		case 'no-file':
			note(`${path} was left out: it is no ordinary file.`);
			return undefined;
		case 'binary':
			note(`${path} was left out: it is no text file.`);
			return undefined;
	}
}
