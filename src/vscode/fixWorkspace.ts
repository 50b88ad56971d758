import * as vscode from 'vscode';
import { type FileFixes, fixableRules, fixesFor } from '../core/fixAll';
import type { Span } from '../core/reference';
import type { CheckedFile } from '../core/report/checked';
import { createLineIndex } from '../core/report/lineIndex';
import type { Resolver } from '../core/resolve';
import { rules } from '../core/rules/index';
import { inList } from '../core/wording';
import { unlessAborted } from './aborted';
import type { Analyses, Analysis } from './analyses';
import { tellCode, toldCode } from './pinnedCode';
import { isRead } from './selector';
import { placeOf } from './sheets';
import { addEdits } from './spans';
import type { WorkspaceScan } from './workspaceScan';

/** What holds the files that are open, and those that were scanned. */
export interface FixOptions {
	readonly analyses: Analyses;
	readonly scan: WorkspaceScan;
	resolver(): Resolver;
}

/** Shows the fixes of one rule in open and scanned files, each to be ticked before anything is written. */
export async function fixWorkspace({ analyses, scan, resolver }: FixOptions, given: unknown): Promise<void> {
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
	const rule = typeof given === 'string' ? given : await chooseRule([...checked, ...(await closedOf(scan))]);
	if (rule === undefined) {
		return;
	}
	const edit = new vscode.WorkspaceEdit();
	const all = [...(await scan.addFixes(edit, rule))];
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
	// The editor's preview begins with nothing ticked, and does not say so. Not waited for: it stands beside the preview.
	void vscode.window.showInformationMessage(
		vscode.l10n.t('Tick in the preview what is to be changed, then choose Apply.'),
	);
	if (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) {
		const lineOf = (file: FileFixes, span: Span) => {
			const sheet = sheets.get(file);
			return sheet
				? placeOf(sheet, span).range.start.line
				: createLineIndex(file.text).position(span.start).line - 1;
		};
		tellCode(resolver(), toldCode(all, lineOf));
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

/** What may be fixed in files that were scanned and are not open. */
async function closedOf(scan: WorkspaceScan): Promise<CheckedFile[]> {
	const files: CheckedFile[] = [];
	for await (const { file } of scan.fixable()) {
		files.push(file);
	}
	return files;
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
