import * as vscode from 'vscode';
import { isRecord, slugOfRecord } from '../core/decide/record/decisionRecords';
import { inNotice } from '../core/report/notice';
import { listModels } from '../core/report/overview';
import { knownWords } from '../core/report/summaryText';
import { unansweredModels } from '../core/report/unanswered';
import { unreadSentences } from '../core/report/unreadFiles';
import type { Resolver } from '../core/resolve';
import { revisionText } from '../core/rules/revision';
import { inSentences } from '../core/wording';
import type { Analyses } from './analyses';
import { anyModel, referenceAt, referenceAtCursor } from './askedReference';
import { chooseToDecide } from './chooseModel';
import { commandIds } from './contributions';
import type { LateDecisions } from './decisions/lateDecisions';
import type { Inspector } from './inspector';
import type { LateModelPanel } from './lateModelPanel';
import type { ModelIndex } from './modelIndex';
import { modelOfRow, placeOfRow } from './modelRows';
import type { ModelsView } from './modelsView';
import { openCell } from './openCell';
import { tellCode } from './pinnedCode';
import type { ReportPages } from './reportPages';
import { placeOf, sheetOf } from './sheets';
import type { TokenSource } from './token';
import type { WorkspaceScan } from './workspaceScan';

export interface CommandOptions {
	readonly analyses: Analyses;
	resolver(): Resolver;
	readonly token: TokenSource;
	readonly panel: LateModelPanel;
	readonly models: ModelsView;
	readonly scan: WorkspaceScan;
	readonly decisions: LateDecisions;
	readonly inspector: Inspector;
	readonly index: ModelIndex;
	readonly lockPages: ReportPages;
	/** The page that leads to all others. */
	readonly documentation: vscode.Uri;
	/** What is sent where, in words. */
	readonly privacyPage: vscode.Uri;
	/** The walkthrough's id among those of all extensions. */
	readonly walkthrough: string;
	readonly log: vscode.LogOutputChannel;
	/** Looks at all open documents afresh. */
	refresh(): void;
	/** Is told of a file that was written. */
	wrote(uri: vscode.Uri): void;
	/** The same, with the hub asked again. */
	askAgain(): void;
}

/** Every command of the manifest has its handler here: the type of the table says so. */
export function registerCommands(options: CommandOptions): vscode.Disposable {
	const { token, log, panel } = options;
	const handlers: Record<keyof typeof commandIds, (...args: unknown[]) => unknown> = {
		pin: async (...args) => (await import('./pin')).pin(options, args),
		tellCode: (given) => tellCode(options.resolver(), given),
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
			try {
				await options.resolver().clear();
			} finally {
				options.refresh();
			}
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
		scanWorkspace: () => withFolder(() => scanWorkspace(options)),
		showModels: () => vscode.commands.executeCommand('weightwise.models.focus'),
		groupModels: () => options.models.chooseGrouping(),
		filterModels: () => options.models.toggleFindings(),
		fixWorkspace: async (rule) => (await import('./fixWorkspace')).fixWorkspace(options, rule),
		decide: (...args) => decide(options, args),
		openDecision: (...args) => openDecision(options, args),
		discardDecision: () => options.decisions.discard(),
		inspectWeights: (...args) => inspectWeights(options, args),
		writeLock: () => withFolder(async () => (await import('./lock/lockCommands')).writeLock(options)),
		verifyLock: () => withFolder(async () => (await import('./lock/lockCommands')).verifyLock(options)),
		openCell: async (row) => {
			const place = placeOfRow(row);
			if (place) {
				await openCell(place);
			}
		},
		copyId: async (row) => {
			const model = modelOfRow(row);
			if (model) {
				await vscode.env.clipboard.writeText(model.id);
			}
		},
		openOnHub: (row) => openOnHub(options, row),
		showAsked: () => vscode.commands.executeCommand('markdown.showPreview', options.privacyPage),
		openDocumentation: () => vscode.commands.executeCommand('markdown.showPreview', options.documentation),
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

/** Opens the page of the model of a row of the tree, where its hub has one. */
async function openOnHub({ resolver }: CommandOptions, row: unknown): Promise<void> {
	const model = modelOfRow(row);
	const lookup = model?.references[0]?.resolved.lookup;
	const page =
		model &&
		(resolver().page(model.hub, model.id) ?? (lookup?.state === 'unsupported' ? lookup.page : undefined));
	if (page !== undefined) {
		await vscode.env.openExternal(vscode.Uri.parse(page));
	} else if (model) {
		const message = vscode.l10n.t('No page on a hub is known for {0}.', inNotice(model.id));
		void vscode.window.showInformationMessage(message);
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

/** Does it where a folder is open; where there is none, says what to do. */
async function withFolder(act: () => Promise<void>): Promise<void> {
	if (vscode.workspace.workspaceFolders !== undefined) {
		return act();
	}
	const open = vscode.l10n.t('Open Folder');
	const message = vscode.l10n.t('No folder is open that could be looked through.');
	if ((await vscode.window.showInformationMessage(message, open)) === open) {
		await vscode.commands.executeCommand('vscode.openFolder');
	}
}

/** Looks through the workspace, and says what is known then. */
async function scanWorkspace({ scan, index }: CommandOptions): Promise<void> {
	if (!(await scan.run())) {
		return;
	}
	const models = listModels(index.places());
	// What is missing in what was found is said with it: what was not read may name models.
	const unread = unreadSentences(scan.unreadFiles);
	if (models.length === 0) {
		const none = scan.whole
			? vscode.l10n.t('No file of this workspace names a model that is loaded.')
			: vscode.l10n.t('No file that was read names a model that is loaded.');
		void vscode.window.showInformationMessage(inSentences(none, unread));
		return;
	}
	// Not waited for: the command has done its work, whether or not anybody answers.
	const unanswered = unansweredModels(models)?.count;
	const known = vscode.l10n.t('{0}.', knownWords(models.length, index.counts(), unanswered));
	void tellKnown(inSentences(known, unread));
}

async function tellKnown(message: string): Promise<void> {
	const show = vscode.l10n.t('Show');
	if ((await vscode.window.showInformationMessage(message, show)) === show) {
		await vscode.commands.executeCommand(commandIds.showModels);
	}
}
