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

/** Gives the policy that a file is judged by; `beside` gives what lies beside the file. */
export type PolicyOf = (
	path: string,
	beside: (path: string) => Promise<LoadedPolicy>,
) => LoadedPolicy | Promise<LoadedPolicy>;

/** @param policyOf The policy a file is judged by; without it, what lies beside the file. */
export function createProjects(
	workspace: Workspace,
	log: Log,
	policyOf: PolicyOf = (path, beside) => beside(path),
): Projects {
	const known = new LRUCache<string, Promise<Project>>({ max: 500 });
	const policies = new LRUCache<string, Promise<LoadedPolicy>>({ max: 500 });
	const records = new LRUCache<string, Promise<LoadedDecisions>>({ max: 100 });
	const joined = new LRUCache<string, Promise<LoadedDecisions>>({ max: 100 });
	const locks = new LRUCache<string, Promise<{ readonly lock: LoadedLock | undefined }>>({ max: 100 });

	/**
	 * Read once for all folders that it counts in, and one and the same for them. What reads policies is loaded with the
	 * first one that is asked for.
	 */
	async function policyBeside(path: string): Promise<LoadedPolicy> {
		const { loadPolicyFile, nearestPolicy } = await import('./policy/loadPolicy');
		const nearest = await nearestPolicy(workspace, path);
		if (nearest === undefined) {
			return noProject.policy;
		}
		const loaded = policies.get(nearest) ?? loadPolicyFile(workspace, nearest);
		policies.set(nearest, loaded);
		return loaded;
	}

	function recordsOf(folder: string): Promise<LoadedDecisions> {
		const loaded = records.get(folder) ?? loadDecisions(workspace, folder);
		records.set(folder, loaded);
		return loaded;
	}

	/** One list for all files that the same records count for: whoever goes by it does its work on it once. */
	function decisionsOf(folders: readonly string[]): Promise<LoadedDecisions> {
		const key = JSON.stringify(folders);
		const loaded = joined.get(key) ?? loadDecisionsOf(folders, recordsOf);
		joined.set(key, loaded);
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
			const [policy, declared] = await Promise.all([policyOf(path, policyBeside), declaredAround(path)]);
			const folders = foldersOf(path, policy);
			const decisions = folders.length === 0 ? noDecisions : await decisionsOf(folders);
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
			policies.clear();
			records.clear();
			joined.clear();
			locks.clear();
		},
	};
}
