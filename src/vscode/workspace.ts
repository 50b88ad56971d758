import { LRUCache } from 'lru-cache';
import * as vscode from 'vscode';
import { decisionFolder } from '../core/decide/record/decisionFolder';
import { isRecord } from '../core/decide/record/decisionRecords';
import { folderOf } from '../core/detect/workspace/paths';
import { largestNeighbour, type Workspace, type WorkspaceFile } from '../core/detect/workspace/workspace';
import { disk } from './disk';
import { letGoUnused } from './letGo';

/**
 * What is looked at beside a file itself: modules, where variables are set, what the project declares, and what the
 * team has decided.
 */
const watched: readonly string[] = [
	'**/*.{py,ts,tsx,mts,cts,js,jsx,mjs,cjs}',
	'**/{.env*,*compose*.yml,*compose*.yaml,Dockerfile,tsconfig.json,jsconfig.json}',
	'**/{weightwise.json,*.weightwise.json,weightwise.lock}',
	'**/.weightwise/decisions/*.json',
	// The editor is not told of files in folders that were made in one go with the folders above them.
	'**/.weightwise',
	'**/*{requirements,constraints}*.{txt,in}',
	'**/requirements/*.{txt,in}',
	'**/{pyproject.toml,Pipfile,setup.cfg,package.json,package-lock.json,uv.lock,poetry.lock,pdm.lock}',
	'**/environment*.{yml,yaml}',
];

/** Whether a file says what counts for all files around it: a policy or a lock. */
export const isTeamFile = (path: string): boolean => /(?:^|[/.])weightwise\.(?:json|lock)$/.test(path);

/** Of a folder so many names are told. */
const mostNames = 5_000;

/** Characters of closed files that are kept. */
const mostKept = 4_000_000;

/** Whoever types in a file others refer to has them looked at again after this pause. */
const pauseMs = 500;

/**
 * The files of the workspace folders as they are now, unsaved changes included. Nothing outside a folder is read, and
 * no link is followed, which might lead there.
 */
export class WorkspaceFiles implements Workspace, vscode.Disposable {
	private readonly changed = new vscode.EventEmitter<readonly string[]>();
	/** Files that were asked for, also in vain, have changed. */
	readonly onDidChange = this.changed.event;
	private readonly asked = new LRUCache<string, true>({ max: 5_000 });
	private readonly kept = new LRUCache<string, { readonly file?: WorkspaceFile }>({
		maxSize: mostKept,
		sizeCalculation: ({ file }) => (file?.text.length ?? 0) + 100,
	});
	private readonly used = letGoUnused(() => this.kept.clear());
	/** Folders, and whether they are no links. */
	private readonly plain = new LRUCache<string, boolean>({ max: 1_000 });
	private readonly paths = new Set<string>();
	/** Counts changes: what was read while one came may be of before it, and is not kept. */
	private changes = 0;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private readonly subscriptions: vscode.Disposable;

	constructor() {
		const watchers = watched.map((pattern) => vscode.workspace.createFileSystemWatcher(pattern));
		this.subscriptions = vscode.Disposable.from(
			this.changed,
			...watchers.flatMap((watcher) => [
				watcher,
				watcher.onDidCreate((uri) => this.hasChanged(uri)),
				watcher.onDidChange((uri) => this.hasChanged(uri)),
				watcher.onDidDelete((uri) => this.hasChanged(uri)),
			]),
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length > 0) {
					this.hasChanged(document.uri);
				}
			}),
			// What was not saved is gone.
			vscode.workspace.onDidCloseTextDocument((document) => this.hasChanged(document.uri)),
			vscode.workspace.onDidChangeWorkspaceFolders(() => {
				this.kept.clear();
				this.plain.clear();
			}),
		);
	}

	rootOf(path: string): string | undefined {
		return this.folder(path)?.uri.path.replace(/\/$/, '');
	}

	async read(path: string, largest = largestNeighbour): Promise<WorkspaceFile | undefined> {
		const folder = this.folder(path);
		if (!folder || path.split('/').includes('..')) {
			return undefined;
		}
		this.asked.set(path, true);
		const uri = folder.uri.with({ path });
		const open = vscode.workspace.textDocuments.find(
			(document) => document.uri.path === path && document.uri.scheme === uri.scheme && !document.isClosed,
		);
		if (open) {
			const text = open.getText();
			return text.length > largest ? undefined : { text, version: `open ${open.version}` };
		}
		this.used();
		const known = this.kept.get(path);
		if (known && (known.file || largest <= largestNeighbour)) {
			return known.file;
		}
		const changes = this.changes;
		const file = await this.fromDisk(uri, folder.uri, largest);
		if (changes === this.changes) {
			this.kept.set(path, file ? { file } : {});
		}
		return file;
	}

	async list(path: string): Promise<readonly string[]> {
		const folder = this.folder(`${path}/x`);
		if (!folder || path.split('/').includes('..')) {
			return [];
		}
		this.asked.set(path, true);
		try {
			const entries = await disk.readDirectory(folder.uri.with({ path }));
			return entries
				.filter(([, type]) => type === vscode.FileType.File)
				.slice(0, mostNames)
				.map(([name]) => name);
		} catch {
			return [];
		}
	}

	dispose(): void {
		clearTimeout(this.timer);
		this.subscriptions.dispose();
	}

	/** A file has changed: as watchers tell, or whoever wrote it, since watchers on some systems miss new folders. */
	hasChanged({ path }: vscode.Uri): void {
		this.changes++;
		this.kept.delete(path);
		if (path.endsWith(`/${folderOf(decisionFolder)}`)) {
			// Of what is in a folder that was made anew the editor may tell nothing.
			for (const one of [...this.kept.keys()].filter((kept) => kept.startsWith(`${path}/`))) {
				this.kept.delete(one);
			}
		}
		if (!this.matters(path)) {
			return;
		}
		this.paths.add(path);
		clearTimeout(this.timer);
		this.timer = setTimeout(() => {
			const paths = [...this.paths];
			this.paths.clear();
			this.changed.fire(paths);
		}, pauseMs);
	}

	private folder(path: string): vscode.WorkspaceFolder | undefined {
		return (vscode.workspace.workspaceFolders ?? [])
			.filter(({ uri }) => path.startsWith(uri.path.endsWith('/') ? uri.path : `${uri.path}/`))
			.sort((a, b) => b.uri.path.length - a.uri.path.length)[0];
	}

	private async fromDisk(
		uri: vscode.Uri,
		root: vscode.Uri,
		largest: number,
	): Promise<WorkspaceFile | undefined> {
		try {
			const { type, size, mtime } = await disk.stat(uri);
			if (type !== vscode.FileType.File || size > largest || !(await this.isPlain(uri, root))) {
				return undefined;
			}
			return { text: await disk.readText(uri), version: `${mtime} ${size}` };
		} catch {
			// Most names that are tried are of no file.
			return undefined;
		}
	}

	/** Whether no folder between the file and the workspace folder is a link. */
	private async isPlain(uri: vscode.Uri, root: vscode.Uri): Promise<boolean> {
		const top = root.path.replace(/\/$/, '');
		for (let path = folderOf(uri.path); path.length > top.length; path = folderOf(path)) {
			const known = this.plain.get(path);
			const plain = known ?? (await disk.stat(uri.with({ path }))).type === vscode.FileType.Directory;
			this.plain.set(path, plain);
			if (!plain) {
				return false;
			}
		}
		return true;
	}

	/** Whether what was read may be another thing after a change of this path. */
	private matters(path: string): boolean {
		// A record that is new was not asked for, but its folder was; so was one that is new with the folder above it.
		const above = folderOf(path);
		const records = `${above}/${decisionFolder}`;
		const folder = isRecord(path) ? above : path === folderOf(records) ? records : path;
		return this.asked.has(path) || this.asked.has(folder);
	}
}

/** The file at `path` that another one refers to; a notebook's cells have a scheme of their own. */
export function fileAt(path: string, from: vscode.Uri): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => path.startsWith(`${uri.path}/`));
	return (folder?.uri ?? from).with({ path });
}
