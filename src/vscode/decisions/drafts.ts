import type * as vscode from 'vscode';
import type { Decision } from '../../core/decide/decision';
import { readDecision, writeDecision } from '../../core/decide/record/decisionFile';
import { decisionFolder } from '../../core/decide/record/decisionFolder';

const key = 'decisions.drafts';

/** Those begun last; whoever has begun more and said nothing about any will not miss the first. */
const most = 20;

/** As the editor keeps it; `folder` is the address of the workspace folder, empty where none is open. */
interface Draft {
	readonly folder: string;
	readonly slug: string;
	/** As the record would be written. */
	readonly text: string;
}

/**
 * Decisions that have a name and in which nothing was said yet. The editor keeps them for its workspace, so that they
 * outlive the window and whoever only looks around has no file among theirs: the first answer writes the record.
 */
export class Drafts {
	constructor(private readonly memory: vscode.Memento) {}

	/** Those of a folder, the newest first. What cannot be read is none. */
	of(folder: vscode.Uri | undefined): readonly Decision[] {
		return this.kept().flatMap((draft) => {
			if (draft.folder !== addressOf(folder)) {
				return [];
			}
			const { decision } = readDecision(draft.text, `${decisionFolder}/${draft.slug}.json`);
			return decision ? [{ ...decision, slug: draft.slug }] : [];
		});
	}

	/** The draft of that name, where there is one. */
	named(slug: string, folder: vscode.Uri | undefined): Decision | undefined {
		return this.of(folder).find((draft) => draft.slug === slug);
	}

	async keep(decision: Decision, folder: vscode.Uri | undefined): Promise<void> {
		const draft: Draft = { folder: addressOf(folder), slug: decision.slug, text: writeDecision(decision) };
		await this.memory.update(key, [draft, ...this.without(decision.slug, folder)].slice(0, most));
	}

	/** Its record is written, or nobody wants it any more. */
	async forget(slug: string, folder: vscode.Uri | undefined): Promise<void> {
		await this.memory.update(key, this.without(slug, folder));
	}

	private without(slug: string, folder: vscode.Uri | undefined): readonly Draft[] {
		return this.kept().filter((draft) => draft.slug !== slug || draft.folder !== addressOf(folder));
	}

	private kept(): readonly Draft[] {
		return this.memory.get<readonly Draft[]>(key, []);
	}
}

const addressOf = (folder: vscode.Uri | undefined): string => folder?.toString() ?? '';
