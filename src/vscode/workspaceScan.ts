import * as vscode from 'vscode';
import { checkReferences, wantedBy } from '../core/check';
import type { Detector } from '../core/detect/detect';
import { formatOf } from '../core/formats';
import type { ModelReference } from '../core/model';
import { createLineIndex } from '../core/report/lineIndex';
import type { Resolver } from '../core/resolve';
import { askForRules } from '../core/rules/answers';
import { isAbort } from './aborted';
import type { IndexedReference, ModelIndex } from './modelIndex';
import type { Settings } from './settings';
import { toSignal } from './spans';

/** A larger file is left out: data, not code. */
const largestFile = 5_000_000;
/** More files than these are not looked at in one scan; which is said. */
const mostFiles = 20_000;

export interface WorkspaceScanOptions {
	readonly detector: Detector;
	readonly index: ModelIndex;
	resolver(): Resolver;
	settings(scope: vscode.Uri): Settings;
	/** Whether an open document speaks for the file. */
	isOpen(uri: vscode.Uri): boolean;
	/** Shows what was found in a file that is not open. */
	publish(uri: vscode.Uri, text: string, file: ScannedFile): void;
	readonly log: vscode.LogOutputChannel;
}

interface ReadFile {
	readonly uri: vscode.Uri;
	readonly text: string;
	readonly references: readonly ModelReference[];
}

/** What a scan found in one file. */
export interface ScannedFile {
	readonly references: readonly IndexedReference[];
	readonly findings: ReturnType<typeof checkReferences>;
}

/** Reads every file of the workspace folders that may name a model; with progress, and until it is cancelled. */
export class WorkspaceScan {
	private running: vscode.CancellationTokenSource | undefined;

	constructor(private readonly options: WorkspaceScanOptions) {}

	/** A second scan takes the place of one that is under way. */
	async run(): Promise<void> {
		this.running?.cancel();
		const running = new vscode.CancellationTokenSource();
		this.running = running;
		try {
			await vscode.window.withProgress(
				{
					location: vscode.ProgressLocation.Notification,
					title: vscode.l10n.t('Looking for models in the workspace'),
					cancellable: true,
				},
				async (progress, token) => {
					token.onCancellationRequested(() => running.cancel());
					await this.scan(progress, toSignal(running.token));
				},
			);
		} catch (error) {
			if (!isAbort(error)) {
				this.options.log.error(`Scan: ${error instanceof Error ? error.stack : String(error)}`);
				const message = vscode.l10n.t('The workspace could not be scanned; the log says why.');
				void vscode.window.showErrorMessage(message);
			}
		} finally {
			running.dispose();
			if (this.running === running) {
				this.running = undefined;
			}
		}
	}

	private async scan(
		progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>,
		signal: AbortSignal,
	): Promise<void> {
		const { resolver, log, index, isOpen, publish, settings } = this.options;
		const uris = await this.files();
		signal.throwIfAborted();
		const read: ReadFile[] = [];
		for (const [at, uri] of uris.entries()) {
			if (at % 25 === 0) {
				progress.report({ message: vscode.l10n.t('{0} of {1} files', at, uris.length) });
			}
			signal.throwIfAborted();
			const file = isOpen(uri) ? undefined : await this.read(uri, signal);
			if (file && file.references.length > 0) {
				read.push(file);
			} else if (!isOpen(uri)) {
				index.delete(uri);
			}
		}
		progress.report({ message: vscode.l10n.t('asking about models') });
		const all = await resolver().resolve(
			read.flatMap(({ references }) => references),
			signal,
			(done, total) => progress.report({ message: vscode.l10n.t('{0} of {1} questions', done, total) }),
		);
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		const wanted = folder ? wantedBy({ rules: settings(folder.uri).rules }, log) : [];
		const answers = await askForRules(wanted, all, resolver(), signal);
		let at = 0;
		for (const { uri, text, references } of read) {
			const resolved = all.slice(at, at + references.length);
			at += references.length;
			if (isOpen(uri)) {
				continue;
			}
			const findings = checkReferences(resolved, { rules: settings(uri).rules }, log, { text, answers });
			const lines = createLineIndex(text);
			const listed = resolved.map((one): IndexedReference => {
				const { line, col } = lines.position(one.reference.span.start);
				const end = lines.position(one.reference.span.end);
				const range = new vscode.Range(line - 1, col - 1, end.line - 1, end.col - 1);
				return {
					file: uri.toString(),
					line,
					resolved: one,
					findings: findings.filter(({ reference }) => reference === one.reference),
					location: new vscode.Location(uri, range),
				};
			});
			const file = { references: listed, findings };
			index.set(uri, file);
			publish(uri, text, file);
		}
	}

	/** What VS Code would search: without what it and `.gitignore` exclude. */
	private async files(): Promise<vscode.Uri[]> {
		const found = await vscode.workspace.findFiles('**/*', undefined, mostFiles + 1);
		if (found.length > mostFiles) {
			const message = vscode.l10n.t('Only the first {0} files of the workspace were looked at.', mostFiles);
			void vscode.window.showWarningMessage(message);
		}
		return found
			.slice(0, mostFiles)
			.filter(({ path }) => formatOf(path) !== undefined)
			.sort((a, b) => (a.path < b.path ? -1 : 1));
	}

	/** Undefined for what cannot be read, is too large or was deleted meanwhile; the rest goes on. */
	private async read(uri: vscode.Uri, signal: AbortSignal): Promise<ReadFile | undefined> {
		try {
			const { size, type } = await vscode.workspace.fs.stat(uri);
			if (size > largestFile || type !== vscode.FileType.File) {
				return undefined;
			}
			const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
			const references = await this.options.detector.detect({ path: uri.path, text }, signal);
			return { uri, text, references };
		} catch (error) {
			signal.throwIfAborted();
			this.options.log.debug(`${uri.path} was left out of the scan: ${String(error)}`);
			return undefined;
		}
	}
}
