import * as vscode from 'vscode';
import type { Inspect } from '../core/detect/keptReading';
import { formatOf } from '../core/formats';
import type { Finding, ModelReference, WatchedCall } from '../core/model';

/** A larger file is left out: data, not code. */
const largestFile = 5_000_000;
/** More files than these are not looked at in one scan; which is said. */
const mostFiles = 20_000;

/** A file of the workspace as it was when it was last read. */
export interface ReadFile {
	readonly uri: vscode.Uri;
	readonly text: string;
	readonly references: readonly ModelReference[];
	readonly calls: readonly WatchedCall[];
	/** What was found in this text, once it was judged. */
	findings?: readonly Finding[];
}

/** What VS Code would search: without what it and `.gitignore` exclude. */
export async function filesToScan(): Promise<vscode.Uri[]> {
	const found = await vscode.workspace.findFiles('**/*', undefined, mostFiles + 1);
	if (found.length > mostFiles) {
		const message = vscode.l10n.t('Only the first {0} files of the workspace were looked at.', mostFiles);
		void vscode.window.showWarningMessage(message);
	}
	return found
		.slice(0, mostFiles)
		.filter(({ path }) => formatOf(path) !== undefined)
		.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Undefined for what cannot be read, is too large or was deleted meanwhile; the rest goes on. Throws when aborted. */
export async function readFile(
	uri: vscode.Uri,
	{ inspect, log }: { readonly inspect: Inspect; readonly log: vscode.LogOutputChannel },
	signal: AbortSignal,
): Promise<ReadFile | undefined> {
	try {
		const { size, type } = await vscode.workspace.fs.stat(uri);
		if (size > largestFile || type !== vscode.FileType.File) {
			return undefined;
		}
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
		const { references, calls } = await inspect({ path: uri.path, text }, signal);
		return { uri, text, references, calls };
	} catch (error) {
		signal.throwIfAborted();
		log.debug(`${uri.path} was left out of the scan: ${String(error)}`);
		return undefined;
	}
}
