import * as vscode from 'vscode';
import { isLeftOut } from '../core/detect/detect';
import type { Inspect } from '../core/detect/keptReading';
import { sha256 } from '../core/digest';
import type { Finding } from '../core/finding';
import { formatOf } from '../core/formats';
import type { ModelReference, UnknownLoad, WatchedCall } from '../core/reference';
import { disk } from './disk';

/** A larger file is left out: data, not code. */
const largestFile = 5_000_000;
/** More files than these are not looked at in one scan; which is said. */
export const mostFiles = 20_000;

/** So many files are asked for before they are looked at. */
const mostAhead = 16;

/** What a file of the workspace said when it was read. */
export interface InspectedFile {
	readonly uri: vscode.Uri;
	readonly references: readonly ModelReference[];
	readonly calls: readonly WatchedCall[];
	readonly unknown: readonly UnknownLoad[];
	/** A part of it could not be read. */
	readonly partly: boolean;
}

/** A file of the workspace as it was when it was last read. Its text is not kept: there may be thousands of them. */
export interface ReadFile extends InspectedFile {
	/** The SHA-256 of its text. */
	readonly digest: string;
	/** What was found in that text, once it was judged. */
	findings?: readonly Finding[];
}

/** The files of a scan. */
export interface FilesToScan {
	readonly uris: readonly vscode.Uri[];
	/** There are no more. */
	readonly all: boolean;
}

/** What VS Code would search: without what it and `.gitignore` exclude. */
export async function filesToScan(): Promise<FilesToScan> {
	const found = await vscode.workspace.findFiles('**/*', undefined, mostFiles + 1);
	const uris = found
		.slice(0, mostFiles)
		.filter(({ path }) => formatOf(path) !== undefined)
		.sort((a, b) => (a.path < b.path ? -1 : 1));
	return { uris, all: found.length <= mostFiles };
}

/** What a file holds. */
export interface FileText {
	readonly uri: vscode.Uri;
	/** Absent for what cannot be read, is too large or was deleted meanwhile. */
	readonly text?: string;
	/** It was deleted. */
	readonly gone?: true;
}

/**
 * The texts of these files, in their order.
 * Some are asked for ahead of the one that is told: each question goes to the window and back, which takes longer than
 * reading a file.
 */
export async function* textsOf(
	uris: readonly vscode.Uri[],
	log: Pick<vscode.LogOutputChannel, 'debug'>,
): AsyncGenerator<FileText> {
	const asked: Promise<Pick<FileText, 'text' | 'gone'>>[] = [];
	for (const [at, uri] of uris.entries()) {
		for (const next of uris.slice(at + asked.length, at + mostAhead)) {
			asked.push(textOf(next, log));
		}
		yield { uri, ...(await asked.shift()) };
	}
}

/** The texts of files as they were when they were read, in their order; undefined for what is not so any more. */
export async function* textsAsRead(
	files: readonly ReadFile[],
	log: Pick<vscode.LogOutputChannel, 'debug'>,
): AsyncGenerator<readonly [file: ReadFile, text: string | undefined]> {
	const texts = textsOf(
		files.map(({ uri }) => uri),
		log,
	);
	for (const file of files) {
		const { text } = (await texts.next()).value as FileText;
		yield [file, text !== undefined && (await sha256(text)) === file.digest ? text : undefined];
	}
}

/** Never rejects: of a file that cannot be read the log says why. */
async function textOf(
	uri: vscode.Uri,
	log: Pick<vscode.LogOutputChannel, 'debug'>,
): Promise<Pick<FileText, 'text' | 'gone'>> {
	try {
		const { size, type } = await disk.stat(uri);
		return size > largestFile || type !== vscode.FileType.File ? {} : { text: await disk.readText(uri) };
	} catch (error) {
		log.debug(`${uri.path} was left out of the scan: ${String(error)}`);
		return isGone(error) ? { gone: true } : {};
	}
}

/** As the editor says it, or as Node.js does. */
const isGone = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && (error.code === 'FileNotFound' || error.code === 'ENOENT');

/** Undefined where nothing of the file can be read, which the log says; the rest goes on. Throws when aborted. */
export async function inspectFile(
	uri: vscode.Uri,
	text: string,
	{ inspect, log }: { readonly inspect: Inspect; readonly log: Pick<vscode.LogOutputChannel, 'debug'> },
	signal: AbortSignal,
): Promise<InspectedFile | undefined> {
	try {
		const said = await inspect({ path: uri.path, text }, signal);
		if (isLeftOut(said)) {
			return undefined;
		}
		const { references, calls, unknown, partly } = said;
		return { uri, references, calls, unknown, partly: partly !== undefined };
	} catch (error) {
		signal.throwIfAborted();
		log.debug(`${uri.path} was left out of the scan: ${String(error)}`);
		return undefined;
	}
}
