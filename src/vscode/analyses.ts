import type * as vscode from 'vscode';
import type { Declared } from '../core/declared/declared';
import type { Detection, Detector, SourceFile } from '../core/detect/detect';
import type { Finding, ResolvedReference } from '../core/finding';
import type { Log } from '../core/host';
import { mergeRules } from '../core/policy/merge';
import type { Projects } from '../core/project';
import type { ModelReference } from '../core/reference';
import type { Resolver } from '../core/resolve';
import { asksWhenWritten, recreatedModel } from '../core/rules/recreated-model';
import type { CommentAccess } from '../core/suppress/opened';
import type { KeptTrees } from '../core/syntax/keptTrees';
import type { History } from './history';
import type { Settings } from './settings';
import { type Sheet, sheetOf, textOf } from './sheets';

/** What is known of one version of a document, or of a notebook; places are offsets of its sheet. */
export interface Analysis {
	readonly sheet: Sheet;
	readonly text: string;
	readonly resolved: readonly ResolvedReference[];
	readonly findings: readonly Finding[];
	readonly declared: Declared;
}

interface Entry {
	readonly sheet: Sheet;
	readonly text: string;
	readonly abort: AbortController;
	readonly detection: Promise<Detection>;
	/** What prose speaks of; read when a hover asks. */
	mentions?: Promise<readonly ModelReference[]>;
	/** What is asked for the findings; a change of settings asks anew. */
	asking?: Asking | undefined;
}

/** A question about the findings of one version, and its answer once that is there. */
interface Asking {
	readonly abort: AbortController;
	readonly analysis: Promise<Analysis>;
	known?: Analysis;
}

export interface AnalysesOptions {
	readonly detector: Detector;
	readonly projects: Projects;
	/** Read at each use: a changed setting brings a new one. */
	resolver(): Resolver;
	settings(scope: vscode.Uri): Settings;
	readonly history: History;
	readonly log: Log;
}

/**
 * References and findings of open documents, one entry a document, made when first asked for. A new version of the
 * text cancels what was under way for the old one.
 */
export class Analyses implements vscode.Disposable {
	private readonly entries = new Map<string, Entry>();
	private trees: Promise<KeptTrees> | undefined;

	constructor(private readonly options: AnalysesOptions) {}

	/** The references of the text as it is now. No network. */
	references(document: vscode.TextDocument): Promise<readonly ModelReference[]> {
		return this.entry(document).detection.then(({ references }) => references);
	}

	/** What the prose of the text speaks of; asked for by a hover only, and never judged. */
	async mentions(document: vscode.TextDocument): Promise<readonly ModelReference[]> {
		const entry = this.entry(document);
		entry.mentions ??= this.options.detector
			.detect(fileOf(entry.sheet, entry.text), entry.abort.signal, { mentions: true })
			.then((found) => found.filter(({ role }) => role === 'mention'));
		entry.mentions.catch(() => undefined);
		return entry.mentions;
	}

	/** References with the hub's answers and what the rules say. Rejects when a newer version took over. */
	analysis(document: vscode.TextDocument): Promise<Analysis> {
		const entry = this.entry(document);
		if (!entry.asking) {
			const abort = new AbortController();
			const analysis = this.analyse(document, entry, AbortSignal.any([entry.abort.signal, abort.signal]));
			// Whoever asked hears of a failure; without this line an abandoned question would be an unhandled rejection.
			const asking: Asking = { abort, analysis };
			analysis.then(
				(known) => {
					asking.known = known;
				},
				() => undefined,
			);
			entry.asking = asking;
		}
		return entry.asking.analysis;
	}

	/** What was found in this version of the document, if that is known already. */
	known(document: vscode.TextDocument): Analysis | undefined {
		const entry = this.entries.get(sheetOf(document).key);
		return entry?.sheet.version === sheetOf(document).version ? entry.asking?.known : undefined;
	}

	/** What comments of a document are read and written with. */
	access(signal?: AbortSignal): CommentAccess {
		return { grammar: this.options.detector.grammar, ...(signal ? { signal } : {}) };
	}

	/**
	 * Forgets what was found, so that the next question is answered afresh: settings or the hub changed. What is under
	 * way is given up, or it would be shown after the new answer.
	 */
	forget(document?: vscode.TextDocument): void {
		const one = document && this.entries.get(sheetOf(document).key);
		for (const entry of document ? (one ? [one] : []) : this.entries.values()) {
			entry.asking?.abort.abort();
			entry.asking = undefined;
		}
	}

	/** Forgets what was found in all documents but those at `paths`: files that others refer to have changed. */
	reread(paths: readonly string[]): void {
		for (const [key, entry] of this.entries) {
			if (!paths.includes(entry.sheet.path)) {
				entry.abort.abort();
				this.entries.delete(key);
			}
		}
	}

	close(document: vscode.TextDocument): void {
		const { key } = sheetOf(document);
		this.entries.get(key)?.abort.abort();
		this.entries.delete(key);
		void this.trees?.then((trees) => trees.drop(key));
	}

	dispose(): void {
		for (const entry of this.entries.values()) {
			entry.abort.abort();
		}
		this.entries.clear();
		void this.trees?.then((trees) => trees.clear());
	}

	private entry(document: vscode.TextDocument): Entry {
		const sheet = sheetOf(document);
		const known = this.entries.get(sheet.key);
		if (known?.sheet.version === sheet.version) {
			return known;
		}
		known?.abort.abort();
		const abort = new AbortController();
		const text = textOf(sheet);
		const entry: Entry = { sheet, text, abort, detection: this.detection(sheet, text, abort.signal) };
		// Whoever asked hears of a failure; without this line an abandoned question would be an unhandled rejection.
		entry.detection.catch(() => undefined);
		this.entries.set(sheet.key, entry);
		return entry;
	}

	private async detection(sheet: Sheet, text: string, signal: AbortSignal): Promise<Detection> {
		// The parser is loaded with the first document that is read.
		this.trees ??= import('../core/syntax/keptTrees').then(({ keptTrees }) => keptTrees());
		const trees = await this.trees;
		signal.throwIfAborted();
		return this.options.detector.inspect({ ...fileOf(sheet, text), kept: trees.of(sheet.key) }, signal);
	}

	private async analyse(document: vscode.TextDocument, entry: Entry, signal: AbortSignal): Promise<Analysis> {
		const { resolver, settings, log, projects, detector, history } = this.options;
		const { references, calls, unknown } = await entry.detection;
		// The rules are loaded with the first file that they judge.
		const [{ wantedBy }, { askForRules }, { judge }] = await Promise.all([
			import('../core/check'),
			import('../core/rules/answers'),
			import('../core/judge'),
		]);
		const resolved = await resolver().resolve(references, signal);
		signal.throwIfAborted();
		const { sheet, text } = entry;
		const { path, language } = sheet;
		const { rules } = settings(document.uri);
		const project = await projects.of(path);
		const merged = mergeRules(project.policy.policy.rules, rules);
		const wanted = wantedBy({ rules: merged }, log, project.decisions.records);
		const answers = await askForRules(wanted, resolved, resolver(), signal);
		const access = { grammar: detector.grammar, signal };
		const dated = merged[recreatedModel.id] !== 'off' && resolved.some(asksWhenWritten);
		const writtenAt = dated ? await history.of(document.uri, text) : undefined;
		const findings = await judge(
			{ path, text, language, resolved, calls, unknown, ...(writtenAt ? { writtenAt } : {}) },
			{ project, rules, answers, access, log, now: Date.now() },
		);
		signal.throwIfAborted();
		return { sheet, text, resolved, findings, declared: project.declared };
	}
}

function fileOf({ path, language }: Sheet, text: string): SourceFile {
	return { path, text, language };
}
