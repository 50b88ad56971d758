import * as vscode from 'vscode';
import type { Finding, ResolvedReference } from '../core/finding';
import type { ModelReference } from '../core/reference';
import { countedFindings } from '../core/report/countedFindings';
import { createLineIndex } from '../core/report/lineIndex';
import { traceOf } from '../core/thrown';
import { isAbort } from './aborted';
import type { Analyses } from './analyses';
import { severities, toDiagnostic } from './findingDiagnostics';
import type { IndexedReference, ModelIndex } from './modelIndex';
import { Pauses } from './pauses';
import { placedDiagnostics } from './placedDiagnostics';
import { isRead } from './selector';
import type { Settings } from './settings';
import { isCell, isCellOf, isNotebook, notebookOf, placeOf, type Sheet, sheetOf } from './sheets';
import { rangeOf } from './spans';

/** After typing; long enough that a half-typed id is not asked for. */
const debounceMs = 400;

/** The hub could not be asked: failures are kept for a minute, so an earlier question would get the same answer. */
const askAgainMs = 65_000;

export interface DiagnosticsOptions {
	readonly analyses: Analyses;
	/** Told of what is found, for the views of the workspace. */
	readonly index: ModelIndex;
	settings(scope: vscode.Uri): Settings;
	/** A document was closed; true where a scan of the workspace looks at its file again and publishes what it finds. */
	onClosed?(uri: vscode.Uri): boolean;
	/** The page that explains a rule. */
	rulePage(rule: string): vscode.Uri;
	readonly log: vscode.LogOutputChannel;
}

/** Publishes findings for open documents, after a pause in typing, and takes them back when a document closes. */
export class Diagnostics implements vscode.Disposable {
	private readonly collection = vscode.languages.createDiagnosticCollection('weightwise');
	private readonly pauses = new Pauses();
	private readonly subscriptions: vscode.Disposable[];

	constructor(private readonly options: DiagnosticsOptions) {
		this.subscriptions = [
			vscode.workspace.onDidOpenTextDocument((document) => this.scheduleSheet(document, 0)),
			vscode.workspace.onDidChangeTextDocument(({ document }) => this.scheduleSheet(document, debounceMs)),
			vscode.workspace.onDidCloseTextDocument((document) => this.close(document)),
			vscode.workspace.onDidCloseNotebookDocument((notebook) => this.closeNotebook(notebook)),
		];
		this.refresh();
	}

	/** Looks at every open document again. */
	refresh(): void {
		for (const document of vscode.workspace.textDocuments) {
			this.schedule(document, 0);
		}
	}

	/**
	 * Looks again at the documents that had no answer about a model which a hub has answered about since: a hover must not
	 * tell of it while findings say that nobody answers.
	 */
	answered({ hub, id }: Pick<ModelReference, 'hub' | 'id'>): void {
		const unanswered = this.options.index
			.references()
			.filter(
				({ resolved: { lookup, reference } }) =>
					lookup.state === 'unreachable' && reference.id === id && reference.hub === hub,
			)
			.map(({ location }) => location.uri.toString());
		for (const document of unanswered.length > 0 ? vscode.workspace.textDocuments : []) {
			if (unanswered.includes(document.uri.toString())) {
				this.schedule(document, 0);
			}
		}
	}

	dispose(): void {
		vscode.Disposable.from(this.pauses, this.collection, ...this.subscriptions).dispose();
	}

	/** With a cell, all cells of its notebook: what one imports or names, the others use. */
	private scheduleSheet(document: vscode.TextDocument, delay: number): void {
		for (const one of isRead(document) ? sheetOf(document).documents : []) {
			this.schedule(one, delay);
		}
	}

	private schedule(document: vscode.TextDocument, delay: number): void {
		if (isRead(document)) {
			this.pauses.after(document.uri, delay, () => void this.publish(document));
		}
	}

	private close(document: vscode.TextDocument): void {
		this.options.analyses.close(document);
		if (!isRead(document)) {
			// It said nothing, and what a scan found in its file stands.
			return;
		}
		this.pauses.drop(document.uri);
		const notebook = vscode.workspace.notebookDocuments.find(({ uri }) => uri.path === document.uri.path);
		if (!notebook && isCell(document.uri)) {
			// Its notebook is closed, which comes next.
			return;
		}
		// What is looked at again keeps its rows until then, or they would go and come back.
		if (isCell(document.uri) || !this.options.onClosed?.(document.uri)) {
			this.takeBack(document.uri);
		}
		for (const cell of notebook?.getCells() ?? []) {
			this.schedule(cell.document, 0);
		}
	}

	private closeNotebook(notebook: vscode.NotebookDocument): void {
		if (!this.options.onClosed?.(notebook.uri)) {
			for (const { document } of notebook.getCells()) {
				this.takeBack(document.uri);
			}
		}
	}

	/** Those that something is said of. */
	private cellsOf(notebook: vscode.Uri): vscode.Uri[] {
		const cells: vscode.Uri[] = [];
		this.collection.forEach((one) => {
			if (isCellOf(one, notebook)) {
				cells.push(one);
			}
		});
		return cells;
	}

	private takeBack(uri: vscode.Uri): void {
		this.collection.delete(uri);
		this.options.index.delete(uri);
	}

	private async publish(document: vscode.TextDocument): Promise<void> {
		const { analyses, settings, rulePage, log } = this.options;
		try {
			const { findings, resolved, sheet } = await analyses.analysis(document);
			// A newer version has its own turn; this one's places may be wrong by now.
			if (document.isClosed || sheetOf(document).version !== sheet.version) {
				return;
			}
			const notebook = notebookOf(document);
			if (notebook) {
				// Its cells speak for it, each under an address of its own.
				this.collection.delete(notebook.uri);
				this.options.index.delete(notebook.uri);
			}
			this.index(document, sheet, resolved, findings);
			// The view of models tells them all the same.
			const shown = settings(document.uri).diagnostics ? countedFindings(findings) : [];
			const placed = shown.flatMap((finding) => placedDiagnostics(finding, sheet, rulePage(finding.rule)));
			this.collection.set(
				document.uri,
				placed.filter((one) => one.document === document).map(({ diagnostic }) => diagnostic),
			);
			if (resolved.some(({ lookup }) => lookup.state === 'unreachable')) {
				analyses.forget(document);
				this.schedule(document, askAgainMs);
			}
		} catch (error) {
			if (!isAbort(error)) {
				log.error(`Findings of ${document.uri.path}: ${traceOf(error)}`);
			}
		}
	}

	private index(
		document: vscode.TextDocument,
		sheet: Sheet,
		resolved: readonly ResolvedReference[],
		findings: readonly Finding[],
	): void {
		const notebook = notebookOf(document);
		const file = (notebook ?? document).uri.toString();
		const cell = notebook?.getCells().findIndex((one) => one.document === document);
		const references = resolved.flatMap((one): IndexedReference[] => {
			const { document: its, range } = placeOf(sheet, one.reference.span);
			return its === document
				? [
						{
							file,
							line: range.start.line + 1,
							...(cell === undefined ? {} : { inCell: { cell: cell + 1, line: range.start.line + 1 } }),
							resolved: one,
							findings: findings.filter(({ reference }) => reference === one.reference),
							location: new vscode.Location(document.uri, range),
						},
					]
				: [];
		});
		const here = findings.filter(({ span }) => placeOf(sheet, span).document === document);
		this.options.index.set(document.uri, { references, findings: here });
	}

	/** Shows what a scan found in a file that is not open; opening it takes over. */
	publishClosed(uri: vscode.Uri, text: string, findings: readonly Finding[]): void {
		const lines = createLineIndex(text);
		for (const cell of isNotebook(uri) ? this.cellsOf(uri) : []) {
			this.collection.delete(cell);
		}
		this.collection.set(
			uri,
			countedFindings(findings).map((finding) =>
				toDiagnostic(
					finding,
					rangeOf(lines, finding.span),
					severities[finding.severity],
					this.options.rulePage(finding.rule),
				),
			),
		);
	}
}
