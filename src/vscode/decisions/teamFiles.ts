import * as vscode from 'vscode';
import type { TeamFiles } from '../../core/decide/session/doors';
import { sentenceOf } from '../../core/thrown';

/** Files of people are small; what is larger was not written by them. */
const largest = 5_000_000;

/**
 * Small files below one folder. Writing goes to a name of its own that is then renamed, so that whoever reads, or an
 * end of the editor half-way, finds the old text or the new one, never half of it.
 *
 * @param wrote Is told of each file that was written.
 */
export function teamFilesIn(folder: vscode.Uri, wrote?: (uri: vscode.Uri) => void): TeamFiles {
	const { fs } = vscode.workspace;
	const at = (path: string) => vscode.Uri.joinPath(folder, ...path.split('/'));
	return {
		async read(path) {
			const uri = at(path);
			const found = await stat(uri);
			if (!found) {
				return undefined;
			}
			await refuseLinks(folder, path);
			if (found.type !== vscode.FileType.File || found.size > largest) {
				throw new Error(
					vscode.l10n.t('{0} is no file of at most 5 MB that lies in the folder itself.', path),
				);
			}
			return new TextDecoder().decode(await fs.readFile(uri));
		},
		async write(path, text) {
			const uri = at(path);
			const partial = uri.with({ path: `${uri.path}.${Math.random().toString(36).slice(2)}.tmp` });
			await refuseLinks(folder, path);
			try {
				await fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
				await fs.writeFile(partial, new TextEncoder().encode(text));
				await fs.rename(partial, uri, { overwrite: true });
				wrote?.(uri);
			} catch (error) {
				await discard(partial);
				throw new Error(
					vscode.l10n.t(
						'{0} could not be written ({1}). Make the folder writable, or open another one.',
						path,
						sentenceOf(error),
					),
				);
			}
		},
		async list(path) {
			try {
				await refuseLinks(folder, path);
				const entries = await fs.readDirectory(at(path));
				return entries.flatMap(([name, type]) => (type === vscode.FileType.File ? [name] : [])).sort();
			} catch {
				return [];
			}
		},
	};
}

async function stat(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
	try {
		return await vscode.workspace.fs.stat(uri);
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code !== 'FileNotFound') {
			throw error;
		}
		return undefined;
	}
}

/** A link in the path might lead out of the workspace, where nothing of ours is written or read. */
async function refuseLinks(folder: vscode.Uri, path: string): Promise<void> {
	const parts = path.split('/');
	for (let depth = 1; depth <= parts.length; depth++) {
		const found = await stat(vscode.Uri.joinPath(folder, ...parts.slice(0, depth)));
		if (found && (found.type & vscode.FileType.SymbolicLink) !== 0) {
			throw new Error(
				vscode.l10n.t(
					'{0} is a link, which may lead out of the workspace: nothing is read or written there.',
					parts.slice(0, depth).join('/'),
				),
			);
		}
	}
}

async function discard(uri: vscode.Uri): Promise<void> {
	try {
		await vscode.workspace.fs.delete(uri);
	} catch {
		// It was never written.
	}
}
