import * as vscode from 'vscode';
import { isRecord } from '../core/decide/record/decisionRecords';
import type { Workspace } from '../core/detect/workspace/workspace';
import { lockFile } from '../core/lock/lock';
import { policyFile } from '../core/policy/policy';
import { toDiagnostic } from './findingDiagnostics';
import { Pauses } from './pauses';

const debounceMs = 300;

/**
 * Says in an open `weightwise.json` what is wrong in it, beyond what its schema tells, and which entries are over; and in
 * an open decision record or lock why it cannot be used.
 */
export class PolicyDiagnostics implements vscode.Disposable {
	private readonly collection = vscode.languages.createDiagnosticCollection('weightwise-policy');
	private readonly subscriptions: vscode.Disposable;
	private readonly pauses = new Pauses();

	constructor(
		private readonly workspace: Workspace,
		private readonly log: vscode.LogOutputChannel,
		/** What a policy may hold, and what a record and a lock are. */
		private readonly pages: Readonly<Record<'policy' | 'decisions' | 'lock', vscode.Uri>>,
	) {
		const look = (document: vscode.TextDocument, delay: number) => this.schedule(document, delay);
		this.subscriptions = vscode.Disposable.from(
			this.collection,
			vscode.workspace.onDidOpenTextDocument((document) => look(document, 0)),
			vscode.workspace.onDidChangeTextDocument(({ document }) => look(document, debounceMs)),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)),
		);
		for (const document of vscode.workspace.textDocuments) {
			look(document, 0);
		}
	}

	dispose(): void {
		this.pauses.dispose();
		this.subscriptions.dispose();
	}

	private schedule(document: vscode.TextDocument, delay: number): void {
		if (kindOf(document.uri.path) === undefined) {
			return;
		}
		this.pauses.after(document.uri, delay, () => {
			this.look(document).catch((error) => this.log.error(`${document.uri.path}: ${String(error)}`));
		});
	}

	private async faultsOf(document: vscode.TextDocument) {
		const { path } = document.uri;
		// What reads them is loaded with the first of them that is open.
		const { faultsOfLock, faultsOfPolicy, faultsOfRecord } = await import('./teamFileFaults');
		switch (kindOf(path)) {
			case 'decisions':
				return faultsOfRecord(document);
			case 'lock':
				return faultsOfLock(document);
			default:
				return faultsOfPolicy(this.workspace, path);
		}
	}

	private async look(document: vscode.TextDocument): Promise<void> {
		const { version, uri } = document;
		const page = this.pages[kindOf(uri.path) ?? 'policy'];
		const own = await this.faultsOf(document);
		if (document.isClosed || document.version !== version) {
			return;
		}
		this.collection.set(
			uri,
			own
				.filter(({ path }) => path === uri.path)
				.map(({ span, message, severity, rule }) => {
					const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
					const level =
						severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
					return toDiagnostic({ rule, message }, range, level, page);
				}),
		);
	}
}

/** Which of the team's files it is, by its page. */
function kindOf(path: string): 'policy' | 'decisions' | 'lock' | undefined {
	const name = path.slice(path.lastIndexOf('/') + 1);
	if (name === policyFile || name.endsWith(`.${policyFile}`)) {
		return 'policy';
	}
	return name === lockFile ? 'lock' : isRecord(path) ? 'decisions' : undefined;
}
