import * as vscode from 'vscode';
import type { TeamFiles } from '../../core/decide/session/doors';
import { type Lock, lockFile } from '../../core/lock/lock';
import { readLock } from '../../core/lock/lockText';
import { policyFile } from '../../core/policy/policy';
import { inNotice } from '../../core/report/notice';
import { sentenceOf } from '../../core/thrown';
import { teamFilesIn } from '../decisions/teamFiles';

/** The lock of a folder of the workspace, which is for the code below it. */
export interface FolderLock {
	readonly folder: vscode.Uri;
	readonly uri: vscode.Uri;
	/** The lock as messages name it. */
	readonly shown: string;
	/** What the file says; undefined where there is none. */
	readonly text: string | undefined;
	readonly lock: Lock | undefined;
	/** Writes the file as a whole. Rejects with a sentence. */
	write(text: string): Promise<void>;
}

/**
 * The lock of the workspace, or the one that a person chooses where several folders have a team's files. Undefined where
 * nobody chose, and where the lock there cannot be used, which is said.
 * @param wrote Is told of a lock that was written.
 */
export async function chooseLock(wrote: (uri: vscode.Uri) => void): Promise<FolderLock | undefined> {
	const folder = await chooseFolder();
	const root = folder && vscode.workspace.getWorkspaceFolder(folder)?.uri;
	if (!folder || !root) {
		return undefined;
	}
	const uri = vscode.Uri.joinPath(folder, lockFile);
	const shown = vscode.workspace.asRelativePath(uri);
	const path = uri.path.slice(root.path.replace(/\/$/, '').length + 1);
	const files = teamFilesIn(root, wrote);
	const text = await textOf(files, path);
	if (text.state === 'unreadable') {
		void vscode.window.showErrorMessage(inNotice(text.why));
		return undefined;
	}
	const read = text.text === undefined ? undefined : readLock(text.text, uri.path, shown);
	if (read && !read.lock) {
		await tellBroken(uri, shown, read.faults[0]?.message ?? '');
		return undefined;
	}
	const write = async (after: string) => {
		if (isDirty(uri)) {
			throw new Error(
				vscode.l10n.t('{0} has changes that are not saved. Save or undo them, and try again.', shown),
			);
		}
		// Looking through a workspace takes a while, in which somebody may have written the lock, too.
		if ((await files.read(path)) !== text.text) {
			throw new Error(
				vscode.l10n.t('{0} was left alone: it was changed meanwhile. Run the command again.', shown),
			);
		}
		await files.write(path, after);
	};
	return { folder, uri, shown, text: text.text, lock: read?.lock, write };
}

/** Folders that have a team's files, and those that are open. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
	const found = await vscode.workspace.findFiles(`**/{${lockFile},${policyFile}}`);
	const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
	const folders = new Map(roots.map((uri) => [uri.toString(), { uri, files: [] as string[] }]));
	for (const uri of found) {
		const folder = vscode.Uri.joinPath(uri, '..');
		const one = folders.get(folder.toString()) ?? { uri: folder, files: [] };
		one.files.push(uri.path.slice(uri.path.lastIndexOf('/') + 1));
		folders.set(folder.toString(), one);
	}
	const choices = [...folders.values()].map(({ uri, files }) => ({
		label: inNotice(vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, lockFile))),
		description: files.includes(lockFile) ? '' : vscode.l10n.t('not written yet'),
		uri,
	}));
	if (choices.length < 2) {
		return choices[0]?.uri;
	}
	const title = vscode.l10n.t('Which lock? Each is for the code below its folder.');
	return (await vscode.window.showQuickPick(choices, { title }))?.uri;
}

type FoundText =
	| { readonly state: 'read'; readonly text: string | undefined }
	/** `why` is a sentence. */
	| { readonly state: 'unreadable'; readonly why: string };

async function textOf(files: TeamFiles, path: string): Promise<FoundText> {
	try {
		return { state: 'read', text: await files.read(path) };
	} catch (error) {
		return { state: 'unreadable', why: sentenceOf(error) };
	}
}

async function tellBroken(uri: vscode.Uri, shown: string, fault: string): Promise<void> {
	const open = vscode.l10n.t('Open');
	const message = inNotice(vscode.l10n.t('{0} cannot be used, and was left as it is. {1}', shown, fault));
	if ((await vscode.window.showErrorMessage(message, open)) === open) {
		await vscode.window.showTextDocument(uri);
	}
}

function isDirty(uri: vscode.Uri): boolean {
	return vscode.workspace.textDocuments.some(
		(document) => document.uri.toString() === uri.toString() && document.isDirty,
	);
}
