import * as l10n from '@vscode/l10n';
import { folderOf } from '../../detect/workspace/paths';
import type { Workspace } from '../../detect/workspace/workspace';
import { createFaultList } from '../../policy/faults';
import type { PolicyFault } from '../../policy/policy';
import type { Decision } from '../decision';
import { decisionFolder } from './decisionFolder';

/** A decision as it lies beside the code. */
export interface DecisionRecord {
	/** With the slug that its file is named by, whatever stands in it. */
	readonly decision: Decision;
	/** Absolute, with forward slashes. */
	readonly path: string;
	/** The folder that the paths of its references are seen from. */
	readonly folder: string;
}

/** The records that count for a file. */
export interface LoadedDecisions {
	readonly records: readonly DecisionRecord[];
	/** What is wrong in each of the files, by their absolute paths; no entry for a sound one. */
	readonly faults: ReadonlyMap<string, readonly PolicyFault[]>;
}

/** Where there is no record. */
export const noDecisions: LoadedDecisions = { records: [], faults: new Map() };

/** Bytes; a record with many candidates is larger than other files that are written by hand. */
export const largestRecord = 4_000_000;

/**
 * Reads every record of a folder, in the order of their names. Never rejects as long as the workspace does not. A file
 * that cannot be used is among the faults and not among the records.
 */
export async function loadDecisions(workspace: Workspace, folder: string): Promise<LoadedDecisions> {
	const root = workspace.rootOf(`${folder}/x`) ?? folder;
	const names = (await workspace.list?.(`${folder}/${decisionFolder}`)) ?? [];
	if (names.length === 0) {
		return noDecisions;
	}
	// What reads records is loaded with the first folder that has some.
	const { readDecision } = await import('./decisionFile');
	const records: DecisionRecord[] = [];
	const faults = new Map<string, readonly PolicyFault[]>();
	for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
		const path = `${folder}/${decisionFolder}/${name}`;
		const shown = path.slice(root.length + 1);
		const file = await workspace.read(path, largestRecord);
		const read = file ? readDecision(file.text, path, shown) : { faults: unreadable(path, shown) };
		if (read.faults.length > 0) {
			faults.set(path, read.faults);
		}
		if (read.decision) {
			records.push({ decision: { ...read.decision, slug: slugOfRecord(name) }, path, folder });
		}
	}
	return { records, faults };
}

/** The records of several folders; a folder that is named twice counts once. */
export async function loadDecisionsOf(
	folders: readonly string[],
	load: (folder: string) => Promise<LoadedDecisions>,
): Promise<LoadedDecisions> {
	const all = await Promise.all([...new Set(folders)].map(load));
	const [only] = all;
	return all.length === 1 && only
		? only
		: {
				records: all.flatMap(({ records }) => records),
				faults: new Map(all.flatMap(({ faults }) => [...faults])),
			};
}

/** The slug that a record's file is named by: `product-search` of `…/product-search.json`. */
export function slugOfRecord(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
}

/** True for the path of a file that is read as a record. */
export function isRecord(path: string): boolean {
	return path.endsWith('.json') && folderOf(path).endsWith(`/${decisionFolder}`);
}

function unreadable(path: string, shown: string): readonly PolicyFault[] {
	const list = createFaultList('', path, shown);
	const what = l10n.t('This file is not text, is too large or must not be read: nothing of it is used.');
	list.add('error', { start: 0, end: 0 }, '', what);
	return list.faults;
}
