import { LRUCache } from 'lru-cache';
import { type Declared, nothingDeclared } from './declared/declared';
import { readDeclared } from './declared/readDeclared';
import { folderOf } from './detect/workspace/paths';
import type { Workspace } from './detect/workspace/workspace';
import type { Log } from './host';
import { type LoadedPolicy, loadPolicy } from './policy/loadPolicy';
import { noPolicy } from './policy/policy';

/** What the files around a file say of how its models are judged. */
export interface Project {
	/** The team's `weightwise.json`, with what is wrong in it and the files it was read from. */
	readonly policy: LoadedPolicy;
	/** Which versions of libraries are used. */
	readonly declared: Declared;
}

/** Projects by the folder of a file; each read once until it is forgotten. */
export interface Projects {
	/** Of the file at `path` (absolute, with forward slashes). Rejects never. */
	of(path: string): Promise<Project>;
	/** A file changed that projects are read from. */
	forget(): void;
}

/** Where there is no workspace: nothing is declared, and no team has decided anything. */
export const noProject: Project = {
	policy: { policy: noPolicy, faults: new Map(), files: [] },
	declared: nothingDeclared,
};

/** @param policyOf The policy a file is judged by; without it, what lies beside the file. */
export function createProjects(
	workspace: Workspace,
	log: Log,
	policyOf: (path: string) => LoadedPolicy | Promise<LoadedPolicy> = (path) => loadPolicy(workspace, path),
): Projects {
	const known = new LRUCache<string, Promise<Project>>({ max: 500 });

	async function read(path: string): Promise<Project> {
		try {
			const [policy, declared] = await Promise.all([policyOf(path), readDeclared(workspace, path, log)]);
			return { policy, declared };
		} catch (error) {
			log.error(`What is declared around ${path} could not be read: ${String(error)}`);
			return noProject;
		}
	}

	return {
		of(path) {
			const folder = folderOf(path);
			const project = known.get(folder) ?? read(path);
			known.set(folder, project);
			return project;
		},
		forget: () => known.clear(),
	};
}
