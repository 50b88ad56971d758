import * as vscode from 'vscode';
import type { Finding, Severity } from '../core/model';
import { countBySeverity, type ListedReference } from '../core/report/overview';

/** A reference and where VS Code opens it. */
export interface IndexedReference extends ListedReference {
	readonly location: vscode.Location;
}

/** What is known of one file: from its open document, or from a scan of the workspace. */
export interface IndexedFile {
	readonly references: readonly IndexedReference[];
	readonly findings: readonly Finding[];
}

/** Everything that was found in open documents and by scans, by file. */
export class ModelIndex implements vscode.Disposable {
	private readonly changed = new vscode.EventEmitter<void>();
	readonly onDidChange = this.changed.event;
	private readonly files = new Map<string, IndexedFile>();

	set(uri: vscode.Uri, file: IndexedFile): void {
		const key = uri.toString();
		if (file.references.length > 0 || file.findings.length > 0) {
			this.files.set(key, file);
			this.changed.fire();
		} else if (this.files.delete(key)) {
			this.changed.fire();
		}
	}

	delete(uri: vscode.Uri): void {
		if (this.files.delete(uri.toString())) {
			this.changed.fire();
		}
	}

	clear(): void {
		this.files.clear();
		this.changed.fire();
	}

	references(): readonly IndexedReference[] {
		return [...this.files.values()].flatMap(({ references }) => references);
	}

	/** How many findings there are of each severity; silenced ones do not count. */
	counts(): Readonly<Record<Severity, number>> {
		return countBySeverity([...this.files.values()].flatMap(({ findings }) => findings));
	}

	dispose(): void {
		this.changed.dispose();
	}
}
