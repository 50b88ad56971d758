import type { Workspace } from '../core/detect/workspace/workspace';
import { createWorkspace } from './workspace';

/** The files around the current folder, for a program that lives on while they change. */
export interface CurrentWorkspace extends Workspace {
	/** Forgets what was read: from now on files are as they are then. */
	renew(): Promise<void>;
}

export async function currentWorkspace(cwd: string): Promise<CurrentWorkspace> {
	let now = await createWorkspace([], cwd);
	return {
		rootOf: (path) => now.rootOf(path),
		read: (path, largest) => now.read(path, largest),
		list: async (folder) => (await now.list?.(folder)) ?? [],
		async renew() {
			now = await createWorkspace([], cwd);
		},
	};
}
