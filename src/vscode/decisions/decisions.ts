import * as vscode from 'vscode';
import { type Candidate, type Decision, newDecision } from '../../core/decide/decision';
import { slugOf } from '../../core/decide/record/decisionFile';
import { decisionFolder } from '../../core/decide/record/decisionFolder';
import { doAct } from '../../core/decide/session/acts';
import type { SessionDoors, TeamFiles } from '../../core/decide/session/doors';
import { DecisionSession } from '../../core/decide/session/session';
import { inNotice } from '../../core/report/notice';
import { setContext } from '../contexts';
import { commandIds, decisionView } from '../contributions';
import { askTitle, chooseDecision } from './choosing';
import { DecisionPanel } from './decisionPanel';
import { chooseUnsaved, isToDiscard, type UnsavedDecision } from './discarding';
import { KnownDecisions, type KnownDecisionsOptions } from './knownDecisions';
import { isAbout } from './listed';
import { isNamed, isShownDraft, type OpenDecision, unsavedOf } from './openDecision';
import { pathIn } from './sites';

/** What a webview of ours remembers, so that the editor can bring it back after a restart. */
export interface Remembered {
	readonly slug?: unknown;
	readonly folder?: unknown;
}

export interface DecisionsOptions extends KnownDecisionsOptions {
	readonly extensionUri: vscode.Uri;
	doorsOf(folder: vscode.Uri | undefined, files: TeamFiles): SessionDoors;
}

/** Whoever edits has the panels drawn again after this pause. */
const pauseMs = 300;

/** All decisions that are open, each once; their panels can be closed, moved and brought back at any time. */
export class Decisions implements vscode.Disposable {
	private readonly open = new Set<OpenDecision>();
	private readonly known: KnownDecisions;
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly options: DecisionsOptions) {
		this.known = new KnownDecisions(options);
	}

	dispose(): void {
		clearTimeout(this.timer);
		for (const { session, panel } of this.open) {
			panel?.dispose();
			session.dispose();
		}
	}

	/**
	 * Begins a decision about a model, or goes on with an open one that has it as a candidate. `line`: of the call in the
	 * file `near` that it begins at, from 1.
	 */
	async begin(candidate: Candidate | undefined, near: vscode.Uri | undefined, line?: number): Promise<void> {
		const folder = this.folderOf(near);
		const records = await this.known.list(folder);
		const known = candidate && records.find(({ decision }) => decision && isAbout(decision, candidate));
		if (known) {
			await this.show(known.slug, folder);
			return;
		}
		const title = await askTitle(candidate ? candidate.id.slice(candidate.id.lastIndexOf('/') + 1) : '');
		if (title === undefined) {
			return;
		}
		// One that is open need not be written yet.
		const open = [...this.open].map((one) => one.session.slug);
		const slug = slugOf(title, [...(await this.known.names(folder)), ...open]);
		const begun = newDecision(slug, title.trim() || slug, new Date().toISOString());
		const call = candidate && near && line ? [{ path: pathIn(folder, near), line, id: candidate.id }] : [];
		const decision = candidate ? { ...begun, candidates: [candidate], references: call } : begun;
		// What has a name outlives the window. Who only looks around gets no file: the first answer writes the record.
		if (candidate || title.trim() !== '') {
			await this.options.drafts.keep(decision, folder);
		}
		await this.start(decision, folder, undefined);
	}

	/** Opens a record of the workspace; lets the person choose among several. */
	async choose(): Promise<void> {
		const folder = this.folderOf(undefined);
		const records = await this.known.list(folder);
		if (records.length === 0) {
			const begin = vscode.l10n.t('Begin One');
			const message = vscode.l10n.t('There is no decision in {0} yet.', decisionFolder);
			if ((await vscode.window.showInformationMessage(message, begin)) === begin) {
				await vscode.commands.executeCommand(commandIds.decide);
			}
			return;
		}
		const picked = await chooseDecision(records);
		if (picked) {
			await this.show(picked.slug, folder);
		}
	}

	/** Opens one record; a file that cannot be used is opened as text, with what is wrong in it. */
	async show(slug: string, folder: vscode.Uri | undefined): Promise<void> {
		const open = this.opened(slug, folder);
		if (open) {
			this.reveal(open);
			return;
		}
		const { path, text, decision, fault } = await this.known.find(slug, folder);
		if (decision) {
			await this.start(decision, folder, text);
			return;
		}
		void vscode.window.showErrorMessage(inNotice(fault ?? vscode.l10n.t('{0} is gone.', path)));
		if (text !== undefined) {
			await vscode.window.showTextDocument(this.known.addressOf(path, folder));
		}
	}

	/** Goes on with a panel that was open when the editor ended, by what it remembers. */
	async restore(panel: vscode.WebviewPanel, state: Remembered | undefined): Promise<void> {
		const slug = typeof state?.slug === 'string' && /^[a-z0-9-]+$/.test(state.slug) ? state.slug : undefined;
		const folder =
			typeof state?.folder === 'string'
				? vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === state.folder)?.uri
				: undefined;
		const { text, decision } = slug ? await this.known.find(slug, folder) : {};
		if (!decision) {
			panel.dispose();
			return;
		}
		await this.start(decision, folder, text, panel);
	}

	/** Forgets a decision without a record, after a question: the one in front, else one that a person chooses. */
	async discard(): Promise<void> {
		const shown = [...this.open].find(isShownDraft);
		const chosen = shown ? unsavedOf(shown) : await chooseUnsaved(await this.unsaved());
		if (!chosen || !(await isToDiscard(chosen))) {
			return;
		}
		const { slug, title, folder } = chosen;
		const open = this.opened(slug, folder);
		// The record may have been written while the question stood there.
		if (open?.draft === false) {
			this.reveal(open);
			return;
		}
		if (open) {
			this.open.delete(open);
			open.session.dispose();
			open.panel?.dispose();
		}
		await this.options.drafts.forget(slug, folder);
		this.tellShown();
		vscode.window.setStatusBarMessage(vscode.l10n.t('"{0}" was discarded.', inNotice(title)), 3000);
	}

	/** What the panels show may have changed: needs, findings, what the hub says. */
	refresh(): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => {
			for (const { session } of this.open) {
				void session.reloadPolicy();
				void session.reloadSites();
			}
		}, pauseMs);
	}

	/** Those of all folders without a record, open or not. */
	private async unsaved(): Promise<readonly UnsavedDecision[]> {
		const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [undefined];
		const open = [...this.open].filter(({ draft }) => draft).map(unsavedOf);
		const kept = await Promise.all(
			folders.map(async (folder) => {
				const records = await this.known.list(folder);
				return records
					.filter(({ slug, isDraft }) => isDraft && !this.opened(slug, folder))
					.map(({ slug, decision }) => ({ slug, title: decision?.title ?? slug, folder, said: false }));
			}),
		);
		return [...open, ...kept.flat()];
	}

	/** What is offered for the decision in front depends on whether it has a record. */
	private tellShown(): void {
		setContext('draftShown', [...this.open].some(isShownDraft));
	}

	private async start(
		decision: Decision,
		folder: vscode.Uri | undefined,
		written: string | undefined,
		panel?: vscode.WebviewPanel,
	): Promise<void> {
		const known = this.opened(decision.slug, folder);
		if (known) {
			// Asked for twice while its record was read: two sessions would write over each other.
			this.reveal(known, panel);
			return;
		}
		const doors = this.options.doorsOf(folder, this.known.files(folder));
		const session = new DecisionSession(decision, doors, written);
		const open: OpenDecision = { session, doors, folder, draft: written === undefined };
		this.open.add(open);
		session.changed(() => {
			open.panel?.draw();
			if (open.draft && session.current.saved.path !== undefined) {
				open.draft = false;
				void this.options.drafts.forget(decision.slug, folder);
				this.tellShown();
			}
		});
		this.reveal(open, panel);
		await session.load();
	}

	private reveal(open: OpenDecision, given?: vscode.WebviewPanel): void {
		if (open.panel) {
			given?.dispose();
			open.panel.reveal();
			return;
		}
		const { session, doors, folder } = open;
		const webview =
			given ??
			vscode.window.createWebviewPanel(decisionView, session.screen().title, vscode.ViewColumn.Active);
		const panel = new DecisionPanel(
			webview,
			this.options.extensionUri,
			{
				screen: () => session.screen(),
				act: (act) => void doAct(session, act, doors),
				remember: () => ({ slug: session.slug, folder: folder?.toString() ?? '' }),
			},
			{
				closed: () => {
					// The session goes on: what was asked for arrives, and the next panel shows it.
					delete open.panel;
					this.tellShown();
				},
				moved: () => this.tellShown(),
			},
		);
		open.panel = panel;
		this.tellShown();
	}

	private opened(slug: string, folder: vscode.Uri | undefined): OpenDecision | undefined {
		return [...this.open].find((one) => isNamed(one, slug, folder));
	}

	private folderOf(near: vscode.Uri | undefined): vscode.Uri | undefined {
		const own = near && vscode.workspace.getWorkspaceFolder(near);
		const active = vscode.window.activeTextEditor?.document.uri;
		const shown = active && vscode.workspace.getWorkspaceFolder(active);
		return (own ?? shown ?? vscode.workspace.workspaceFolders?.[0])?.uri;
	}
}
