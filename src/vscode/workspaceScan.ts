import * as vscode from 'vscode';
import type { Detector } from '../core/detect/detect';
import type { Inspect, KeptReading } from '../core/detect/keptReading';
import { sha256 } from '../core/digest';
import type { Finding } from '../core/finding';
import { type FileFixes, fixesFor } from '../core/fixAll';
import type { CheckedFile } from '../core/report/checked';
import { createLineIndex } from '../core/report/lineIndex';
import type { UnreadFiles } from '../core/report/unreadFiles';
import { traceOf } from '../core/thrown';
import { ChangedFiles } from './changedFiles';
import type { ClosedFilesOptions, Progress } from './closedFiles';
import { setContext } from './contexts';
import { LatestWork } from './latestWork';
import { filesToScan, inspectFile, mostFiles, type ReadFile, textsAsRead, textsOf } from './scannedFiles';
import { rangeOf } from './spans';

export interface WorkspaceScanOptions extends Omit<ClosedFilesOptions, 'onStale'> {
	readonly detector: Pick<Detector, 'inspect' | 'grammar'>;
	/** For a scan of all files, of which most are as they were at the last one. */
	openKept(): Promise<KeptReading>;
}

/** Reads every file of the workspace folders that may name a model; with progress, and until it is cancelled. */
export class WorkspaceScan implements vscode.Disposable {
	private readonly work = new LatestWork((trace) => {
		this.options.log.error(`Scan: ${trace}`);
		const message = vscode.l10n.t('The workspace could not be scanned; the log says why.');
		void vscode.window.showErrorMessage(message);
	});
	/** Scans of everything that are under way, or are just being taken the place of. */
	private scans = 0;
	/** Present after a first scan: from then on files are looked at again when they change. */
	private changes: ChangedFiles | undefined;
	/** Files that named a model when they were last read. */
	private readonly read = new Map<string, ReadFile>();
	/** Files of which not all could be read, with those that name no model. */
	private readonly unread = new Map<string, { readonly uri: vscode.Uri; readonly how: keyof UnreadFiles }>();
	private all = true;

	constructor(private readonly options: WorkspaceScanOptions) {}

	dispose(): void {
		this.work.dispose();
		this.changes?.dispose();
	}

	/** A second scan takes the place of one that is under way. True when it came to its end. */
	async run(): Promise<boolean> {
		this.scans++;
		try {
			return await this.scanWithProgress();
		} finally {
			this.scans--;
		}
	}

	private scanWithProgress(): Promise<boolean> {
		return this.work.run((signal) =>
			Promise.resolve(
				vscode.window.withProgress(
					{
						location: vscode.ProgressLocation.Notification,
						title: vscode.l10n.t('Looking for models in the workspace'),
						cancellable: true,
					},
					async (progress, token) => {
						token.onCancellationRequested(() => this.work.stop());
						await this.scan(progress, signal);
					},
				),
			),
		);
	}

	/** Judges what was scanned afresh: settings or the hub changed. Nothing before a first scan. */
	async repeat(): Promise<void> {
		// A scan is not stopped for it: somebody waits for that.
		while (this.scans > 0) {
			await this.work.whenEnded();
		}
		if (this.changes) {
			await this.work.run((signal) => this.check([...this.read.values()], undefined, signal));
		}
	}

	/**
	 * Looks at one file again, which is not open any more. False where that is not done: before a first scan, and for
	 * what is no file of a kind that is read.
	 */
	rescan(uri: vscode.Uri): boolean {
		return this.changes?.add(uri) ?? false;
	}

	/**
	 * The fixes of one rule in all files that were scanned and are not open, each to be confirmed in the preview. Only
	 * those that change nothing that is loaded.
	 */
	async addFixes(into: vscode.WorkspaceEdit, rule: string): Promise<readonly FileFixes[]> {
		const all: FileFixes[] = [];
		for await (const { uri, file } of this.fixable(rule)) {
			const [fixes] = fixesFor([file], { rules: [rule], behaviour: false });
			const lines = createLineIndex(file.text);
			for (const edit of fixes?.edits ?? []) {
				into.replace(uri, rangeOf(lines, edit.span), edit.text, {
					needsConfirmation: true,
					label: vscode.l10n.t('Fixes of {0}', rule),
				});
			}
			all.push(...(fixes ? [fixes] : []));
		}
		return all;
	}

	/**
	 * The files that were scanned and are not open, with what is found in them, where there may be a fix for it: of a rule
	 * when one is given. One that has changed since is left out, and looked at again.
	 */
	async *fixable(rule?: string): AsyncGenerator<{ readonly uri: vscode.Uri; readonly file: CheckedFile }> {
		const { isOpen, log } = this.options;
		const mayFix = (finding: Finding) =>
			finding.fixes.length > 0 && (rule === undefined || finding.rule === rule);
		const files = [...this.read.values()].filter(
			({ uri, findings }) => !isOpen(uri) && findings?.some(mayFix),
		);
		for await (const [{ uri, findings = [] }, text] of textsAsRead(files, log)) {
			if (text === undefined) {
				this.rescan(uri);
			} else {
				yield { uri, file: { path: uri.path, text, resolved: [], findings } };
			}
		}
	}

	/** Whether the workspace was scanned, so that files that are not open are known too. */
	get done(): boolean {
		return this.changes !== undefined;
	}

	/** Whether everything was read, so that what was not found is not there. */
	get whole(): boolean {
		return this.done && this.all && this.unread.size === 0;
	}

	/** What was not read, or not wholly, by the names that a person knows the files by. */
	get unreadFiles(): UnreadFiles {
		const named = (how: keyof UnreadFiles) =>
			[...this.unread.values()]
				.filter((one) => one.how === how)
				.map(({ uri }) => vscode.workspace.asRelativePath(uri));
		return { leftOut: named('leftOut'), partly: named('partly') };
	}

	private async look(uris: readonly vscode.Uri[]): Promise<void> {
		const stop = new AbortController();
		try {
			const read = await this.readAll(uris, undefined, stop.signal);
			await this.check(read, undefined, stop.signal);
		} catch (error) {
			this.options.log.error(`Scan: ${traceOf(error)}`);
		}
	}

	private async scan(progress: Progress, signal: AbortSignal): Promise<void> {
		const { uris, all } = await filesToScan();
		if (!all) {
			const message = vscode.l10n.t('Only the first {0} files of the workspace were looked at.', mostFiles);
			void vscode.window.showWarningMessage(message);
		}
		signal.throwIfAborted();
		const kept = await this.options.openKept();
		// Of a scan that is stopped, too: the next one need not read that again.
		const read = await this.readAll(uris, progress, signal, kept.inspect).finally(kept.save);
		this.all = all;
		const listed = new Set(uris.map(String));
		for (const gone of [...this.unread.keys()].filter((uri) => !listed.has(uri))) {
			this.unread.delete(gone);
		}
		for (const { uri } of [...this.read.values()].filter((one) => !listed.has(one.uri.toString()))) {
			this.forget(uri);
		}
		this.changes ??= new ChangedFiles(
			(changed) => void this.look(changed),
			() => [...this.read.values()].map(({ uri }) => uri),
		);
		await this.check(read, progress, signal);
		setContext('scanned', true);
	}

	/** The files among these that name a model. Those that no longer do are forgotten; open ones speak for themselves. */
	private async readAll(
		uris: readonly vscode.Uri[],
		progress: Progress | undefined,
		signal: AbortSignal,
		inspect: Inspect = this.options.detector.inspect,
	): Promise<ReadFile[]> {
		const { log } = this.options;
		const found: ReadFile[] = [];
		let at = 0;
		for await (const { uri, text, gone } of textsOf(uris, log)) {
			signal.throwIfAborted();
			if (at % 25 === 0) {
				progress?.report({ message: vscode.l10n.t('{0} of {1} files', at, uris.length) });
			}
			at++;
			const file = text === undefined ? undefined : await inspectFile(uri, text, { inspect, log }, signal);
			if (gone || (file && !file.partly)) {
				this.unread.delete(uri.toString());
			} else {
				this.unread.set(uri.toString(), { uri, how: file ? 'partly' : 'leftOut' });
			}
			if (text !== undefined && file && (file.references.length > 0 || file.calls.length > 0)) {
				const read = { ...file, digest: await sha256(text) };
				this.read.set(uri.toString(), read);
				found.push(read);
			} else {
				this.forget(uri);
			}
		}
		return found;
	}

	private async check(
		files: readonly ReadFile[],
		progress: Progress | undefined,
		signal: AbortSignal,
	): Promise<void> {
		// The rules are loaded with the first files that they judge.
		const { checkClosed } = await import('./closedFiles');
		const isCurrent = (file: ReadFile) => this.read.get(file.uri.toString()) === file;
		const onStale = (uri: vscode.Uri) => void this.rescan(uri);
		await checkClosed(files, isCurrent, { ...this.options, onStale }, progress, signal);
	}

	private forget(uri: vscode.Uri): void {
		const { index, isOpen, publish } = this.options;
		const wasRead = this.read.delete(uri.toString());
		// What was written into a document and not saved is known, too, and was never read.
		if ((wasRead || index.has(uri)) && !isOpen(uri)) {
			index.setClosed(uri, { references: [], findings: [] });
			publish(uri, '', { references: [], findings: [] });
		}
	}
}
