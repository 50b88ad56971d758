import * as vscode from 'vscode';
import { isRecord } from '../core/decide/record/decisionRecords';
import type { Workspace } from '../core/detect/workspace/workspace';
import { policyFile } from '../core/policy/policy';
import { Pauses } from './pauses';

const debounceMs = 300;

/**
 * Says in an open `weightwise.json` what is wrong in it, beyond what its schema tells, and which entries are over; and in
 * an open decision record why it cannot be used.
 */
export class PolicyDiagnostics implements vscode.Disposable {
	private readonly collection = vscode.languages.createDiagnosticCollection('weightwise-policy');
	private readonly subscriptions: vscode.Disposable;
	private readonly pauses = new Pauses();

	constructor(
		private readonly workspace: Workspace,
		private readonly log: vscode.LogOutputChannel,
		/** What a policy may hold, and what a record is. */
		private readonly pages: { readonly policy: vscode.Uri; readonly decisions: vscode.Uri },
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
		const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
		if (name !== policyFile && !name.endsWith(`.${policyFile}`) && !isRecord(document.uri.path)) {
			return;
		}
		this.pauses.after(document.uri, delay, () => {
			this.look(document).catch((error) => this.log.error(`${document.uri.path}: ${String(error)}`));
		});
	}

	private async look(document: vscode.TextDocument): Promise<void> {
		const { version, uri } = document;
		const record = isRecord(uri.path);
		// What reads them is loaded with the first of them that is open.
		const { faultsOfPolicy, faultsOfRecord } = await import('./teamFileFaults');
		const own = record ? faultsOfRecord(document) : await faultsOfPolicy(this.workspace, uri.path);
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
					const diagnostic = new vscode.Diagnostic(range, message, level);
					diagnostic.source = 'weightwise';
					diagnostic.code = { value: rule, target: record ? this.pages.decisions : this.pages.policy };
					return diagnostic;
				}),
		);
	}
}
