import * as vscode from 'vscode';
import type { Finding, Fix } from '../core/finding';
import { type FileFixes, fixAllTitle, fixesFor, pinAllOf } from '../core/fixAll';
import { anyKnownModel } from '../core/rules/facts';
import { shortCommit } from '../core/rules/revision';
import { unpinnedRevision } from '../core/rules/unpinned-revision';
import { fixAllKind } from './actionKinds';
import type { Analysis } from './analyses';
import { commandIds, contextKeys, section } from './contributions';
import { tells } from './findingDiagnostics';
import { toldCode } from './pinnedCode';
import { placeOf, type Sheet } from './sheets';
import { addEdits, setComment } from './spans';

/** A fix of a finding; one that changes what is loaded is shown before it is done. */
export function toAction(
	sheet: Sheet,
	finding: Finding,
	fix: Fix,
	context: vscode.CodeActionContext,
): vscode.CodeAction {
	const title = fix.behaviour ? inPreview(fix.title) : fix.title;
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.edit = new vscode.WorkspaceEdit();
	const [edit, ...others] = fix.edits;
	if (fix.unfinished && edit && others.length === 0) {
		setComment(action.edit, sheet, edit);
	} else {
		const confirm = fix.behaviour ? { label: vscode.l10n.t('Tick to apply: {0}', fix.title) } : undefined;
		addEdits(action.edit, sheet, fix.edits, confirm);
	}
	action.diagnostics = context.diagnostics.filter((diagnostic) => tells(diagnostic, finding));
	action.isPreferred = fix.preferred && !fix.behaviour;
	if (finding.rule === unpinnedRevision.id) {
		// The editor's own command, after the edit: the walkthrough ticks its step off.
		action.command = {
			title: fix.title,
			command: 'setContext',
			arguments: [`${section}.${contextKeys.pinned}`, true],
		};
	}
	return action;
}

/** The title of what is not done at once: VS Code opens its preview of changes, in which it is ticked and applied. */
const inPreview = (title: string): string => vscode.l10n.t('{0} (tick it in the preview)', title);

/** One action for all findings of a rule in the file, when there are several that keep behaviour; and in all files. */
export function fixAll({ sheet, text, resolved, findings }: Analysis, rule: string): vscode.CodeAction[] {
	const file = { path: sheet.path, text, resolved, findings };
	const [fixes] = fixesFor([file], { rules: [rule], behaviour: false });
	if (!fixes) {
		return [];
	}
	const actions: vscode.CodeAction[] = [];
	if (fixes.applied.length > 1) {
		const title = fixAllTitle(fixes.applied.length, findings, rule);
		const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
		action.edit = new vscode.WorkspaceEdit();
		addEdits(action.edit, sheet, fixes.edits);
		tellAfter(action, sheet, fixes);
		actions.push(action);
	}
	const title = vscode.l10n.t('Fix all findings of {0} in the workspace…', rule);
	const everywhere = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	everywhere.command = { title, command: commandIds.fixWorkspace, arguments: [rule] };
	return [...actions, everywhere];
}

/** Rules whose fault is gone when every load of the repository names the same commit. */
export const pinRules: readonly string[] = ['unpinned-revision', 'mixed-revisions'];

/** All loads of the finding's repository in the file, at the commit that it means now; shown before it is done. */
export function pinAll(analysis: Analysis, { reference }: Finding): vscode.CodeAction[] {
	const { sheet, text, resolved, findings, declared } = analysis;
	const own = resolved.find((one) => one.reference === reference);
	const commit = own && anyKnownModel(own)?.model.commit;
	if (!reference || commit === undefined) {
		return [];
	}
	const file = { path: sheet.path, text, resolved, findings };
	const [pins] = pinAllOf([file], reference, commit, declared);
	if (!pins || pins.edits.length < 2) {
		return [];
	}
	const title = vscode.l10n.t(
		'Pin all {0} loads of {1} in this file to {2}',
		pins.edits.length,
		reference.id,
		shortCommit(commit),
	);
	const action = new vscode.CodeAction(inPreview(title), vscode.CodeActionKind.QuickFix);
	action.edit = new vscode.WorkspaceEdit();
	// Some of them may name another revision on purpose.
	addEdits(action.edit, sheet, pins.edits, { label: vscode.l10n.t('Tick to apply: {0}', title) });
	return [action];
}

/** Everything in the file that can be mended without changing what is loaded. */
export function fixFile({ sheet, text, resolved, findings }: Analysis): vscode.CodeAction[] {
	const [fixes] = fixesFor([{ path: sheet.path, text, resolved, findings }], { behaviour: false });
	if (!fixes) {
		return [];
	}
	const action = new vscode.CodeAction(vscode.l10n.t('Fix all that loads the same as before'), fixAllKind);
	action.edit = new vscode.WorkspaceEdit();
	addEdits(action.edit, sheet, fixes.edits);
	tellAfter(action, sheet, fixes);
	return [action];
}

/** Has it said after the edit which code it pinned, where it did: of many fixes at once nobody reads each title. */
function tellAfter(action: vscode.CodeAction, sheet: Sheet, fixes: FileFixes): void {
	const pinned = toldCode([fixes], (_, span) => placeOf(sheet, span).range.start.line);
	if (pinned.length > 0) {
		action.command = { title: action.title, command: commandIds.tellCode, arguments: [pinned] };
	}
}
