import * as vscode from 'vscode';
import { checkReferences } from '../core/check';
import type { Resolver } from '../core/resolve';
import { unlessAborted } from './aborted';
import type { Analyses } from './analyses';
import { commandIds } from './contributions';
import { placeAt } from './hover';
import type { ModelPanel } from './modelPanel';
import type { ModelsView } from './modelsView';
import { offsetIn, sheetOf } from './sheets';
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
		showModel: async (...args) => {
			const found = await referenceAt(options, args);
			if (found) {
				// From the palette it was asked for by keyboard; a link of a hover was clicked.
				await panel.show(found.reference, args.length === 0);
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
		scanWorkspace: () => options.scan.run(),
		showModels: () => vscode.commands.executeCommand('weightwise.models.focus'),
		groupModels: () => options.models.chooseGrouping(),
		filterModels: () => options.models.toggleFindings(),
	};
	return vscode.Disposable.from(
		...Object.entries(handlers).map(([name, handler]) =>
			vscode.commands.registerCommand(commandIds[name as keyof typeof commandIds], handler),
		),
	);
}

/** Pins every unpinned load of the reference: the same edit as its quick fix. */
async function pin(options: CommandOptions, args: readonly unknown[]): Promise<void> {
	const found = await referenceAt(options, args);
	if (!found) {
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
			finding?.message ?? vscode.l10n.t('There is no load of {0} here that could be pinned.', reference.id),
		);
		return;
	}
	const edit = new vscode.WorkspaceEdit();
	addEdits(edit, analysis.sheet, fix.edits, fix.behaviour ? { label: fix.title } : undefined);
	await vscode.workspace.applyEdit(edit);
}

/** From a hover's link `[uri, offset]`, or, from the palette, at the cursor. */
async function referenceAt({ analyses }: CommandOptions, [uri, offset]: readonly unknown[]) {
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
	if (!document || !place) {
		void vscode.window.showInformationMessage(
			vscode.l10n.t('Place the cursor on a model id, or on a name that stands for one, and try again.'),
		);
		return undefined;
	}
	return { document, reference: place.reference };
}
