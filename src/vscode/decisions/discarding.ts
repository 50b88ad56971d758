import * as vscode from 'vscode';
import { inNotice } from '../../core/report/notice';

/** A decision that the editor keeps, and of which there is no record. */
export interface UnsavedDecision {
	readonly slug: string;
	readonly title: string;
	readonly folder: vscode.Uri | undefined;
	/** Something was said in it that could not be saved. */
	readonly said: boolean;
}

/** The one to discard: of several a person chooses. Undefined where there is none, which is said, or none was chosen. */
export async function chooseUnsaved(
	unsaved: readonly UnsavedDecision[],
): Promise<UnsavedDecision | undefined> {
	const [first, ...others] = unsaved;
	if (!first) {
		const message = vscode.l10n.t('There is no decision that is not saved.');
		void vscode.window.showInformationMessage(message);
		return undefined;
	}
	if (others.length === 0) {
		return first;
	}
	const picked = await vscode.window.showQuickPick(
		unsaved.map((one) => ({ label: inNotice(one.title), description: inNotice(one.slug), one })),
		{ title: vscode.l10n.t('Discard which decision?') },
	);
	return picked?.one;
}

/** Asks before it is gone: nothing brings it back. */
export async function isToDiscard({ title, said }: UnsavedDecision): Promise<boolean> {
	const discard = vscode.l10n.t('Discard');
	const answer = await vscode.window.showWarningMessage(
		vscode.l10n.t('Discard the decision "{0}"?', inNotice(title)),
		{
			modal: true,
			detail: said
				? vscode.l10n.t('What was said in it could not be saved, and is lost with it.')
				: vscode.l10n.t('Nothing was said in it, and there is no file of it. It cannot be brought back.'),
		},
		discard,
	);
	return answer === discard;
}
