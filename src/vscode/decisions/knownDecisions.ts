import * as vscode from 'vscode';
import type { Decision } from '../../core/decide/decision';
import { readDecision } from '../../core/decide/record/decisionFile';
import { decisionFolder } from '../../core/decide/record/decisionFolder';
import type { TeamFiles } from '../../core/decide/session/doors';
import type { Drafts } from './drafts';
import { type ListedDecision, listDecisions } from './listed';

export interface KnownDecisionsOptions {
	/** Where decisions are kept when no folder is open. */
	readonly ownFolder: vscode.Uri;
	readonly drafts: Drafts;
	filesIn(folder: vscode.Uri): TeamFiles;
	readonly log: vscode.LogOutputChannel;
}

/** What is known of a decision by its name. */
export interface FoundDecision {
	readonly path: string;
	/** Of the record; undefined where there is none. */
	readonly text: string | undefined;
	readonly decision: Decision | undefined;
	/** The first of what is wrong in the record. */
	readonly fault?: string | undefined;
}

/** The decisions of folders: those with a record, and those that were only begun. */
export class KnownDecisions {
	constructor(private readonly options: KnownDecisionsOptions) {}

	/** A record by its name, with its text, or what was only begun under it; without a decision where neither can be used. */
	async find(slug: string, folder: vscode.Uri | undefined): Promise<FoundDecision> {
		const path = `${decisionFolder}/${slug}.json`;
		const text = await this.files(folder).read(path);
		if (text === undefined) {
			return { path, text, decision: this.options.drafts.named(slug, folder) };
		}
		const { decision, faults } = readDecision(text, path);
		return { path, text, decision: decision && { ...decision, slug }, fault: faults[0]?.message };
	}

	list(folder: vscode.Uri | undefined): Promise<readonly ListedDecision[]> {
		return listDecisions(this.files(folder), this.options.drafts.of(folder), this.options.log);
	}

	/** The names that another decision of the folder cannot have. */
	async names(folder: vscode.Uri | undefined): Promise<readonly string[]> {
		const written = await this.files(folder).list(decisionFolder);
		const begun = this.options.drafts.of(folder).map(({ slug }) => slug);
		return [...written.map((name) => name.replace(/\.(?:json|md)$/, '')), ...begun];
	}

	files(folder: vscode.Uri | undefined): TeamFiles {
		return this.options.filesIn(folder ?? this.options.ownFolder);
	}

	/** Of a file of the folder. */
	addressOf(path: string, folder: vscode.Uri | undefined): vscode.Uri {
		return vscode.Uri.joinPath(folder ?? this.options.ownFolder, ...path.split('/'));
	}
}
