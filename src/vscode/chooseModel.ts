import * as vscode from 'vscode';
import type { ModelReference } from '../core/reference';
import { inNotice } from '../core/report/notice';
import { type ListedModel, listModels } from '../core/report/overview';
import { commandIds } from './contributions';
import type { ModelIndex } from './modelIndex';
import { notebookOf, placeOf, sheetOf } from './sheets';

interface Choice extends vscode.QuickPickItem {
	readonly reference: ModelReference;
}

/**
 * For a command from the palette, with the cursor on no model: lets a person choose among the references of the document.
 * One alone is taken as it is. Undefined when there is none, or none was chosen.
 */
export async function chooseReference(
	document: vscode.TextDocument | undefined,
	references: readonly ModelReference[],
): Promise<ModelReference | undefined> {
	const named = references.filter(({ role }) => role !== 'mention');
	if (!document || named.length === 0) {
		return undefined;
	}
	if (named.length === 1) {
		return named[0];
	}
	const sheet = sheetOf(document);
	const choices = named.map((reference): Choice => {
		const { range } = placeOf(sheet, reference.span);
		return {
			label: inNotice(reference.id),
			description: vscode.l10n.t('line {0}', range.start.line + 1),
			reference,
		};
	});
	const title = vscode.l10n.t('Which model?');
	return (await vscode.window.showQuickPick(choices, { title }))?.reference;
}

/** The same among all models that are known in the workspace. Where there is none, it is said what to do. */
export async function chooseKnown(index: ModelIndex): Promise<ModelReference | undefined> {
	const choices = listModels(index.places()).flatMap(({ references: [first], words }): Choice[] => {
		const reference = first?.resolved.reference;
		return reference ? [{ label: inNotice(reference.id), description: words, reference }] : [];
	});
	if (choices.length === 0) {
		await tellNone();
		return undefined;
	}
	const title = vscode.l10n.t('Which model?');
	return (await vscode.window.showQuickPick(choices, { title }))?.reference;
}

/**
 * A model that is known in the workspace and that is to be decided about, those of the open file first; or 'none', also
 * where none is known. Undefined when the person went away.
 */
export async function chooseToDecide(index: ModelIndex): Promise<ListedModel | 'none' | undefined> {
	const models = listModels(index.places());
	if (models.length === 0) {
		return 'none';
	}
	const document = vscode.window.activeTextEditor?.document;
	const open = document && (notebookOf(document) ?? document).uri.toString();
	const isHere = ({ references }: ListedModel) => references.some(({ file }) => file === open);
	const sorted = [...models.filter(isHere), ...models.filter((model) => !isHere(model))];
	const none = {
		label: vscode.l10n.t('None yet'),
		description: vscode.l10n.t('candidates are looked for in the decision'),
		alwaysShow: true,
		model: 'none' as const,
	};
	const choices = sorted.map((model) => ({
		label: inNotice(model.id),
		description: model.words,
		model,
	}));
	const title = vscode.l10n.t('Which model?');
	return (await vscode.window.showQuickPick([none, ...choices], { title }))?.model;
}

/** That there is nothing to choose from, with what brings something. */
export async function tellNone(): Promise<void> {
	const scan = vscode.l10n.t('Look for Models');
	const message = vscode.l10n.t(
		'No model is known here. Open a file that loads one, or have the workspace looked through.',
	);
	if ((await vscode.window.showInformationMessage(message, scan)) === scan) {
		await vscode.commands.executeCommand(commandIds.scanWorkspace);
	}
}
