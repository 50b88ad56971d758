import * as vscode from 'vscode';
import type { Detector } from '../core/detect/detect';
import type { Finding, ResolvedReference } from '../core/finding';
import { cellPlaces } from '../core/formats/notebookCells';
import { judge } from '../core/judge';
import { mergeRules } from '../core/policy/merge';
import type { Projects } from '../core/project';
import type { Span } from '../core/reference';
import { createLineIndex } from '../core/report/lineIndex';
import type { Resolver } from '../core/resolve';
import { type AllAnswers, askForRules } from '../core/rules/answers';
import { wantedOf } from '../core/wanted';
import type { IndexedReference, ModelIndex } from './modelIndex';
import { type ReadFile, textsAsRead } from './scannedFiles';
import type { Settings } from './settings';
import { isNotebook } from './sheets';
import { rangeOf } from './spans';

export interface ClosedFilesOptions {
	readonly detector: Pick<Detector, 'grammar'>;
	readonly projects: Projects;
	readonly index: ModelIndex;
	resolver(): Resolver;
	settings(scope: vscode.Uri): Settings;
	/** Whether an open document speaks for the file. */
	isOpen(uri: vscode.Uri): boolean;
	/** Has a file read anew that is not as it was read. */
	onStale(uri: vscode.Uri): void;
	/** Shows what was found in a file that is not open. */
	publish(uri: vscode.Uri, text: string, file: ScannedFile): void;
	readonly log: vscode.LogOutputChannel;
}

/** What a scan found in one file. */
export interface ScannedFile {
	readonly references: readonly IndexedReference[];
	readonly findings: readonly Finding[];
}

/** How far a scan is, as VS Code shows it. */
export type Progress = vscode.Progress<{ readonly message?: string }>;

/**
 * Asks about the models of these files, and shows what the rules say of those that are not open.
 * @param isCurrent Whether a file is still as it was read: it may be deleted or read anew meanwhile.
 */
export async function checkClosed(
	files: readonly ReadFile[],
	isCurrent: (file: ReadFile) => boolean,
	options: ClosedFilesOptions,
	progress: Progress | undefined,
	signal: AbortSignal,
): Promise<void> {
	const { resolver, log, isOpen, settings, projects } = options;
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
	const own = new Map(withOwn(closed, all).map(({ file, resolved }) => [file, resolved]));
	const unopened = closed.filter(({ uri }) => !isOpen(uri));
	for await (const [file, text] of textsAsRead(unopened, log)) {
		if (text === undefined) {
			options.onStale(file.uri);
		} else {
			await show({ file, text }, isCurrent, { resolved: own.get(file) ?? [], answers }, options, signal);
		}
	}
}

/** Unless the file was opened, deleted or read anew meanwhile. */
async function show(
	{ file: read, text }: { readonly file: ReadFile; readonly text: string },
	isCurrent: (file: ReadFile) => boolean,
	asked: { readonly resolved: readonly ResolvedReference[]; readonly answers: AllAnswers },
	options: ClosedFilesOptions,
	signal: AbortSignal,
): Promise<void> {
	const { resolved, answers } = asked;
	const { uri, calls, unknown } = read;
	const { settings, log, index, isOpen, publish, projects, detector } = options;
	const { rules, diagnostics } = settings(uri);
	const findings = await judge(
		{ path: uri.path, text, resolved, calls, unknown },
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
	if (isOpen(uri) || !isCurrent(read)) {
		return;
	}
	const lines = createLineIndex(text);
	const placeInCell = isNotebook(uri) ? cellPlaces(text) : undefined;
	const references = resolved.map((one): IndexedReference => {
		const range = rangeOf(lines, one.reference.span);
		return {
			file: uri.toString(),
			line: range.start.line + 1,
			...inCell(placeInCell, one.reference.span),
			resolved: one,
			findings: findings.filter(({ reference }) => reference === one.reference),
			location: new vscode.Location(uri, range),
		};
	});
	index.setClosed(uri, { references, findings });
	publish(uri, text, { references, findings: diagnostics ? findings : [] });
}

/** Where a span of a notebook's file is for those who read its cells; nothing outside of them. */
function inCell(
	placeOf: ReturnType<typeof cellPlaces> | undefined,
	{ start, end }: Span,
): Pick<IndexedReference, 'inCell' | 'cellRange'> {
	const [from, to] = [placeOf?.(start), placeOf?.(end)];
	return from && to
		? {
				inCell: { cell: from.cell + 1, line: from.line },
				cellRange: new vscode.Range(from.line - 1, from.col - 1, to.line - 1, to.col - 1),
			}
		: {};
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
