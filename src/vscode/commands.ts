import * as vscode from 'vscode';
import { checkReferences } from '../core/check';
import { isRecord, slugOfRecord } from '../core/decide/record/decisionRecords';
import { type FileFixes, fixableRules, fixesFor } from '../core/fixAll';
import type { Span } from '../core/model';
import type { CheckedFile } from '../core/report/checked';
import { createLineIndex } from '../core/report/lineIndex';
import { inNotice } from '../core/report/notice';
import { listModels } from '../core/report/overview';
import { knownWords } from '../core/report/summaryText';
import type { Resolver } from '../core/resolve';
import { rules } from '../core/rules/index';
import { revisionText } from '../core/rules/revision';
import { inList } from '../core/wording';
import { unlessAborted } from './aborted';
import type { Analyses, Analysis } from './analyses';
import { chooseKnown, chooseReference, chooseToDecide, tellNone } from './chooseModel';
import { commandIds } from './contributions';
import type { LateDecisions } from './decisions/lateDecisions';
import { placeAt } from './hover';
import type { Inspector } from './inspector';
import type { ModelIndex } from './modelIndex';
import type { ModelPanel } from './modelPanel';
import { type ModelsView, modelOfRow } from './modelsView';
import { isToldCode, tellPinned, toldCode } from './pinnedCode';
import { isRead } from './selector';
import { offsetIn, placeOf, sheetOf } from './sheets';
import { addEdits } from './spans';
import type { TokenSource } from './token';
import type { WorkspaceScan } from './workspaceScan';

export interface CommandOptions {
	readonly analyses: Analyses;
	resolver(): Resolver;
	readonly token: TokenSource;
	readonly panel: ModelPanel;
	readonly models: ModelsView;
	readonly scan: WorkspaceScan;
	readonly decisions: LateDecisions;
	readonly inspector: Inspector;
	readonly index: ModelIndex;
	/** What is sent where, in words. */
	readonly privacyPage: vscode.Uri;
	/** The walkthrough's id among those of all extensions. */
	readonly walkthrough: string;
	readonly log: vscode.LogOutputChannel;
	/** Looks at all open documents afresh. */
	refresh(): void;
	/** The same, with the hub asked again. */
	askAgain(): void;
}

export function registerCommands(options: CommandOptions): vscode.Disposable {
	const { token, log, panel } = options;
	const handlers: Record<keyof typeof commandIds, (...args: unknown[]) => unknown> = {
		pin: (...args) => pin(options, args),
		tellCode: (given) => tellCode(options, given),
		showModel: async (...args) => {
			const row = modelOfRow(args[0])?.references[0]?.resolved.reference;
			if (row) {
				// A menu closes, and leaves the focus to whom it was opened for.
				await panel.show(row, true);
				return;
			}
			const reference = (await referenceAt(options, args))?.reference ?? (await anyModel(options, args));
			if (reference) {
				// From the palette it was asked for by keyboard; a link of a hover was clicked.
				await panel.show(reference, args.length === 0);
			}
		},
		askAgain: options.askAgain,
		clearCache: async () => {
			await options.resolver().clear();
			options.refresh();
			vscode.window.setStatusBarMessage(vscode.l10n.t('Weightwise has forgotten what the hub said.'), 3000);
		},
		signIn: async () => {
			if (await token.signIn()) {
				options.refresh();
			}
		},
		signOut: async () => {
			await token.signOut();
			options.refresh();
		},
		showLog: () => log.show(),
		scanWorkspace: () => scanWorkspace(options),
		showModels: () => vscode.commands.executeCommand('weightwise.models.focus'),
		groupModels: () => options.models.chooseGrouping(),
		filterModels: () => options.models.toggleFindings(),
		fixWorkspace: (rule) => fixWorkspace(options, rule),
		decide: (...args) => decide(options, args),
		openDecision: (...args) => openDecision(options, args),
		inspectWeights: (...args) => inspectWeights(options, args),
		showAsked: () => vscode.commands.executeCommand('markdown.showPreview', options.privacyPage),
		getStarted: () =>
			vscode.commands.executeCommand('workbench.action.openWalkthrough', options.walkthrough, false),
	};
	return vscode.Disposable.from(
		...Object.entries(handlers).map(([name, handler]) =>
			vscode.commands.registerCommand(commandIds[name as keyof typeof commandIds], handler),
		),
	);
}

/**
 * About the model of a row of the tree, or at the cursor; from the palette without one, about one to be chosen, or about
 * none yet, which then is searched for in the panel.
 */
async function decide(options: CommandOptions, args: readonly unknown[]): Promise<void> {
	const { decisions, index } = options;
	const row = modelOfRow(args[0]);
	const found = row ? undefined : await referenceAtCursor(options, args);
	if (found) {
		const { hub, id, span } = found.reference;
		const { range } = placeOf(sheetOf(found.document), span);
		await decisions.begin({ hub, id, from: 'code' }, found.document.uri, range.start.line + 1);
		return;
	}
	const model = row ?? (args.length === 0 ? await chooseToDecide(index) : undefined);
	if (model === 'none') {
		await decisions.begin(undefined, undefined);
	} else if (model) {
		const [first] = model.references;
		const near = first ? vscode.Uri.parse(first.file) : undefined;
		await decisions.begin({ hub: model.hub, id: model.id, from: 'code' }, near);
	}
}

/** Reads the weights of the model of a row of the tree, or at the cursor, and shows what they would do when loaded. */
async function inspectWeights(options: CommandOptions, args: readonly unknown[]): Promise<void> {
	const model = modelOfRow(args[0]);
	if (model) {
		const [load] = model.references[0]?.resolved.reference.loads ?? [];
		await options.inspector.show({
			hub: model.hub,
			id: model.id,
			revision: load && revisionText(load.revision),
		});
		return;
	}
	const reference = (await referenceAt(options, args))?.reference ?? (await anyModel(options, args));
	if (reference) {
		const { hub, id, loads } = reference;
		await options.inspector.show({ hub, id, revision: loads[0] && revisionText(loads[0].revision) });
	}
}

/** The decision of this slug, whose record lies at the address; without both a person chooses one. */
async function openDecision(
	{ decisions }: CommandOptions,
	[slug, record]: readonly unknown[],
): Promise<void> {
	if (typeof slug !== 'string' || typeof record !== 'string') {
		await decisions.choose();
		return;
	}
	const uri = vscode.Uri.parse(record);
	// Only what lies where records of the workspace do: the command can be called by anybody.
	const folder = vscode.workspace.getWorkspaceFolder(uri);
	if (folder && isRecord(uri.path) && slugOfRecord(uri.path) === slug) {
		const own = vscode.Uri.joinPath(uri, '..', '..', '..');
		await decisions.show(slug, own.path === folder.uri.path ? folder.uri : own);
	}
}

/** Shows the fixes of one rule in open and scanned files, each to be ticked before anything is written. */
async function fixWorkspace(options: CommandOptions, given: unknown): Promise<void> {
	const { analyses, scan } = options;
	if (given !== undefined && !rules.some(({ id }) => id === given)) {
		return;
	}
	if (!scan.done) {
		await scan.run();
	}
	const open = await analysesOfOpen(analyses);
	const checked = open.map(({ sheet, text, resolved, findings }) => ({
		path: sheet.path,
		text,
		resolved,
		findings,
	}));
	const rule = typeof given === 'string' ? given : await chooseRule([...checked, ...scan.closed()]);
	if (rule === undefined) {
		return;
	}
	const edit = new vscode.WorkspaceEdit();
	const closed = scan.addFixes(edit, rule);
	const all = [...closed];
	const sheets = new Map<FileFixes, Analysis['sheet']>();
	for (const [index, { sheet }] of open.entries()) {
		const [fixes] = fixesFor(checked.slice(index, index + 1), { rules: [rule], behaviour: false });
		addEdits(edit, sheet, fixes?.edits ?? [], { label: vscode.l10n.t('Fixes of {0}', rule) });
		if (fixes) {
			all.push(fixes);
			sheets.set(fixes, sheet);
		}
	}
	if (all.every(({ applied }) => applied.length === 0)) {
		const message = vscode.l10n.t(
			'There is nothing of {0} that can be fixed without changing what is loaded.',
			rule,
		);
		void vscode.window.showInformationMessage(message);
		return;
	}
	if (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) {
		const lineOf = (file: FileFixes, span: Span) => {
			const sheet = sheets.get(file);
			return sheet
				? placeOf(sheet, span).range.start.line
				: createLineIndex(file.text).position(span.start).line - 1;
		};
		tellCode(options, toldCode(all, lineOf));
	}
}

/** What is known of the documents that are open; of a notebook's cells once. */
async function analysesOfOpen(analyses: Analyses): Promise<Analysis[]> {
	const bySheet = new Map<string, Analysis>();
	for (const document of vscode.workspace.textDocuments.filter(isRead)) {
		const analysis = await unlessAborted(analyses.analysis(document));
		if (analysis && !bySheet.has(analysis.sheet.key)) {
			bySheet.set(analysis.sheet.key, analysis);
		}
	}
	return [...bySheet.values()];
}

/** Lets a person choose among the rules with something to fix; says so where there is none. */
async function chooseRule(files: readonly CheckedFile[]): Promise<string | undefined> {
	const choices = fixableRules(files).map(({ rule, fixes, files }) => ({
		label: rule,
		description: inList([
			fixes === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', fixes),
			files === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', files),
		]),
	}));
	if (choices.length === 0) {
		const message = vscode.l10n.t('There is nothing that can be fixed without changing what is loaded.');
		void vscode.window.showInformationMessage(message);
		return undefined;
	}
	const title = vscode.l10n.t('Which rule is to be fixed in the workspace?');
	return (await vscode.window.showQuickPick(choices, { title }))?.label;
}

/** Pins every unpinned load of the reference: the same edit as its quick fix. */
async function pin(options: CommandOptions, args: readonly unknown[]): Promise<void> {
	const found = await referenceAt(options, args);
	if (!found) {
		if (args.length === 0) {
			await tellNone();
		}
		return;
	}
	const { document, reference } = found;
	const analysis = await unlessAborted(options.analyses.analysis(document));
	if (!analysis || sheetOf(document).version !== analysis.sheet.version) {
		return;
	}
	// Asked for by hand, so it does not matter how loud the rule is set.
	const finding = checkReferences(analysis.resolved, { rules: {} }, options.log, {
		text: analysis.text,
	}).find(({ rule, span }) => rule === 'unpinned-revision' && span.start === reference.span.start);
	const [fix] = finding?.fixes ?? [];
	if (!fix) {
		void vscode.window.showInformationMessage(
			inNotice(
				finding?.message ?? vscode.l10n.t('There is no load of {0} here that could be pinned.', reference.id),
			),
		);
		return;
	}
	const edit = new vscode.WorkspaceEdit();
	addEdits(edit, analysis.sheet, fix.edits, fix.behaviour ? { label: fix.title } : undefined);
	if ((await vscode.workspace.applyEdit(edit)) && finding && fix.code) {
		const { path } = analysis.sheet;
		const mended = { path, text: analysis.text, edits: fix.edits, applied: [{ finding, fix }], left: 0 };
		tellCode(
			options,
			toldCode([mended], (_, span) => placeOf(analysis.sheet, span).range.start.line),
		);
	}
}

/** Says which code was pinned along. Not waited for: the fix has done its work, whether or not anybody answers. */
function tellCode({ resolver }: CommandOptions, given: unknown): void {
	if (isToldCode(given)) {
		void tellPinned(given, (id, commit) => resolver().page('huggingface', id, commit));
	}
}

/** Looks through the workspace, and says what is known then; where there is none, what to do. */
async function scanWorkspace({ scan, index }: CommandOptions): Promise<void> {
	if (vscode.workspace.workspaceFolders === undefined) {
		const open = vscode.l10n.t('Open Folder');
		const message = vscode.l10n.t('No folder is open that could be looked through.');
		if ((await vscode.window.showInformationMessage(message, open)) === open) {
			await vscode.commands.executeCommand('vscode.openFolder');
		}
		return;
	}
	if (!(await scan.run())) {
		return;
	}
	const models = listModels(index.references()).length;
	if (models === 0) {
		void vscode.window.showInformationMessage(
			vscode.l10n.t('No file of this workspace names a model that is loaded.'),
		);
		return;
	}
	// Not waited for: the command has done its work, whether or not anybody answers.
	void tellKnown(vscode.l10n.t('{0}.', knownWords(models, index.counts())));
}

async function tellKnown(message: string): Promise<void> {
	const show = vscode.l10n.t('Show');
	if ((await vscode.window.showInformationMessage(message, show)) === show) {
		await vscode.commands.executeCommand(commandIds.showModels);
	}
}

/** From a hover's link `[uri, offset]`, or, from the palette, at the cursor, else one of the open file to be chosen. */
async function referenceAt(options: CommandOptions, args: readonly unknown[]) {
	const found = await referenceAtCursor(options, args);
	const document = vscode.window.activeTextEditor?.document;
	if (found || args.length > 0 || !document || !isRead(document)) {
		return found;
	}
	const references = (await unlessAborted(options.analyses.references(document))) ?? [];
	const reference = await chooseReference(document, references);
	return reference && { document, reference };
}

/** From the palette, where the open file names no model: one of the workspace to be chosen. */
async function anyModel({ index, analyses }: CommandOptions, args: readonly unknown[]) {
	const document = vscode.window.activeTextEditor?.document;
	const references =
		document && isRead(document) ? await unlessAborted(analyses.references(document)) : undefined;
	// Whoever was shown those of the file and took none wants none.
	const wasAsked = references?.some(({ role }) => role !== 'mention');
	return args.length > 0 || wasAsked ? undefined : chooseKnown(index);
}

async function referenceAtCursor({ analyses }: CommandOptions, [uri, offset]: readonly unknown[]) {
	const editor = vscode.window.activeTextEditor;
	const document =
		typeof uri === 'string'
			? vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri)
			: editor?.document;
	const at =
		typeof offset === 'number'
			? offset
			: editor && document && offsetIn(sheetOf(document), document, editor.selection.active);
	const place =
		document && at !== undefined && placeAt((await unlessAborted(analyses.references(document))) ?? [], at);
	return document && place ? { document, reference: place.reference } : undefined;
}
