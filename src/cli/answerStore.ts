import * as l10n from '@vscode/l10n';
import type { Store } from '../core/host';
import { type Arguments, quote } from './args';
import type { Terminal } from './command';
import { refuseCommittedAnswers } from './committedAnswers';
import { readCacheFolder } from './settings';
import { createDiskStore } from './store';
import { whyUnwritten } from './whyUnwritten';

/**
 * Where what was asked and read is kept between runs. Nobody has chosen the usual folder, and a run without it is only
 * slower; whoever names one by `--cache-dir` is told, once, that it takes nothing. Throws a `UsageError` where answers in
 * it are committed.
 */
export async function openAnswerStore({ flags }: Arguments, terminal: Terminal): Promise<Store> {
	const named = flags.get('cache-dir');
	const folder = readCacheFolder(named, terminal);
	await refuseCommittedAnswers(folder, terminal);
	const store = createDiskStore(folder);
	let told = typeof named !== 'string';
	return {
		...store,
		async set(key, text) {
			try {
				await store.set(key, text);
			} catch (error) {
				if (!told) {
					told = true;
					terminal.note(whyNotKept(String(named), error));
				}
				throw error;
			}
		},
	};
}

function whyNotKept(folder: string, error: unknown): string {
	return l10n.t(
		'Nothing is kept for the next run: {0}, which --cache-dir names, cannot be written to ({1}).',
		quote(folder),
		whyUnwritten(error),
	);
}
