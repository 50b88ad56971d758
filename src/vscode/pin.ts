import * as vscode from 'vscode';
import { checkReferences } from '../core/check';
import { formatOf } from '../core/formats';
import { inNotice } from '../core/report/notice';
import type { Resolver } from '../core/resolve';
import { unlessAborted } from './aborted';
import type { Analyses } from './analyses';
import { namesModels, referenceAt, referenceAtCursor } from './askedReference';
import { choosePin } from './choosePin';
import { setContext } from './contexts';
import type { ModelIndex } from './modelIndex';
import { tellCode, toldCode } from './pinnedCode';
import { placeOf, sheetOf } from './sheets';
import { addEdits } from './spans';

/** What a pin is read from, and where its code is shown. */
export interface PinOptions {
	readonly analyses: Analyses;
	readonly index: ModelIndex;
	resolver(): Resolver;
	readonly log: vscode.LogOutputChannel;
}

/** Pins every unpinned load of the reference: the same edit as its quick fix. */
export async function pin(options: PinOptions, args: readonly unknown[]): Promise<void> {
	const found = (await referenceAt(options, args)) ?? (await elsewhere(options, args));
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
		format: formatOf(document.uri.path, document.languageId),
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
	if (!(await vscode.workspace.applyEdit(edit))) {
		return;
	}
	setContext('pinned', true);
	if (finding && fix.code) {
		const { path } = analysis.sheet;
		const mended = { path, text: analysis.text, edits: fix.edits, applied: [{ finding, fix }], left: 0 };
		const told = toldCode([mended], (_, span) => placeOf(analysis.sheet, span).range.start.line);
		tellCode(options.resolver(), told);
	}
}

/** From the palette or the walkthrough, where the open file names no model: at a place of the workspace to be chosen. */
async function elsewhere(options: PinOptions, args: readonly unknown[]) {
	if (args.length > 0 || (await namesModels(options.analyses))) {
		return undefined;
	}
	const place = await choosePin(options.index);
	const { id } = place?.resolved.reference ?? {};
	const found = place && (await referenceAtCursor(options, []));
	if (found && found.reference.id === id) {
		return found;
	}
	if (id !== undefined) {
		// A place in a notebook that was closed is one of its file, not of a cell.
		const message = vscode.l10n.t('Put the cursor on {0} in this file, and take its quick fix.', id);
		void vscode.window.showInformationMessage(inNotice(message));
	}
	return undefined;
}
