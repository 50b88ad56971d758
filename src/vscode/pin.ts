import * as vscode from 'vscode';
import { checkReferences } from '../core/check';
import { inNotice } from '../core/report/notice';
import type { Resolver } from '../core/resolve';
import { unlessAborted } from './aborted';
import type { Analyses } from './analyses';
import { referenceAt } from './askedReference';
import { tellNone } from './chooseModel';
import { tellCode, toldCode } from './pinnedCode';
import { placeOf, sheetOf } from './sheets';
import { addEdits } from './spans';

/** What a pin is read from, and where its code is shown. */
export interface PinOptions {
	readonly analyses: Analyses;
	resolver(): Resolver;
	readonly log: vscode.LogOutputChannel;
}

/** Pins every unpinned load of the reference: the same edit as its quick fix. */
export async function pin(options: PinOptions, args: readonly unknown[]): Promise<void> {
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
		const told = toldCode([mended], (_, span) => placeOf(analysis.sheet, span).range.start.line);
		tellCode(options.resolver(), told);
	}
}
