import * as vscode from 'vscode';
import { listModels } from '../core/report/overview';
import { knownWords } from '../core/report/summaryText';
import { unansweredModels } from '../core/report/unanswered';
import type { Resolver } from '../core/resolve';
import { inList } from '../core/wording';
import { commandIds } from './contributions';
import type { ModelIndex } from './modelIndex';

/** A pause that the hub asked for is looked at again when it should be over. */
const afterPauseMs = 500;

/** One item: how many models and findings there are, what the hubs did not say, and whether one is left alone. */
export class StatusBar implements vscode.Disposable {
	private readonly item = vscode.window.createStatusBarItem(
		'weightwise.status',
		vscode.StatusBarAlignment.Left,
		-10,
	);
	private readonly subscription: vscode.Disposable;
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly index: ModelIndex,
		/** Read at each use: a changed setting brings a new one; undefined until the first question. */
		private readonly resolver: () => Resolver | undefined,
		/** Whether questions carry a token. */
		private readonly signedIn: () => Promise<boolean>,
	) {
		this.item.name = 'Weightwise';
		this.item.command = commandIds.showModels;
		this.subscription = index.onDidChange(() => this.refresh());
		this.refresh();
	}

	dispose(): void {
		clearTimeout(this.timer);
		this.subscription.dispose();
		this.item.dispose();
	}

	refresh(): void {
		const listed = listModels(this.index.places());
		const models = listed.length;
		if (models === 0) {
			this.item.hide();
			return;
		}
		const counts = this.index.counts();
		const { error, warning } = counts;
		// The words are those of the view of models: one state, one name for it.
		const unanswered = unansweredModels(listed);
		const pausedUntil = this.resolver()?.pausedUntil;
		const pause =
			pausedUntil === undefined
				? undefined
				: vscode.l10n.t('Weightwise asks again at {0}', new Date(pausedUntil).toLocaleTimeString());
		const hub =
			unanswered || pause
				? {
						icon: pause ? 'clock' : 'debug-disconnect',
						words: inList([unanswered?.words ?? '', pause ?? '']),
					}
				: undefined;
		const parts = [
			models === 1 ? vscode.l10n.t('1 model') : vscode.l10n.t('{0} models', models),
			error > 0 ? `$(error) ${error}` : undefined,
			warning > 0 ? `$(warning) ${warning}` : undefined,
			hub && `$(${hub.icon}) ${hub.words}`,
		];
		this.item.text = `$(package) ${parts.filter((part) => part !== undefined).join('  ')}`;
		const tooltip = this.tooltip(
			knownWords(models, counts, unanswered?.count),
			unanswered?.lines ?? [],
			pausedUntil,
		);
		this.item.tooltip = tooltip;
		// Icons are not read out: what they stand for is said in words.
		const said = [
			parts[0] ?? '',
			vscode.l10n.t('{0} errors, {1} warnings', error, warning),
			hub?.words ?? '',
		];
		this.item.accessibilityInformation = { label: vscode.l10n.t('{0}: {1}', 'Weightwise', inList(said)) };
		this.item.show();
		if (pausedUntil !== undefined) {
			void this.offerSignIn(tooltip);
		}
		clearTimeout(this.timer);
		if (pausedUntil !== undefined) {
			const wait = Math.max(0, pausedUntil - Date.now()) + afterPauseMs;
			this.timer = setTimeout(() => this.refresh(), wait);
		}
	}

	/** A hub that asks for a pause allows more to those it knows. Said once, though the item is drawn anew meanwhile. */
	private async offerSignIn(tooltip: string): Promise<void> {
		if (!(await this.signedIn()) && this.item.tooltip === tooltip) {
			const offer = vscode.l10n.t(
				'Signed in, Hugging Face allows more: run "Weightwise: Sign In to the Hub".',
			);
			this.item.tooltip = `${tooltip}\n${offer}`;
		}
	}

	private tooltip(known: string, unanswered: readonly string[], pausedUntil: number | undefined): string {
		const lines = [
			vscode.l10n.t('Weightwise: show the models of this workspace'),
			vscode.l10n.t('{0}.', known),
			vscode.l10n.t('Each finding is counted once, as in the Problems view, which lists no hints.'),
		];
		if (pausedUntil !== undefined) {
			const time = new Date(pausedUntil).toLocaleTimeString();
			lines.push(vscode.l10n.t('A hub is left alone until {0}: it asked for it, or does not answer.', time));
		}
		return [...lines, ...unanswered].join('\n');
	}
}
