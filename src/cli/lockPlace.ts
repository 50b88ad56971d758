import { realpathSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { folderOf } from '../core/detect/workspace/paths';
import type { Workspace } from '../core/detect/workspace/workspace';
import { type Lock, lockFile } from '../core/lock/lock';
import { readLock } from '../core/lock/lockText';
import { nearestPolicy } from '../core/policy/loadPolicy';
import { printable } from '../core/printable';
import { type Arguments, type Flag, quote, UsageError } from './args';
import type { Terminal } from './command';
import { isMissing, shownPath, whyNot } from './pathWords';
import { type ReadText, readText } from './readText';
import { isWithin, slashed } from './workspace';

export const lockFlag: Flag = {
	name: 'lock',
	value: 'FILE',
	offers: 'files',
	about: l10n.t(
		'the lock (default: {0} beside the nearest weightwise.json, else at the top of the git repository, else in the current folder)',
		lockFile,
	),
};

/** The lock of a run. */
export interface PlacedLock {
	/** Absolute. */
	readonly path: string;
	readonly shown: string;
	/** The folder whose code it is for, absolute. */
	readonly folder: string;
	/** Its text; undefined where there is no such file. */
	readonly text: string | undefined;
	/** What it says; undefined where there is no such file. */
	readonly lock: Lock | undefined;
}

/**
 * Finds and reads the lock. Throws a `UsageError` that names each fault of a lock which cannot be used as it is: what it
 * holds of models that cannot be asked would be lost.
 */
export async function placeLock(
	{ flags, words }: Arguments,
	workspace: Workspace,
	{ cwd, note }: Terminal,
): Promise<PlacedLock> {
	const start = await startOf(words, cwd);
	const policy = await nearestPolicy(workspace, `${slashed(start)}/x`);
	const folder = resolve(
		policy === undefined ? (workspace.rootOf(`${slashed(start)}/x`) ?? start) : folderOf(policy),
	);
	const named = flags.get('lock');
	const path = resolve(...(typeof named === 'string' ? [cwd, named] : [folder, lockFile]));
	const shown = printable(shownPath(path, cwd));
	if (typeof named !== 'string' && leadsOut(path, workspace.rootOf(slashed(path)) ?? folder)) {
		throw new UsageError(
			l10n.t(
				'{0} is a link that leads out of the project, so it was neither read nor written. Give the file that is meant with --lock.',
				quote(shown),
			),
		);
	}
	const text = textOf(path, shown);
	if (text === undefined) {
		return { path, shown, folder, text, lock: undefined };
	}
	const { lock, faults, newer } = readLock(text, slashed(path), shown);
	const lines = faults.map(({ line, column, message }) => `${shown}:${line}:${column}  ${message}`);
	if (!lock) {
		const cure = l10n.t(
			'{0} cannot be used, and was left as it is. Mend it; or delete it and run weightwise lock, which asks the hubs for everything anew.',
			shown,
		);
		// A newer Weightwise can use it: what is to be done then stands in the line.
		throw new UsageError((newer ? lines : [...lines, cure]).join('\n'));
	}
	for (const line of lines) {
		note(line);
	}
	return { path, shown, folder, text, lock };
}

/** The folder that is looked from: of the first path, else the current one. */
async function startOf([first]: readonly string[], cwd: string): Promise<string> {
	if (first === undefined) {
		return cwd;
	}
	const path = resolve(cwd, first);
	const found = await stat(path).catch(() => undefined);
	return found && !found.isDirectory() ? dirname(path) : path;
}

/** Whether a file that was not named is a link to one elsewhere; one that leads nowhere is replaced, not followed. */
function leadsOut(path: string, root: string): boolean {
	try {
		return !isWithin(realpathSync.native(path), realpathSync.native(root));
	} catch {
		return false;
	}
}

function textOf(path: string, shown: string): string | undefined {
	let read: ReadText;
	try {
		read = readText(path);
	} catch (error) {
		if (isMissing(error)) {
			return undefined;
		}
		throw new UsageError(l10n.t('{0} {1}. Check the path.', quote(shown), whyNot(error)));
	}
	if (read.state !== 'text') {
		throw new UsageError(l10n.t('{0} is no text file, or too large to be a lock.', quote(shown)));
	}
	return read.text;
}
