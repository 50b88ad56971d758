import * as vscode from 'vscode';
import type { PanelAct } from '../../core/decide/screen/panelAct';
import { readAct } from '../../core/decide/screen/readAct';
import type { Screen } from '../../core/decide/screen/screen';
import type { ToDecisionPanel } from '../../panel/decision/protocol';
import { pageFolders, pageOf } from '../page';
import { panelWords } from './words';

/** What a panel is drawn from and whom it tells. */
export interface PanelSource {
	screen(): Screen;
	act(act: PanelAct): void;
	/** What the page keeps, so that the editor brings it back after a restart. */
	remember(): Readonly<Record<string, string>>;
}

/** What changes within this time is drawn together; nobody sees the difference. */
const gatheringMs = 50;

/**
 * The window of one decision. It holds nothing of the decision: it is drawn from the session whenever it asks, so that
 * hiding, moving and reloading it lose nothing.
 */
export class DecisionPanel implements vscode.Disposable {
	private ready = false;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private readonly subscriptions: vscode.Disposable[];

	constructor(
		private readonly panel: vscode.WebviewPanel,
		extensionUri: vscode.Uri,
		private readonly source: PanelSource,
		told: { closed(): void; moved(): void },
	) {
		panel.webview.options = { enableScripts: true, localResourceRoots: pageFolders(extensionUri) };
		// A tab's icon is a picture, which takes no colour from the theme.
		const icon = (kind: string) => vscode.Uri.joinPath(extensionUri, 'media', `decision-${kind}.svg`);
		panel.iconPath = { light: icon('light'), dark: icon('dark') };
		this.subscriptions = [
			panel.onDidDispose(() => {
				clearTimeout(this.timer);
				told.closed();
			}),
			panel.onDidChangeViewState(() => told.moved()),
			panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
		];
		panel.webview.html = pageOf(panel.webview, extensionUri, {
			styles: ['decision.css', 'comparison.css', 'drawings.css'],
			script: 'decision.js',
			busy: true,
		});
	}

	/** It has the focus of the editors. */
	get isActive(): boolean {
		return this.panel.active;
	}

	reveal(): void {
		this.panel.reveal();
	}

	/** Draws soon what the session says then: facts arrive by the dozen, and a screen is as much work for ten as for one. */
	draw(): void {
		this.timer ??= setTimeout(() => this.drawNow(), gatheringMs);
	}

	/** Before the page has loaded there is nobody to draw for; it asks itself. */
	private drawNow(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		const screen = this.source.screen();
		this.panel.title = screen.title;
		if (this.ready) {
			this.send({ type: 'screen', screen, remember: this.source.remember(), words: panelWords() });
		}
	}

	dispose(): void {
		clearTimeout(this.timer);
		for (const subscription of this.subscriptions) {
			subscription.dispose();
		}
		this.panel.dispose();
	}

	private send(message: ToDecisionPanel): void {
		void this.panel.webview.postMessage(message);
	}

	private receive(message: unknown): void {
		if (typeof message === 'object' && message !== null && 'ready' in message) {
			this.ready = true;
			this.drawNow();
			return;
		}
		const act = readAct(message);
		if (act) {
			this.source.act(act);
		}
	}
}
