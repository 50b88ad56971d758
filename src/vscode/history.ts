import { LRUCache } from 'lru-cache';
import * as vscode from 'vscode';
import { timesOfLines, type WrittenAt } from '../core/blameText';
import type { Log } from '../core/host';
import { lineAround } from '../core/report/lineIndex';

/** What of the built-in Git extension's interface is used: https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts */
interface GitExtension {
	getAPI(version: 1): {
		getRepository(uri: vscode.Uri): Repository | null;
	};
}

interface Repository {
	readonly state: { readonly HEAD?: { readonly commit?: string } };
	/** Rejects where git knows nothing of the file. */
	blame(path: string): Promise<string>;
}

/** Findings do not wait longer for the history of a file; what comes later is there when they are made again. */
const longestMs = 1_500;
/** A longer text was written by a program, and its history takes git minutes. */
const longestText = 300_000;

/**
 * The history of files by the built-in Git extension, which is asked once for each file and commit. Says nothing where
 * that extension is not there or is switched off, in untrusted folders, and of what is in no repository.
 */
export class History {
	private readonly asked = new LRUCache<string, Promise<ReadonlyMap<string, number>>>({ max: 200 });

	constructor(private readonly log: Log) {}

	/** Of the lines of `text`, which may be edited: one that reads as it was committed is told by that. Never rejects. */
	async of(uri: vscode.Uri, text: string): Promise<WrittenAt | undefined> {
		// A notebook's file is JSON, whose lines are not those of its cells; these have a scheme of their own.
		if (uri.scheme !== 'file' || text.length > longestText || !vscode.workspace.isTrusted) {
			return undefined;
		}
		const repository = this.repositoryOf(uri);
		const commit = repository?.state.HEAD?.commit;
		if (!repository || commit === undefined) {
			return undefined;
		}
		const key = `${commit} ${uri.toString()}`;
		const ask = async () => timesOfLines(await repository.blame(uri.fsPath));
		const asked = this.asked.get(key) ?? ask();
		this.asked.set(key, asked);
		const times = await within(longestMs, asked).catch((error: unknown) => {
			this.log.debug(`The history of ${uri.path} is not known: ${String(error)}`);
			return undefined;
		});
		return (
			times &&
			(({ start }) => {
				const line = lineAround(text, start);
				return times.get(text.slice(line.start, line.end).replace(/\r$/, ''));
			})
		);
	}

	private repositoryOf(uri: vscode.Uri): Repository | undefined {
		const git = vscode.extensions.getExtension<GitExtension>('vscode.git');
		try {
			// It starts by itself; one that has not yet, or is switched off, is not waited for.
			return (git?.isActive && git.exports.getAPI(1).getRepository(uri)) || undefined;
		} catch {
			return undefined;
		}
	}
}

/** What a promise comes to, or undefined when that takes longer. */
async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value | undefined> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), ms);
	});
	return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
