import * as vscode from 'vscode';
import { setContext } from './contexts';
import { environment } from './settings';

const key = 'weightwise.token';

/** The hub token: the one signed in with, else `HF_TOKEN`. It is kept in SecretStorage and nowhere else. */
export interface TokenSource {
	read(): Promise<string | undefined>;
	readonly onDidChange: vscode.Event<void>;
	/** Asks for a token and keeps it. False when the person changed their mind. */
	signIn(): Promise<boolean>;
	signOut(): Promise<void>;
	/** Whether questions carry a token, wherever it comes from. */
	signedIn(): Promise<boolean>;
}

/** Also keeps the context up to date by which the menus show *Sign Out*. */
export function createTokenSource(context: vscode.ExtensionContext): TokenSource {
	const changed = new vscode.EventEmitter<void>();
	const read = async () => (await context.secrets.get(key)) ?? environment('HF_TOKEN');
	// Only what we keep ourselves can be forgotten by signing out.
	const tellContext = async () => setContext('signedIn', (await context.secrets.get(key)) !== undefined);
	void tellContext();
	context.subscriptions.push(
		changed,
		context.secrets.onDidChange((event) => {
			if (event.key === key) {
				void tellContext();
				changed.fire();
			}
		}),
	);
	return {
		read,
		signedIn: async () => (await read()) !== undefined,
		onDidChange: changed.event,
		async signIn() {
			const token = await vscode.window.showInputBox({
				title: vscode.l10n.t('Sign in to the hub'),
				prompt: vscode.l10n.t(
					'An access token with read permission, as the settings of your account on the hub give it. It is kept in the secret storage of VS Code and sent to that hub only.',
				),
				password: true,
				ignoreFocusOut: true,
				validateInput: (value) =>
					/^[\x21-\x7e]*$/.test(value.trim())
						? undefined
						: vscode.l10n.t('A token holds letters, digits and signs only, without spaces.'),
			});
			if (!token?.trim()) {
				return false;
			}
			await context.secrets.store(key, token.trim());
			return true;
		},
		signOut: async () => context.secrets.delete(key),
	};
}
