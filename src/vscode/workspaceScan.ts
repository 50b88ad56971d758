import * as vscode from 'vscode';
import type { Detector } from '../core/detect/detect';
import type { Inspect, KeptReading } from '../core/detect/keptReading';
import { type FileFixes, fixesFor } from '../core/fixAll';
import { formatOf } from '../core/formats';
import { judge } from '../core/judge';
import type { Finding, ResolvedReference, Span } from '../core/model';
import { mergeRules } from '../core/policy/merge';
import type { Projects } from '../core/project';
import type { CheckedFile } from '../core/report/checked';
import { createLineIndex, type LineIndex } from '../core/report/lineIndex';
import type { Resolver } from '../core/resolve';
import { type AllAnswers, askForRules } from '../core/rules/answers';
import { wantedOf } from '../core/wanted';
import { isAbort } from './aborted';
import { setContext } from './contexts';
import type { IndexedReference, ModelIndex } from './modelIndex';
import { filesToScan, type ReadFile, readFile } from './scannedFiles';
import type { Settings } from './settings';
import { toSignal } from './spans';

export interface WorkspaceScanOptions {
	readonly detector: Pick<Detector, 'inspect' | 'grammar'>;
	/** For a scan of all files, of which most are as they were at the last one. */
	openKept(): Promise<KeptReading>;
	readonly projects: Projects;
	readonly index: ModelIndex;
	resolver(): Resolver;
	settings(scope: vscode.Uri): Settings;
	/** Whether an open document speaks for the file. */
	isOpen(uri: vscode.Uri): boolean;
	/** Shows what was found in a file that is not open. */
	publish(uri: vscode.Uri, text: string, file: ScannedFile): void;
	readonly log: vscode.LogOutputChannel;
}

/** What a scan found in one file. */
export interface ScannedFile {
	readonly references: readonly IndexedReference[];
	readonly findings: readonly Finding[];
}

type Progress = vscode.Progress<{ readonly message?: string }>;

/** Whoever saves many files at once has them looked at together. */
const pauseMs = 400;

/** Reads every file of the workspace folders that may name a model; with progress, and until it is cancelled. */
export class WorkspaceScan implements vscode.Disposable {
	private running: vscode.CancellationTokenSource | undefined;
	/** Present after a first scan: from then on files are looked at again when they change. */
	private watcher: vscode.Disposable | undefined;
	/** Files that named a model when they were last read. */
	private readonly read = new Map<string, ReadFile>();
	private readonly touched = new Map<string, vscode.Uri>();
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly options: WorkspaceScanOptions) {}

	dispose(): void {
		this.running?.cancel();
		this.watcher?.dispose();
		clearTimeout(this.timer);
	}

	/** A second scan takes the place of one that is under way. True when it came to its end. */
	run(): Promise<boolean> {
		return this.exclusively((signal) =>
			Promise.resolve(
				vscode.window.withProgress(
					{
						location: vscode.ProgressLocation.Notification,
						title: vscode.l10n.t('Looking for models in the workspace'),
						cancellable: true,
					},
					async (progress, token) => {
						token.onCancellationRequested(() => this.running?.cancel());
						await this.scan(progress, signal);
					},
				),
			),
		);
	}

	/** Judges what was scanned afresh: settings or the hub changed. Nothing before a first scan. */
	async repeat(): Promise<void> {
		if (this.watcher) {
			await this.exclusively((signal) => this.check([...this.read.values()], undefined, signal));
		}
	}

	/** Looks at one file again, which changed or is not open any more. Nothing before a first scan. */
	rescan(uri: vscode.Uri): void {
		if (!this.watcher || formatOf(uri.path) === undefined) {
			return;
		}
		this.touched.set(uri.toString(), uri);
		clearTimeout(this.timer);
		this.timer = setTimeout(() => {
			const uris = [...this.touched.values()];
			this.touched.clear();
			void this.look(uris);
		}, pauseMs);
	}

	/**
	 * The fixes of one rule in all files that were scanned and are not open, each to be confirmed in the preview. Only
	 * those that change nothing that is loaded.
	 */
	addFixes(into: vscode.WorkspaceEdit, rule: string): readonly FileFixes[] {
		const all: FileFixes[] = [];
		for (const { uri, text, findings = [] } of this.read.values()) {
			if (this.options.isOpen(uri)) {
				continue;
			}
			const file = { path: uri.path, text, resolved: [], findings };
			const [fixes] = fixesFor([file], { rules: [rule], behaviour: false });
			const lines = createLineIndex(text);
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

	/** The files that were scanned and are not open, with what is found in them. */
	closed(): CheckedFile[] {
		return [...this.read.values()]
			.filter(({ uri }) => !this.options.isOpen(uri))
			.map(({ uri, text, findings = [] }) => ({ path: uri.path, text, resolved: [], findings }));
	}

	/** Whether the workspace was scanned, so that files that are not open are known too. */
	get done(): boolean {
		return this.watcher !== undefined;
	}

	private async look(uris: readonly vscode.Uri[]): Promise<void> {
		const stop = new AbortController();
		try {
			const read = await this.readAll(uris, undefined, stop.signal);
			await this.check(read, undefined, stop.signal);
		} catch (error) {
			this.options.log.error(`Scan: ${error instanceof Error ? error.stack : String(error)}`);
		}
	}

	private async exclusively(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
		this.running?.cancel();
		const running = new vscode.CancellationTokenSource();
		this.running = running;
		try {
			await work(toSignal(running.token));
			return true;
		} catch (error) {
			if (!isAbort(error)) {
				this.options.log.error(`Scan: ${error instanceof Error ? error.stack : String(error)}`);
				const message = vscode.l10n.t('The workspace could not be scanned; the log says why.');
				void vscode.window.showErrorMessage(message);
			}
			return false;
		} finally {
			if (this.running === running) {
				this.running = undefined;
			}
			running.dispose();
		}
	}

	private async scan(progress: Progress, signal: AbortSignal): Promise<void> {
		const uris = await filesToScan();
		signal.throwIfAborted();
		const kept = await this.options.openKept();
		const read = await this.readAll(uris, progress, signal, kept.inspect);
		await kept.save();
		this.watcher ??= this.watch();
		await this.check(read, progress, signal);
		setContext('scanned', true);
	}

	private watch(): vscode.Disposable {
		const watcher = vscode.workspace.createFileSystemWatcher('**/*');
		return vscode.Disposable.from(
			watcher,
			watcher.onDidCreate((uri) => this.rescan(uri)),
			watcher.onDidChange((uri) => this.rescan(uri)),
			watcher.onDidDelete((uri) => this.rescan(uri)),
		);
	}

	/** The files among these that name a model. Those that no longer do are forgotten; open ones speak for themselves. */
	private async readAll(
		uris: readonly vscode.Uri[],
		progress: Progress | undefined,
		signal: AbortSignal,
		inspect: Inspect = this.options.detector.inspect,
	): Promise<ReadFile[]> {
		const { index, isOpen, publish, log } = this.options;
		const found: ReadFile[] = [];
		for (const [at, uri] of uris.entries()) {
			signal.throwIfAborted();
			if (at % 25 === 0) {
				progress?.report({ message: vscode.l10n.t('{0} of {1} files', at, uris.length) });
			}
			const file = await readFile(uri, { inspect, log }, signal);
			if (file && (file.references.length > 0 || file.calls.length > 0)) {
				this.read.set(uri.toString(), file);
				found.push(file);
			} else if (this.read.delete(uri.toString()) && !isOpen(uri)) {
				index.delete(uri);
				publish(uri, '', { references: [], findings: [] });
			}
		}
		return found;
	}

	/** Asks about the models of these files, and shows what the rules say of those that are not open. */
	private async check(
		files: readonly ReadFile[],
		progress: Progress | undefined,
		signal: AbortSignal,
	): Promise<void> {
		const { resolver, log, isOpen, settings, projects } = this.options;
		const closed = files.filter(({ uri }) => !isOpen(uri));
		const all = await resolver().resolve(
			closed.flatMap(({ references }) => references),
			signal,
			(done, total) => progress?.report({ message: vscode.l10n.t('{0} of {1} questions', done, total) }),
		);
		const ruled = await Promise.all(
			withOwn(closed, all).map(async ({ file: { uri }, resolved }) => {
				const { policy, decisions } = await projects.of(uri.path);
				return {
					resolved,
					rules: mergeRules(policy.policy.rules, settings(uri).rules),
					records: decisions.records,
				};
			}),
		);
		const wanted = wantedOf(ruled, log);
		const answers = await askForRules(wanted, all, resolver(), signal);
		for (const { file, resolved } of withOwn(closed, all)) {
			if (!isOpen(file.uri)) {
				await this.show(file, resolved, answers, signal);
			}
		}
	}

	private async show(
		read: ReadFile,
		resolved: readonly ResolvedReference[],
		answers: AllAnswers,
		signal: AbortSignal,
	): Promise<void> {
		const { uri, text, calls } = read;
		const { settings, log, index, publish, projects, detector } = this.options;
		const { rules, diagnostics } = settings(uri);
		const findings = await judge(
			{ path: uri.path, text, resolved, calls },
			{
				project: await projects.of(uri.path),
				rules,
				answers,
				access: { grammar: detector.grammar, signal },
				log,
				now: Date.now(),
			},
		);
		read.findings = findings;
		const lines = createLineIndex(text);
		const references = resolved.map((one): IndexedReference => {
			const range = rangeOf(lines, one.reference.span);
			return {
				file: uri.toString(),
				line: range.start.line + 1,
				resolved: one,
				findings: findings.filter(({ reference }) => reference === one.reference),
				location: new vscode.Location(uri, range),
			};
		});
		index.set(uri, { references, findings });
		publish(uri, text, { references, findings: diagnostics ? findings : [] });
	}
}

/** Each file with its own of what was resolved for all of them, in their order. */
function withOwn(files: readonly ReadFile[], all: readonly ResolvedReference[]) {
	let at = 0;
	return files.map((file) => {
		const resolved = all.slice(at, at + file.references.length);
		at += file.references.length;
		return { file, resolved };
	});
}

function rangeOf(lines: LineIndex, span: Span): vscode.Range {
	const start = lines.position(span.start);
	const end = lines.position(span.end);
	return new vscode.Range(start.line - 1, start.col - 1, end.line - 1, end.col - 1);
}
