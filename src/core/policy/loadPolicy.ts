import * as l10n from '@vscode/l10n';
import { folderOf, foldersUp, joined } from '../detect/workspace/paths';
import type { Workspace } from '../detect/workspace/workspace';
import { createFaultList } from './faults';
import { mergePolicies } from './merge';
import { noPolicy, type Policy, type PolicyFault, policyFile } from './policy';
import { readPolicy } from './readPolicy';

/** As many levels as the longest path of a system has: no file lies too deep for the policy of its team. */
const mostFolders = 2048;
/** How long a chain of `extends` may be. */
const mostDepth = 10;
/** More policies than this are no policy any more. */
const mostFiles = 50;

/** The policy that counts for a file. */
export interface LoadedPolicy {
	/** `noPolicy` where there is no file. */
	readonly policy: Policy;
	/** What is wrong in each of the files, in their order; no entry for a sound one. */
	readonly faults: ReadonlyMap<string, readonly PolicyFault[]>;
	/** Every file that was read, the nearest one first: when one of them changes, it has to be loaded anew. */
	readonly files: readonly string[];
}

/**
 * The nearest `weightwise.json` of the folder of `path` and those around it, up to the workspace folder; also one that
 * cannot be read, where folders can be listed: whoever wrote it expects it to be obeyed. Undefined where there is none,
 * or the file lies in no workspace folder.
 */
export async function nearestPolicy(workspace: Workspace, path: string): Promise<string | undefined> {
	const root = workspace.rootOf(path);
	for (const folder of root === undefined ? [] : foldersUp(folderOf(path), root, mostFolders)) {
		const file = `${folder}/${policyFile}`;
		if ((await workspace.read(file)) || (await workspace.list?.(folder))?.includes(policyFile)) {
			return file;
		}
	}
	return undefined;
}

/**
 * Loads the policy that counts for the file at `path`, with all that it extends. Never rejects as long as the workspace
 * does not. Nothing but files of the same workspace folder is read, whatever a policy says.
 */
export async function loadPolicy(workspace: Workspace, path: string): Promise<LoadedPolicy> {
	const nearest = await nearestPolicy(workspace, path);
	return nearest === undefined
		? { policy: noPolicy, faults: new Map(), files: [] }
		: loadPolicyFile(workspace, nearest);
}

/** Loads the policy at `nearest`, whatever its name, with all that it extends; as `loadPolicy` does. */
export async function loadPolicyFile(workspace: Workspace, nearest: string): Promise<LoadedPolicy> {
	const root = workspace.rootOf(nearest);
	if (root === undefined) {
		return { policy: noPolicy, faults: new Map(), files: [] };
	}
	const files: string[] = [];
	/** Also of those that are not there. */
	let tried = 0;
	const faults = new Map<string, PolicyFault[]>();
	/** The farthest base first, as they are merged; each file once. */
	const policies: Policy[] = [];

	async function load(file: string, chain: readonly string[]): Promise<boolean> {
		const found = await workspace.read(file);
		if (!found) {
			return false;
		}
		files.push(file);
		const shown = file.slice((root?.length ?? 0) + 1);
		const read = readPolicy(found.text, file, shown);
		const own = [...read.faults];
		const list = createFaultList(found.text, file, shown);
		for (const base of read.bases) {
			const fault = await extend(base.path, file, [...chain, file]);
			if (fault !== undefined) {
				list.add('error', base.span, 'extends', fault);
			}
		}
		own.push(...list.faults);
		if (own.length > 0) {
			faults.set(file, own);
		}
		policies.push(read.policy);
		return true;
	}

	/** What is wrong with an entry of `extends`; undefined when it was loaded, now or before. */
	async function extend(entry: string, from: string, chain: readonly string[]): Promise<string | undefined> {
		// Somebody on Windows may well write it like this.
		const relative = entry.trim().replaceAll('\\', '/');
		const base = /^(?:\/|[a-z]:)/i.test(relative) ? undefined : joined(root ?? '', folderOf(from), relative);
		if (base === undefined || base === root) {
			return l10n.t(
				'"{0}" is no file of this workspace folder. Give a path within it, seen from this file.',
				entry,
			);
		}
		if (base === from) {
			return l10n.t('"{0}" is this file itself, which cannot extend itself. Take it out.', entry);
		}
		if (chain.includes(base)) {
			return l10n.t('"{0}" extends this file in turn. Leave one of the two out.', entry);
		}
		if (chain.length > mostDepth) {
			return l10n.t('"{0}" is more than {1} policies away and was not read.', entry, mostDepth);
		}
		if (files.includes(base)) {
			return undefined;
		}
		if (tried >= mostFiles) {
			return l10n.t('"{0}" was not read: there are more than {1} policies.', entry, mostFiles);
		}
		tried += 1;
		return (await load(base, chain))
			? undefined
			: l10n.t('"{0}" is not there, is no text, or is too large to be read. Correct the path.', entry);
	}

	if (!(await load(nearest, []))) {
		const list = createFaultList('', nearest, nearest.slice(root.length + 1));
		const what = l10n.t('This file is not text, is too large or must not be read: nothing of it is used.');
		list.add('error', { start: 0, end: 0 }, '', what);
		return { policy: { path: nearest }, faults: new Map([[nearest, list.faults]]), files: [nearest] };
	}
	return { policy: { ...mergePolicies(policies), path: nearest }, faults, files };
}
