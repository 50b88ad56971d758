import type { FileHandle } from 'node:fs/promises';
import * as vscode from 'vscode';
import { inBrowser } from './inBrowser';
import { letGoUnused } from './letGo';

/** What reading files takes. */
interface Disk extends Pick<vscode.FileSystem, 'stat' | 'readFile' | 'readDirectory'> {
	/** The text of a file in UTF-8, without a mark at its begin. What is no UTF-8 becomes U+FFFD. */
	readText(uri: vscode.Uri): Promise<string>;
}

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
	async readText(uri) {
		const near = await nearDisk(uri);
		if (!near) {
			return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
		}
		const file = await near.open(uri.fsPath);
		try {
			return (await textIn(file)) ?? new TextDecoder().decode(await file.readFile());
		} finally {
			await file.close();
		}
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

/** Bytes of a file that is read into memory that was used before. Most programs are far smaller. */
const usualBytes = 256 * 1024;
/** So many of them stay for the next files. */
const mostSpare = 16;

/**
 * A scan reads thousands of files. Were each given memory of its own, the process would keep a lot of that for good: the
 * allocator seldom gives small pieces back.
 */
const spare: Uint8Array[] = [];
const used = letGoUnused(() => {
	spare.length = 0;
});

/** Undefined for a file that is larger than usual, which is still to be read from its first byte. */
async function textIn(file: FileHandle): Promise<string | undefined> {
	const buffer = spare.pop() ?? new Uint8Array(usualBytes);
	try {
		let length = 0;
		while (length < buffer.length) {
			// By place, so that whoever reads all afterwards begins at the first byte.
			const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
			if (bytesRead === 0) {
				return new TextDecoder().decode(buffer.subarray(0, length));
			}
			length += bytesRead;
		}
		return undefined;
	} finally {
		if (spare.length < mostSpare) {
			spare.push(buffer);
			used();
		}
	}
}

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
