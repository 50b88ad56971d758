import * as l10n from '@vscode/l10n';
import type { Workspace } from '../detect/workspace/workspace';
import type { PolicyFault } from '../policy/policy';
import { inSentences } from '../wording';
import { type Lock, largestLock, lockFile } from './lock';

/** The lock that counts for a file. */
export interface LoadedLock {
	/** Undefined where the file cannot be used; `faults` then say why. */
	readonly lock: Lock | undefined;
	/** As messages name it: from the workspace folder. */
	readonly shown: string;
	/** What is wrong in it, and what can be done; none for a sound one. */
	readonly faults: readonly PolicyFault[];
}

/**
 * The lock of the first of these folders that has one, also one that cannot be used, where folders can be listed: whoever
 * wrote it expects loads to be held against it, and no other stands in for it. Undefined where none has. Never rejects as
 * long as the workspace does not.
 */
export async function loadLock(
	workspace: Workspace,
	folders: readonly string[],
): Promise<LoadedLock | undefined> {
	for (const folder of folders) {
		const path = `${folder}/${lockFile}`;
		const file = await workspace.read(path, largestLock);
		const shown = path.slice((workspace.rootOf(path) ?? folder).length + 1);
		if (file) {
			return usedLock(file.text, path, shown);
		}
		if ((await workspace.list?.(folder))?.includes(lockFile)) {
			const { createFaultList } = await import('../policy/faults');
			const list = createFaultList('', path, shown);
			const what = l10n.t('This file is not text, is too large or must not be read: nothing of it is used.');
			list.add('error', { start: 0, end: 0 }, '', what);
			return { lock: undefined, shown, faults: withCure(list.faults, false) };
		}
	}
	return undefined;
}

/** A lock for rules and people: as `readLock` reads it, and with what can be done where it cannot be used. */
export async function usedLock(text: string, path: string, shown: string): Promise<LoadedLock> {
	// What reads locks is loaded with the first one.
	const { readLock } = await import('./lockText');
	const { lock, faults, newer } = readLock(text, path, shown);
	return { lock, shown, faults: lock ? faults : withCure(faults, newer === true) };
}

/** Said once, at the first error; what a newer version has written is not to be deleted. */
function withCure(faults: readonly PolicyFault[], newer: boolean): readonly PolicyFault[] {
	const first = faults.find(({ severity }) => severity === 'error');
	const cure = newer
		? l10n.t('No load is held against it until then.')
		: l10n.t(
				'No load is held against it: mend it, or delete it and run weightwise lock, which asks the hubs for everything anew.',
			);
	return faults.map((fault) =>
		fault === first ? { ...fault, message: inSentences(fault.message, cure) } : fault,
	);
}
