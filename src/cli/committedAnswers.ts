import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { quote, UsageError } from './args';
import type { Terminal } from './command';
import { git, workTreeAround } from './git';
import { shownPath } from './pathWords';
import { ending } from './store';

/**
 * Throws a `UsageError` where some of the answers in a folder are committed: whoever opens a pull request would say with
 * them what a hub answers and what a file holds. Left alone they would be kept by the server that runs the check, as if
 * they were of an earlier run, so that nothing is done until they are out of the repository.
 */
export async function refuseCommittedAnswers(folder: string, { cwd, signal }: Terminal): Promise<void> {
	const committed = await committedAnswer(folder, signal);
	if (committed !== undefined) {
		throw new UsageError(
			l10n.t(
				'{0} is committed, and would answer in place of a hub. Take what lies there out of the repository (git rm -r), or give another folder with --cache-dir.',
				quote(shownPath(committed, cwd)),
			),
		);
	}
}

/** One of the answers in a folder that git tracks; undefined where there is none, and without git. */
async function committedAnswer(folder: string, signal: AbortSignal): Promise<string | undefined> {
	const tree = existsSync(folder) ? await workTreeAround(folder) : undefined;
	// Not by the name of the folder: a link may lead there, and a disk may take names for the same that git does not.
	const listed = tree && (await git(tree.top, ['ls-files', '-z', '--', `:(icase)*${ending}`], signal));
	if (!tree || listed?.code !== 0) {
		return undefined;
	}
	for (const name of listed.out.split('\0').filter((one) => one !== '')) {
		const path = join(tree.top, name);
		if ((await realpath(dirname(path)).catch(() => undefined)) === tree.real) {
			return path;
		}
	}
	return undefined;
}
