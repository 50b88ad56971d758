import * as vscode from 'vscode';
import { fixableRules, fixesFor } from '../core/fixAll';
import type { CheckedFile } from '../core/report/checked';
import { rules } from '../core/rules/index';
import { inList } from '../core/wording';
import { unlessAborted } from './aborted';
import type { Analyses, Analysis } from './analyses';
import { isRead } from './selector';
import { addEdits } from './spans';
import type { WorkspaceScan } from './workspaceScan';

/** What holds the files that are open, and those that were scanned. */
export interface FixOptions {
	readonly analyses: Analyses;
	readonly scan: WorkspaceScan;
}

/** Shows the fixes of one rule in open and scanned files, each to be ticked before anything is written. */
export async function fixWorkspace({ analyses, scan }: FixOptions, given: unknown): Promise<void> {
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
	let count = scan.addFixes(edit, rule);
	for (const [index, { sheet }] of open.entries()) {
		const [fixes] = fixesFor(checked.slice(index, index + 1), { rules: [rule], behaviour: false });
		addEdits(edit, sheet, fixes?.edits ?? [], { label: vscode.l10n.t('Fixes of {0}', rule) });
		count += fixes?.applied.length ?? 0;
	}
	if (count === 0) {
		const message = vscode.l10n.t(
			'There is nothing of {0} that can be fixed without changing what is loaded.',
			rule,
		);
		void vscode.window.showInformationMessage(message);
		return;
	}
	await vscode.workspace.applyEdit(edit, { isRefactoring: true });
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
