import * as vscode from 'vscode';
import { isOnThisMachine } from '../core/hubs/ownMachine';
import { inNotice } from '../core/report/notice';
import { sentenceOf } from '../core/thrown';
import { commandIds, section, settingKeys } from './contributions';

const key = 'asked.explained';

/**
 * Says once, at the first question that leaves this machine and before it is sent, what is asked and of whom. It is a
 * notice in the corner: it keeps no question back, waits for nobody and takes no focus. The editor puts it away after a while, so a new window says it again until
 * somebody has answered it or closed it. A hub on this machine needs none.
 */
export class AskedNotice {
	private explained: boolean;

	constructor(private readonly memory: vscode.Memento) {
		this.explained = memory.get<boolean>(key) ?? false;
	}

	/** `address` of a question that is about to be asked. */
	before(address: string): void {
		if (this.explained || isOnThisMachine(address)) {
			return;
		}
		// Of several questions at once only one explains.
		this.explained = true;
		void this.explain(new URL(address).host);
	}

	private async explain(host: string): Promise<void> {
		const fine = vscode.l10n.t('OK');
		const more = vscode.l10n.t('What Is Asked');
		const off = vscode.l10n.t('Do Not Ask Hubs');
		const message = vscode.l10n.t(
			'Weightwise asks {0} about the models that your code names. Only their names and revisions are sent, and your token where you gave one: no code, no file names, no telemetry. Names that look private are kept back.',
			host,
		);
		const chosen = await vscode.window.showInformationMessage(message, fine, more, off);
		if (chosen === off) {
			const refused = await turnOff();
			if (refused !== undefined) {
				// It was no answer then: the next window asks again.
				void vscode.window.showErrorMessage(inNotice(refused));
				return;
			}
		}
		await this.memory.update(key, true);
		if (chosen === more) {
			await vscode.commands.executeCommand(commandIds.showAsked);
		}
	}
}

/** Has no hub asked, in any folder, and says how that is undone. What went wrong, where the settings take nothing. */
async function turnOff(): Promise<string | undefined> {
	const configuration = () => vscode.workspace.getConfiguration(section);
	try {
		await configuration().update(settingKeys.hubEnabled, false, vscode.ConfigurationTarget.Global);
	} catch (error) {
		return vscode.l10n.t(
			'Hubs are still asked: your settings could not be written ({0}). Save or mend them, then turn off {1}.',
			sentenceOf(error),
			`${section}.${settingKeys.hubEnabled}`,
		);
	}
	void tellTurnedOff(configuration().get<boolean>(settingKeys.hubEnabled) === true);
	return undefined;
}

/** @param still Whether the workspace, which has the last word in its window, has hubs asked all the same. */
async function tellTurnedOff(still: boolean): Promise<void> {
	const settings = vscode.l10n.t('Settings');
	const message = still
		? vscode.l10n.t('The settings of this workspace still have hubs asked; turn it off there, too.')
		: vscode.l10n.t(
				'No hub is asked any more. Models are still found in the code; what hubs say of them is not known.',
			);
	if ((await vscode.window.showInformationMessage(message, settings)) === settings) {
		await vscode.commands.executeCommand(
			'workbench.action.openSettings',
			`${section}.${settingKeys.hubEnabled}`,
		);
	}
}
