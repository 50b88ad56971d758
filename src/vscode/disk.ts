import * as vscode from 'vscode';
import { inBrowser } from './inBrowser';

/** What reading files takes. */
type Disk = Pick<vscode.FileSystem, 'stat' | 'readFile' | 'readDirectory'>;

/**
 * Files of the workspace and of the extension. Those on the disk of this host are read from it: by `vscode.workspace.fs` each question goes to
 * the window and back, which takes many times longer than to read a file. A link is told as a link, and not as what it
 * leads to. Rejects, as that does, for what is not there.
 */
export const disk: Disk = {
	async stat(uri) {
		const near = await nearDisk(uri);
		if (!near) {
			return vscode.workspace.fs.stat(uri);
		}
		const entry = await near.lstat(uri.fsPath);
		return {
			type: typeOf(entry),
			size: entry.size,
			mtime: entry.mtime.getTime(),
			ctime: entry.ctime.getTime(),
		};
	},
	async readFile(uri) {
		const near = await nearDisk(uri);
		return near ? near.readFile(uri.fsPath) : vscode.workspace.fs.readFile(uri);
	},
	async readDirectory(uri) {
		const near = await nearDisk(uri);
		if (!near) {
			return vscode.workspace.fs.readDirectory(uri);
		}
		const entries = await near.readdir(uri.fsPath, { withFileTypes: true });
		return entries.map((entry) => [entry.name, typeOf(entry)]);
	},
};

/** Undefined where files are not on a disk of this host: in a browser, and in folders that another extension provides. */
const nearDisk = async ({ scheme }: vscode.Uri) =>
	inBrowser || scheme !== 'file' ? undefined : import('node:fs/promises');

interface Entry {
	isFile(): boolean;
	isDirectory(): boolean;
	isSymbolicLink(): boolean;
}

function typeOf(entry: Entry): vscode.FileType {
	if (entry.isSymbolicLink()) {
		return vscode.FileType.SymbolicLink;
	}
	if (entry.isFile()) {
		return vscode.FileType.File;
	}
	return entry.isDirectory() ? vscode.FileType.Directory : vscode.FileType.Unknown;
}
