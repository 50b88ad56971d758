import * as vscode from 'vscode';
import { decisionFolder } from '../../core/decide/record/decisionFolder';
import { inNotice } from '../../core/report/notice';
import type { ListedDecision } from './listed';

/** Asks what a decision is called; undefined where the person thinks better of it. */
export function askTitle(suggested: string): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		title: vscode.l10n.t('What is decided?'),
		prompt: vscode.l10n.t('A name for the decision; its record is called after it.'),
		placeHolder: vscode.l10n.t('Embeddings for product search'),
		value: suggested,
		// What somebody typed is not lost when another part of the editor takes the focus.
		ignoreFocusOut: true,
	});
}

/** Asks which of these is to be opened. */
export function chooseDecision(
	decisions: readonly ListedDecision[],
): Thenable<Pick<ListedDecision, 'slug'> | undefined> {
	return vscode.window.showQuickPick(
		decisions.map(({ slug, decision, isDraft }) => ({
			label: inNotice(decision?.title ?? slug),
			description: decision
				? inNotice(decision.choice?.id ?? vscode.l10n.t('open'))
				: vscode.l10n.t('cannot be read; opens as text'),
			detail: isDraft ? vscode.l10n.t('not saved yet') : inNotice(`${decisionFolder}/${slug}.json`),
			slug,
		})),
		{ title: vscode.l10n.t('Which decision?') },
	);
}
