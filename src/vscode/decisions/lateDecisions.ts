import * as vscode from 'vscode';
import type { Candidate } from '../../core/decide/decision';
import { decisionView } from '../contributions';
import type { Decisions, Remembered } from './decisions';
import type { DoorsOptions } from './doors';

export interface LateDecisionsOptions {
	readonly extensionUri: vscode.Uri;
	/** Where decisions are kept when no folder is open. */
	readonly ownFolder: vscode.Uri;
	/** What the editor keeps for this workspace. */
	readonly memory: vscode.Memento;
	readonly doors: Omit<DoorsOptions, 'ownFolder'>;
	/** Is told of each file of a folder that was written. */
	readonly wrote: (uri: vscode.Uri) => void;
	readonly log: vscode.LogOutputChannel;
}

/** The decisions of this window. Their code is loaded with the first one: most windows never open any. */
export class LateDecisions implements vscode.Disposable, vscode.WebviewPanelSerializer {
	private loading: Promise<Decisions> | undefined;
	private readonly registration: vscode.Disposable;

	constructor(private readonly options: LateDecisionsOptions) {
		this.registration = vscode.window.registerWebviewPanelSerializer(decisionView, this);
	}

	dispose(): void {
		this.registration.dispose();
		void this.loading?.then((decisions) => decisions.dispose());
	}

	/** As `Decisions.begin`. */
	async begin(candidate: Candidate | undefined, near: vscode.Uri | undefined, line?: number): Promise<void> {
		await (await this.load()).begin(candidate, near, line);
	}

	/** As `Decisions.choose`. */
	async choose(): Promise<void> {
		await (await this.load()).choose();
	}

	/** As `Decisions.discard`. */
	async discard(): Promise<void> {
		await (await this.load()).discard();
	}

	/** As `Decisions.show`. */
	async show(slug: string, folder: vscode.Uri | undefined): Promise<void> {
		await (await this.load()).show(slug, folder);
	}

	/** The editor brings a panel back that was open when it ended. */
	async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: Remembered | undefined): Promise<void> {
		await (await this.load()).restore(panel, state);
	}

	/** What the panels show may have changed; nothing is to be done before there was one. */
	refresh(): void {
		void this.loading?.then((decisions) => decisions.refresh());
	}

	private load(): Promise<Decisions> {
		this.loading ??= this.open();
		return this.loading;
	}

	private async open(): Promise<Decisions> {
		const { extensionUri, ownFolder, memory, doors, wrote, log } = this.options;
		const [{ Decisions }, { doorsOf }, { Drafts }, { teamFilesIn }] = await Promise.all([
			import('./decisions'),
			import('./doors'),
			import('./drafts'),
			import('./teamFiles'),
		]);
		return new Decisions({
			extensionUri,
			ownFolder,
			drafts: new Drafts(memory),
			filesIn: (folder) => teamFilesIn(folder, wrote),
			doorsOf: (folder, own) => doorsOf(folder, own, { ...doors, ownFolder }),
			log,
		});
	}
}
