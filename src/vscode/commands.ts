import * as vscode from 'vscode';
import type { Resolver } from '../core/resolve';
import { unlessAborted } from './aborted';
import type { Analyses } from './analyses';
import { commandIds } from './contributions';
import { placeAt } from './hover';
import type { ModelPanel } from './modelPanel';
import { addEdits } from './spans';
import type { TokenSource } from './token';

export interface CommandOptions {
	readonly analyses: Analyses;
	resolver(): Resolver;
	readonly token: TokenSource;
	readonly panel: ModelPanel;
	readonly log: vscode.LogOutputChannel;
	/** Looks at all open documents afresh. */
	refresh(): void;
}

export function registerCommands(options: CommandOptions): vscode.Disposable {
	const { token, log, panel } = options;
	const handlers: Record<keyof typeof commandIds, (...args: unknown[]) => unknown> = {
		pin: (...args) => pin(options, args),
		showModel: async (...args) => {
			const found = await referenceAt(options, args);
			if (found) {
				await panel.show(found.reference);
			}
		},
		askAgain: async () => {
			await options.resolver().clear();
			options.refresh();
			void vscode.window.setStatusBarMessage(vscode.l10n.t('Weightwise asks the hub again.'), 3000);
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
	if (!analysis) {
		return;
	}
	const { findings, version } = analysis;
	const fix = findings.find(
		(finding) => finding.rule === 'unpinned-revision' && finding.span.start === reference.span.start,
	)?.fixes[0];
	if (!fix) {
		void vscode.window.showInformationMessage(
			vscode.l10n.t('There is nothing to pin for {0} here.', reference.id),
		);
		return;
	}
	if (document.version === version) {
		const edit = new vscode.WorkspaceEdit();
		addEdits(edit, document, fix.edits);
		await vscode.workspace.applyEdit(edit);
	}
}

/** From a hover's link `[uri, offset]`, or, from the palette, at the cursor. */
async function referenceAt({ analyses }: CommandOptions, [uri, offset]: readonly unknown[]) {
	const editor = vscode.window.activeTextEditor;
	const document =
		typeof uri === 'string'
			? vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri)
			: editor?.document;
	const at = typeof offset === 'number' ? offset : editor && document?.offsetAt(editor.selection.active);
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
