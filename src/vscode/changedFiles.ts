import * as vscode from 'vscode';
import { formatOf } from '../core/formats';
import { filesToScan } from './scannedFiles';

/** Whoever saves many files at once has them looked at together. */
const pauseMs = 400;

/** Watches the files of the workspace folders that may name a model, and hands over those that changed. */
export class ChangedFiles implements vscode.Disposable {
	private readonly touched = new Map<string, vscode.Uri>();
	private readonly subscriptions: vscode.Disposable;
	private timer: ReturnType<typeof setTimeout> | undefined;

	/**
	 * @param look Told of all that changed, were made or went since the last time, each once.
	 * @param known The files that are known: of a folder that goes, the editor names the folder alone.
	 */
	constructor(
		private readonly look: (uris: readonly vscode.Uri[]) => void,
		known: () => Iterable<vscode.Uri>,
	) {
		const watcher = vscode.workspace.createFileSystemWatcher('**/*');
		const add = (uri: vscode.Uri) => void this.add(uri);
		this.subscriptions = vscode.Disposable.from(
			watcher,
			watcher.onDidCreate((made) => void (this.add(made) || this.addBelow(made))),
			watcher.onDidChange(add),
			watcher.onDidDelete((gone) => {
				add(gone);
				for (const uri of known()) {
					if (uri.toString().startsWith(`${gone.toString()}/`)) {
						add(uri);
					}
				}
			}),
		);
	}

	/** Has a file handed over with the next ones. False for one of a kind that is not read. */
	add(uri: vscode.Uri): boolean {
		if (formatOf(uri.path) === undefined) {
			return false;
		}
		this.touched.set(uri.toString(), uri);
		clearTimeout(this.timer);
		this.timer = setTimeout(() => {
			const uris = [...this.touched.values()];
			this.touched.clear();
			this.look(uris);
		}, pauseMs);
		return true;
	}

	/** Of a folder that comes with files in it, the editor may name the folder alone. */
	private async addBelow(made: vscode.Uri): Promise<void> {
		try {
			const { type } = await vscode.workspace.fs.stat(made);
			const isFolder = type === vscode.FileType.Directory;
			for (const uri of isFolder ? (await filesToScan(new vscode.RelativePattern(made, '**/*'))).uris : []) {
				this.add(uri);
			}
		} catch {
			// It is gone again.
		}
	}

	dispose(): void {
		this.subscriptions.dispose();
		clearTimeout(this.timer);
	}
}
