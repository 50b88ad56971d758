import * as vscode from 'vscode';
import { allParts, askDetails } from '../core/decide/details';
import { type Details, modelFacts } from '../core/decide/modelFacts';
import type { ResolvedReference } from '../core/finding';
import type { ModelReference } from '../core/reference';
import { toFacts } from '../core/report/facts';
import { reasonsOnce } from '../core/report/factsOnce';
import { signsLegend } from '../core/report/signs';
import type { Resolver } from '../core/resolve';
import { traceOf } from '../core/thrown';
import { isFromPanel, type ToPanel } from '../panel/protocol';
import { pageFolders, pageOf } from './page';
import { isPageActive } from './pageColumn';

/** What the page offers beside its facts. */
export interface ModelActs {
	askAgain(): void;
	inspect(reference: ModelReference): unknown;
	decide(reference: ModelReference): unknown;
}

/** All facts of one model beside the code. The state lives here; the panel is drawn from it whenever it asks. */
export class ModelPanel implements vscode.Disposable {
	private panel: vscode.WebviewPanel | undefined;
	private reference: ModelReference | undefined;
	/** Makes what the page shows, with its ages as they are when it is made. */
	private message: (() => ToPanel) | undefined;
	private asking: AbortController | undefined;

	constructor(
		private readonly extensionUri: vscode.Uri,
		private readonly resolver: () => Resolver,
		private readonly log: vscode.LogOutputChannel,
		private readonly acts: ModelActs,
	) {}

	/** Draws the facts afresh, when a panel is open. */
	async refresh(): Promise<void> {
		if (this.panel) {
			await this.ask();
		}
	}

	/** `focus`: whoever opened it by keyboard goes on there. */
	async show(reference: ModelReference, focus = false): Promise<void> {
		this.reference = reference;
		this.panel ??= this.open();
		this.panel.title = reference.id;
		this.panel.reveal(undefined, !focus);
		await this.ask();
	}

	dispose(): void {
		this.asking?.abort();
		this.panel?.dispose();
	}

	private async ask(): Promise<void> {
		const { reference } = this;
		if (!reference) {
			return;
		}
		this.asking?.abort();
		const asking = new AbortController();
		this.asking = asking;
		this.send(() => ({ type: 'asking', id: reference.id, words: vscode.l10n.t('Asking the hub…') }));
		try {
			const resolver = this.resolver();
			const [resolved] = await resolver.resolve([reference], asking.signal);
			if (!resolved || asking.signal.aborted) {
				return;
			}
			const facts = modelFacts(reference, resolved.lookup);
			this.send(() => this.toMessage(resolved, {}, facts !== undefined));
			if (facts) {
				const details = await askDetails(resolver, facts, allParts, asking.signal);
				this.send(() => this.toMessage(resolved, details, false));
			}
		} catch (error) {
			if (!asking.signal.aborted) {
				this.log.error(`Facts of ${reference.id}: ${traceOf(error)}`);
			}
		}
	}

	private toMessage(resolved: ResolvedReference, details: Details, asking: boolean): ToPanel {
		const { id, hub } = resolved.reference;
		return {
			type: 'facts',
			id,
			...reasonsOnce(toFacts(resolved, Date.now(), details, asking)),
			hasPage: this.resolver().page(hub, id) !== undefined,
			words: {
				fact: vscode.l10n.t('Fact'),
				value: vscode.l10n.t('Value'),
				source: vscode.l10n.t('Read from'),
				openPage: vscode.l10n.t('Open on the hub'),
				askAgain: vscode.l10n.t('Ask the hub again'),
				inspect: vscode.l10n.t('Inspect weights'),
				decide: vscode.l10n.t('Decide about this model'),
				onlyMissing: vscode.l10n.t('Only what is not stated'),
				contradictory: vscode.l10n.t('contradictory'),
				legend: signsLegend(['○', '≠']),
			},
		};
	}

	private send(message: () => ToPanel): void {
		this.message = message;
		void this.panel?.webview.postMessage(message());
	}

	private open(): vscode.WebviewPanel {
		const panel = vscode.window.createWebviewPanel(
			'weightwise.model',
			'Weightwise',
			{
				viewColumn: isPageActive() ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside,
				preserveFocus: true,
			},
			{ enableScripts: true, localResourceRoots: pageFolders(this.extensionUri) },
		);
		panel.onDidDispose(() => {
			this.panel = undefined;
			this.asking?.abort();
		});
		panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
		panel.webview.html = pageOf(panel.webview, this.extensionUri, {
			styles: ['panel.css'],
			script: 'panel.js',
		});
		return panel;
	}

	private receive(message: unknown): void {
		if (!isFromPanel(message)) {
			return;
		}
		if (message.type === 'ready' && this.message) {
			// The page was hidden, and what it said of ages is old.
			this.send(this.message);
		} else if (message.type === 'askAgain') {
			this.acts.askAgain();
		} else if ((message.type === 'inspect' || message.type === 'decide') && this.reference) {
			void this.acts[message.type](this.reference);
		} else if (message.type === 'openPage' && this.reference) {
			const page = this.resolver().page(this.reference.hub, this.reference.id);
			if (page) {
				void vscode.env.openExternal(vscode.Uri.parse(page));
			}
		}
	}
}
