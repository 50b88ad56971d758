import * as vscode from 'vscode';
import { isPageActive } from './pageColumn';

/** Reports as read-only pages of the editor, each with what was shown last under its name. */
export class ReportPages implements vscode.Disposable, vscode.TextDocumentContentProvider {
	private readonly pages = new Map<string, string>();
	private readonly changed = new vscode.EventEmitter<vscode.Uri>();
	readonly onDidChange = this.changed.event;
	private readonly registration: vscode.Disposable;

	/** @param scheme Of the addresses of these pages. */
	constructor(private readonly scheme: string) {
		this.registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
	}

	dispose(): void {
		this.registration.dispose();
		this.changed.dispose();
	}

	provideTextDocumentContent(uri: vscode.Uri): string {
		return this.pages.get(uri.toString()) ?? '';
	}

	/** @param name What the page is called, such as the id of a model; other characters than those of paths are replaced. */
	async show(name: string, markdown: string): Promise<void> {
		const path = `/${name.replace(/[^\w./-]/g, '_')}.md`;
		const uri = vscode.Uri.from({ scheme: this.scheme, path });
		this.pages.set(uri.toString(), markdown);
		this.changed.fire(uri);
		// A page that is open shows what is new by itself; a second one beside it would be the same.
		if (!isShown(uri)) {
			if (isPageActive()) {
				// The editor can open a preview beside what is active, and nowhere else that is told.
				await vscode.commands.executeCommand('workbench.action.focusPreviousGroup');
			}
			await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
		}
	}
}

/** The editor names a preview after its page, and does not tell its address. */
function isShown({ path }: vscode.Uri): boolean {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.some(
			({ input, label, isActive }) =>
				isActive &&
				input instanceof vscode.TabInputWebview &&
				input.viewType.endsWith('markdown.preview') &&
				label.endsWith(name),
		);
}
