import type { Workspace } from '../detect/workspace/workspace';
import { type Lock, largestLock, lockFile } from './lock';

/** The lock that counts for a file. */
export interface LoadedLock {
	readonly lock: Lock;
	/** As messages name it: from the workspace folder. */
	readonly shown: string;
}

/**
 * The lock of the first of these folders that has one; undefined where none has, or it cannot be used, which
 * `weightwise verify` tells with the place. Never rejects as long as the workspace does not.
 */
export async function loadLock(
	workspace: Workspace,
	folders: readonly string[],
): Promise<LoadedLock | undefined> {
	for (const folder of folders) {
		const path = `${folder}/${lockFile}`;
		const file = await workspace.read(path, largestLock);
		if (file) {
			const root = workspace.rootOf(path) ?? folder;
			const shown = path.slice(root.length + 1);
			// What reads locks is loaded with the first one.
			const { readLock } = await import('./lockText');
			const { lock } = readLock(file.text, path, shown);
			return lock && { lock, shown };
		}
	}
	return undefined;
}
