import * as vscode from 'vscode';
import { isOnThisMachine } from '../core/hubs/ownMachine';
import { commandIds, section } from './contributions';

const key = 'asked.explained';

/**
 * Says once, at the first question that leaves this machine, what is asked and of whom. It is a notice in the corner: it
 * waits for nobody and takes no focus. A hub on this machine needs none.
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
		// Noted first: of several questions at once only one explains, and a window that ends now has said it.
		this.explained = true;
		void this.memory.update(key, true);
		void this.explain(new URL(address).host);
	}

	private async explain(host: string): Promise<void> {
		const more = vscode.l10n.t('What Is Asked');
		const settings = vscode.l10n.t('Settings');
		const message = vscode.l10n.t(
			'Weightwise asks {0} about the models that your code names. Only their names are sent, and your token where you gave one: no code, no file names, no telemetry. Names that look private are kept back.',
			host,
		);
		const chosen = await vscode.window.showInformationMessage(message, more, settings);
		if (chosen === more) {
			await vscode.commands.executeCommand(commandIds.showAsked);
		} else if (chosen === settings) {
			await vscode.commands.executeCommand('workbench.action.openSettings', `${section}.hub`);
		}
	}
}
