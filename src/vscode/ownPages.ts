import * as vscode from 'vscode';

/** Of addresses of our own pages. The manifest associates it with the editor's preview of Markdown. */
const scheme = 'weightwise';

/**
 * The address of a page of the documentation, which opens rendered wherever it is followed from: a problem's link, its
 * hover, a menu. A page's own file would open as text, and in the browser outside the editor.
 * @param name Below `docs/`: `rules/remote-code.md`.
 */
export function pageUri(name: string): vscode.Uri {
	return vscode.Uri.from({ scheme, path: `/docs/${name}` });
}

/** Gives the documentation that ships with the extension under addresses of its own; nothing else, and not to be written. */
export class OwnPages implements vscode.FileSystemProvider, vscode.Disposable {
	private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	readonly onDidChangeFile = this.changed.event;
	private readonly subscriptions: vscode.Disposable;

	constructor(private readonly extensionUri: vscode.Uri) {
		this.subscriptions = vscode.Disposable.from(
			this.changed,
			vscode.workspace.registerFileSystemProvider(scheme, this, { isReadonly: true }),
		);
	}

	dispose(): void {
		this.subscriptions.dispose();
	}

	async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
		return vscode.workspace.fs.stat(await this.fileOf(uri));
	}

	async readFile(uri: vscode.Uri): Promise<Uint8Array> {
		return vscode.workspace.fs.readFile(await this.fileOf(uri));
	}

	/** Pages do not change while the extension runs. */
	watch(): vscode.Disposable {
		return new vscode.Disposable(() => undefined);
	}

	readDirectory(uri: vscode.Uri): never {
		throw vscode.FileSystemError.Unavailable(uri);
	}

	createDirectory(uri: vscode.Uri): never {
		throw vscode.FileSystemError.NoPermissions(uri);
	}

	writeFile(uri: vscode.Uri): never {
		throw vscode.FileSystemError.NoPermissions(uri);
	}

	delete(uri: vscode.Uri): never {
		throw vscode.FileSystemError.NoPermissions(uri);
	}

	rename(uri: vscode.Uri): never {
		throw vscode.FileSystemError.NoPermissions(uri);
	}

	/** Anybody can ask for an address: what is not a page of ours is not found. */
	private async fileOf(uri: vscode.Uri): Promise<vscode.Uri> {
		if (!/^\/(?:README\.md|SECURITY\.md|docs\/(?:[\w-]+\/)*[\w-]+\.(?:md|png|svg))$/.test(uri.path)) {
			throw vscode.FileSystemError.FileNotFound(uri);
		}
		const file = vscode.Uri.joinPath(this.extensionUri, uri.path);
		return uri.path === '/README.md' ? this.readme(file) : file;
	}

	/** Packing an extension writes the name in small letters. */
	private async readme(file: vscode.Uri): Promise<vscode.Uri> {
		const packed = vscode.Uri.joinPath(this.extensionUri, 'readme.md');
		try {
			await vscode.workspace.fs.stat(packed);
			return packed;
		} catch {
			return file;
		}
	}
}
