import { LRUCache } from 'lru-cache';
import {
	type LoadedDecisions,
	loadDecisions,
	loadDecisionsOf,
	noDecisions,
} from './decide/record/decisionRecords';
import { type Declared, nothingDeclared } from './declared/declared';
import { folderOf } from './detect/workspace/paths';
import type { Workspace } from './detect/workspace/workspace';
import type { Log } from './host';
import { type LoadedLock, loadLock } from './lock/loadLock';
import type { LoadedPolicy } from './policy/loadPolicy';
import { noPolicy } from './policy/policy';

/** What the files around a file say of how its models are judged. */
export interface Project {
	/** The team's `weightwise.json`, with what is wrong in it and the files it was read from. */
	readonly policy: LoadedPolicy;
	/** Which versions of libraries are used. */
	readonly declared: Declared;
	/** The records of the policy's folder and of the workspace folder, with what is wrong in them. */
	readonly decisions: LoadedDecisions;
	/** The lock of the policy's folder, else of the workspace folder, with what is wrong in it; absent without one. */
	readonly lock?: LoadedLock | undefined;
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
	decisions: noDecisions,
};

/** The policy that lies beside a file. What reads policies is loaded with the first one that is asked for. */
export async function policyBeside(workspace: Workspace, path: string): Promise<LoadedPolicy> {
	const { loadPolicy } = await import('./policy/loadPolicy');
	return loadPolicy(workspace, path);
}

/** @param policyOf The policy a file is judged by; without it, what lies beside the file. */
export function createProjects(
	workspace: Workspace,
	log: Log,
	policyOf: (path: string) => LoadedPolicy | Promise<LoadedPolicy> = (path) => policyBeside(workspace, path),
): Projects {
	const known = new LRUCache<string, Promise<Project>>({ max: 500 });
	const records = new LRUCache<string, Promise<LoadedDecisions>>({ max: 100 });
	const locks = new LRUCache<string, Promise<{ readonly lock: LoadedLock | undefined }>>({ max: 100 });

	function recordsOf(folder: string): Promise<LoadedDecisions> {
		const loaded = records.get(folder) ?? loadDecisions(workspace, folder);
		records.set(folder, loaded);
		return loaded;
	}

	/** Where the team's files lie: beside the policy, and at the top of the workspace folder. */
	function foldersOf(path: string, { policy }: LoadedPolicy): readonly string[] {
		const root = workspace.rootOf(path);
		const own = policy.path === undefined ? undefined : folderOf(policy.path);
		// A policy that was named on the command line may lie anywhere.
		const near = own !== undefined && root !== undefined && own.startsWith(`${root}/`) ? [own] : [];
		return root === undefined ? [] : [...near, root];
	}

	async function lockOf(folders: readonly string[]): Promise<LoadedLock | undefined> {
		const key = JSON.stringify(folders);
		const loaded = locks.get(key) ?? loadLock(workspace, folders).then((lock) => ({ lock }));
		locks.set(key, loaded);
		return (await loaded).lock;
	}

	async function declaredAround(path: string): Promise<Declared> {
		// What reads project files is loaded with the first project.
		const { readDeclared } = await import('./declared/readDeclared');
		return readDeclared(workspace, path, log);
	}

	async function read(path: string): Promise<Project> {
		try {
			const [policy, declared] = await Promise.all([policyOf(path), declaredAround(path)]);
			const folders = foldersOf(path, policy);
			const decisions = folders.length === 0 ? noDecisions : await loadDecisionsOf(folders, recordsOf);
			const lock = await lockOf(folders);
			return { policy, declared, decisions, ...(lock ? { lock } : {}) };
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
		forget() {
			known.clear();
			records.clear();
			locks.clear();
		},
	};
}
