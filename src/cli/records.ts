import { type DecisionRecord, isRecord, loadDecisions } from '../core/decide/record/decisionRecords';
import { folderOf } from '../core/detect/workspace/paths';
import type { Workspace } from '../core/detect/workspace/workspace';
import type { PolicyFault } from '../core/policy/policy';
import type { DecisionReport, RecordIssue } from '../core/report/decisionReport';
import type { Terminal } from './command';
import { shownPath } from './pathWords';
import { walk } from './walk';
import { slashed } from './workspace';

/** What the records are read with. */
export interface DecisionDoors {
	readonly workspace: Workspace;
	readonly terminal: Terminal;
}

/** A record's file; one that cannot be read has faults only. */
export interface ReadRecord {
	readonly path: string;
	readonly record?: DecisionRecord;
	readonly faults: readonly PolicyFault[];
}

/** The records below some paths. */
export interface FoundRecords {
	readonly records: readonly ReadRecord[];
	/** How many of the paths that were named could not be looked at; why is said on stderr. */
	readonly unread: number;
}

/** Every record below the paths; below the project's folder when there are none. */
export async function readRecords(
	words: readonly string[],
	{ workspace, terminal }: DecisionDoors,
): Promise<FoundRecords> {
	const { cwd, signal } = terminal;
	const named = words.length > 0 ? words : [workspace.rootOf(`${slashed(cwd)}/x`) ?? cwd];
	const { files, notes, unread } = await walk(named, cwd, (path) => isRecord(slashed(path)), signal);
	for (const note of notes) {
		terminal.note(note);
	}
	const paths = files.map(slashed).filter(isRecord);
	const folders = [...new Set(paths.map((path) => folderOf(folderOf(folderOf(path)))))];
	const loaded = await Promise.all(folders.map((folder) => loadDecisions(workspace, folder)));
	const records = new Map(
		loaded.flatMap((one) => one.records.map((record) => [record.path, record] as const)),
	);
	const faults = new Map(loaded.flatMap((one) => [...one.faults]));
	const read = paths.map((path) => {
		const record = records.get(path);
		return { path, ...(record ? { record } : {}), faults: faults.get(path) ?? [] };
	});
	return { records: read, unread };
}

/** What the records say, and what is wrong with the files. No network. */
export function listOf(records: readonly ReadRecord[], { terminal }: DecisionDoors): DecisionReport {
	return {
		records: records.map(({ path, record, faults }) => ({
			path: shownPath(path, terminal.cwd),
			...(record ? { decision: record.decision } : { state: 'broken' as const }),
			issues: faultIssues(path, faults, terminal.cwd),
		})),
		undecided: [],
	};
}

/** What is wrong with a record's file, at its places. */
export function faultIssues(path: string, faults: readonly PolicyFault[], cwd: string): RecordIssue[] {
	return faults.map(({ severity, message, line, column }) => ({
		kind: 'fault',
		severity,
		path: shownPath(path, cwd),
		line,
		column,
		message,
	}));
}
