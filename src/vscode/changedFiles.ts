import * as vscode from 'vscode';
import { formatOf } from '../core/formats';
import { filesToScan } from './scannedFiles';

/** Whoever saves many files at once has them looked at together. */
const pauseMs = 400;

/** Watches the files of the workspace folders that may name a model, and hands over those that changed. */
export class ChangedFiles implements vscode.Disposable {
	private readonly touched = new Map<string, vscode.Uri>();
	/** The beginnings of what lies in folders that came. */
	private readonly folders = new Set<string>();
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
			watcher.onDidCreate((made) => void (this.add(made) || this.addFolder(made))),
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
		this.handOverSoon();
		return true;
	}

	/** Of a folder that comes with files in it, the editor may name the folder alone. */
	private async addFolder(made: vscode.Uri): Promise<void> {
		try {
			if ((await vscode.workspace.fs.stat(made)).type === vscode.FileType.Directory) {
				this.folders.add(`${made.toString()}/`);
				this.handOverSoon();
			}
		} catch {
			// It is gone again.
		}
	}

	private handOverSoon(): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.handOver(), pauseMs);
	}

	private async handOver(): Promise<void> {
		const folders = [...this.folders];
		this.folders.clear();
		// All of them at once, since another branch may bring hundreds; and as a scan does, without what is excluded.
		const listed = folders.length > 0 ? filesToScan() : undefined;
		// A listing that the editor gives up, as when its window closes, takes no file that is known to have changed along.
		const all = (await listed?.catch(() => undefined))?.uris ?? [];
		for (const uri of all.filter((one) => folders.some((folder) => one.toString().startsWith(folder)))) {
			this.touched.set(uri.toString(), uri);
		}
		const uris = [...this.touched.values()];
		this.touched.clear();
		if (uris.length > 0) {
			this.look(uris);
		}
	}

	dispose(): void {
		this.subscriptions.dispose();
		clearTimeout(this.timer);
	}
}
