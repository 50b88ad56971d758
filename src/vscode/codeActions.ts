import * as vscode from 'vscode';
import type { Finding, Fix } from '../core/model';
import { unlessAborted } from './aborted';
import type { Analyses } from './analyses';
import { placeOf, type Sheet, sheetOf } from './sheets';
import { addEdits } from './spans';

const patienceMs = 500;

/** Quick fixes of findings under the cursor, and "fix all of this rule in the file" where that loads the same as before. */
export class CodeActions implements vscode.CodeActionProvider {
	static readonly kinds = [vscode.CodeActionKind.QuickFix];

	constructor(
		private readonly analyses: Analyses,
		private readonly rulePage: (rule: string) => vscode.Uri,
	) {}

	async provideCodeActions(
		document: vscode.TextDocument,
		range: vscode.Range,
		context: vscode.CodeActionContext,
		token: vscode.CancellationToken,
	): Promise<vscode.CodeAction[]> {
		const analysis = await soon(unlessAborted(this.analyses.analysis(document)));
		if (!analysis || token.isCancellationRequested || sheetOf(document).version !== analysis.sheet.version) {
			return [];
		}
		const { findings, sheet } = analysis;
		const here = findings.filter((finding) =>
			[finding.span, ...finding.uses].some((span) => {
				const place = placeOf(sheet, span);
				return place.document === document && place.range.intersection(range);
			}),
		);
		const actions = here.flatMap((finding) =>
			finding.fixes.map((fix) => toAction(sheet, finding, fix, context)),
		);
		for (const rule of new Set(here.map((finding) => finding.rule))) {
			actions.push(...fixAll(sheet, rule, findings), this.openPage(rule));
		}
		return actions;
	}

	private openPage(rule: string): vscode.CodeAction {
		const title = vscode.l10n.t('Why Weightwise says this ({0})', rule);
		const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
		action.command = { title, command: 'markdown.showPreview', arguments: [this.rulePage(rule)] };
		return action;
	}
}

/** The value if it is there within a moment. A menu must not wait for a hub; VS Code asks again when findings come. */
function soon<Value>(question: Promise<Value>): Promise<Value | undefined> {
	let timer: ReturnType<typeof setTimeout>;
	const moment = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), patienceMs);
	});
	return Promise.race([question, moment]).finally(() => clearTimeout(timer));
}

function toAction(
	sheet: Sheet,
	finding: Finding,
	fix: Fix,
	context: vscode.CodeActionContext,
): vscode.CodeAction {
	const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
	action.edit = new vscode.WorkspaceEdit();
	addEdits(
		action.edit,
		sheet,
		fix.edits,
		fix.behaviour ? { label: vscode.l10n.t('Tick to apply: {0}', fix.title) } : undefined,
	);
	action.diagnostics = context.diagnostics.filter((diagnostic) => isOf(diagnostic, finding));
	action.isPreferred = fix.preferred && !fix.behaviour;
	return action;
}

function isOf(diagnostic: vscode.Diagnostic, finding: Finding): boolean {
	const { code } = diagnostic;
	return (
		diagnostic.source === 'weightwise' &&
		typeof code === 'object' &&
		code.value === finding.rule &&
		diagnostic.message === finding.message
	);
}

/** One action for all findings of a rule, when there are several whose fix keeps behaviour. */
function fixAll(sheet: Sheet, rule: string, findings: readonly Finding[]): vscode.CodeAction[] {
	const fixes = findings
		.filter((finding) => finding.rule === rule)
		.flatMap((finding) => finding.fixes.filter((fix) => !fix.behaviour).slice(0, 1));
	if (fixes.length < 2) {
		return [];
	}
	const title = vscode.l10n.t('Fix all {0} findings of {1} in this file', fixes.length, rule);
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.edit = new vscode.WorkspaceEdit();
	addEdits(
		action.edit,
		sheet,
		fixes.flatMap((fix) => fix.edits),
	);
	return [action];
}
