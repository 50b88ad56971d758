import * as vscode from 'vscode';
import { inNotice } from '../core/report/notice';
import { listModels } from '../core/report/overview';
import { knownWords } from '../core/report/summaryText';
import { unansweredModels } from '../core/report/unanswered';
import { unpinnedRevision } from '../core/rules/unpinned-revision';
import { tellNone } from './chooseModel';
import { commandIds } from './contributions';
import type { IndexedReference, ModelIndex } from './modelIndex';

/**
 * A place of the workspace that a fix can pin, chosen by its model; the editor then shows it. Undefined when none was
 * chosen, or where there is none: then it is said why.
 */
export async function choosePin(index: ModelIndex): Promise<IndexedReference | undefined> {
	const models = listModels(index.references());
	if (models.length === 0) {
		await tellNone();
		return undefined;
	}
	const choices = models.flatMap(({ id, words, references }) => {
		const place = references.find(canBePinned);
		// What lists them was given references of the index.
		return place ? [{ label: inNotice(id), description: words, place: place as IndexedReference }] : [];
	});
	if (choices.length === 0) {
		const counts = { error: 0, warning: 0, info: 0, hint: 0 };
		const unanswered = unansweredModels(models)?.count;
		await tellUnpinnable(unanswered && knownWords(models.length, counts, unanswered));
		return undefined;
	}
	const title = vscode.l10n.t('Which model?');
	const place = (await vscode.window.showQuickPick(choices, { title }))?.place;
	if (place) {
		const { uri, range } = place.location;
		const selection = new vscode.Range(range.start, range.start);
		await vscode.commands.executeCommand('vscode.open', uri, { selection });
	}
	return place;
}

const canBePinned = ({ findings }: Pick<IndexedReference, 'findings'>): boolean =>
	findings.some(
		({ rule, fixes, suppressed }) => rule === unpinnedRevision.id && fixes.length > 0 && !suppressed,
	);

/** @param unanswered What is not known of the models; absent where the hubs have said something of each. */
async function tellUnpinnable(unanswered: string | undefined): Promise<void> {
	const show = vscode.l10n.t('Show');
	const message = unanswered
		? vscode.l10n.t(
				'Nothing can be pinned now, since only the hub says which commit a branch means: {0}.',
				unanswered,
			)
		: vscode.l10n.t('No model that is known here has a load left that a fix could pin.');
	if ((await vscode.window.showInformationMessage(message, show)) === show) {
		await vscode.commands.executeCommand(commandIds.showModels);
	}
}
