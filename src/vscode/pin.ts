import * as vscode from 'vscode';
import { checkReferences } from '../core/check';
import type { CodeAtCommit } from '../core/model';
import { inNotice } from '../core/report/notice';
import type { Resolver } from '../core/resolve';
import { unlessAborted } from './aborted';
import type { Analyses } from './analyses';
import { referenceAt } from './askedReference';
import { tellNone } from './chooseModel';
import { sheetOf } from './sheets';
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
	if ((await vscode.workspace.applyEdit(edit)) && fix.code) {
		// Not waited for: the command has done its work, whether or not anybody answers.
		void tellCode(fix.code, options.resolver());
	}
}

/** Says which code was pinned along, which nobody may have read. */
async function tellCode([code]: readonly CodeAtCommit[], resolver: Resolver): Promise<void> {
	if (!code) {
		return;
	}
	const { id, commit } = code;
	const page = resolver.page('huggingface', id, commit);
	const show = vscode.l10n.t('Show the Code');
	const message = inNotice(
		vscode.l10n.t('{0} is pinned, with code that runs on loading: read it before you run it.', id),
	);
	const chosen = await vscode.window.showInformationMessage(message, ...(page === undefined ? [] : [show]));
	if (chosen === show && page !== undefined) {
		await vscode.env.openExternal(vscode.Uri.parse(page));
	}
}
