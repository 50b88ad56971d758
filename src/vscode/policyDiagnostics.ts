import * as vscode from 'vscode';
import type { Workspace } from '../core/detect/workspace/workspace';
import { policyFindings } from '../core/policy/ignore';
import { loadPolicy } from '../core/policy/loadPolicy';
import { policyFile } from '../core/policy/policy';
import { policyRules } from '../core/policy/policyFiles';

const debounceMs = 300;

/** Says in an open `weightwise.json` what is wrong in it, beyond what its schema tells, and which entries are over. */
export class PolicyDiagnostics implements vscode.Disposable {
	private readonly collection = vscode.languages.createDiagnosticCollection('weightwise-policy');
	private readonly subscriptions: vscode.Disposable;
	private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

	constructor(
		private readonly workspace: Workspace,
		private readonly log: vscode.LogOutputChannel,
		/** What a policy may hold. */
		private readonly page: vscode.Uri,
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
		for (const timer of this.timers.values()) {
			clearTimeout(timer);
		}
		this.subscriptions.dispose();
	}

	private schedule(document: vscode.TextDocument, delay: number): void {
		const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
		if (name !== policyFile && !name.endsWith(`.${policyFile}`)) {
			return;
		}
		const key = document.uri.toString();
		clearTimeout(this.timers.get(key));
		this.timers.set(
			key,
			setTimeout(() => {
				this.timers.delete(key);
				this.look(document).catch((error) => this.log.error(`${document.uri.path}: ${String(error)}`));
			}, delay),
		);
	}

	private async look(document: vscode.TextDocument): Promise<void> {
		const { version, uri } = document;
		const { faults, policy } = await loadPolicy(this.workspace, uri.path);
		if (document.isClosed || document.version !== version) {
			return;
		}
		const own = [
			...(faults.get(uri.path) ?? []).map((fault) => ({ ...fault, rule: policyRules.invalid })),
			...policyFindings(policy, Date.now()).map((fault) => ({ ...fault, rule: policyRules.outdated })),
		];
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
					diagnostic.code = { value: rule, target: this.page };
					return diagnostic;
				}),
		);
	}
}
