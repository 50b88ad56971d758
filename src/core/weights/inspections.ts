import type { Host } from '../host';
import { createKeeper, type Kept } from '../hubs/kept';
import { createRefusals } from '../hubs/refusals';
import { largestOf } from '../lists';
import type { ModelFile } from '../model';
import type { HubId } from '../reference';
import type { JudgedWeights } from './judgeFile';
import { readStoredInspection } from './storedInspection';
import type { Inspection, Verdict } from './verdict';

/** A better reader asks again: to be raised with every change of what files are found to be. */
export const readerVersion = 1;

/** What we read in a file once, by ourselves: the hub's scanners speak apart. */
export interface KeptInspection {
	/** The commit whose file it was. */
	readonly commit: string;
	/** Milliseconds since 1970. */
	readonly readAt: number;
	/** Long lists in it are cut, and the tensors left out. */
	readonly inspection: Inspection;
}

/** Our readings of the models of all hubs, in memory and in the host's store: a commit never changes. */
export interface Inspections {
	/** Those of a model at a commit; none where nobody asked for any. Costs no question to anybody. */
	of(hub: HubId, id: string, commit: string): Promise<readonly KeptInspection[]>;
	/** Puts these beside those that are kept, or in their place. */
	keep(hub: HubId, id: string, commit: string, files: readonly JudgedWeights[]): Promise<void>;
	/** Forgets what is in memory; the store is emptied by whoever owns it. */
	clear(): void;
}

interface KeptFiles extends Kept {
	readonly files: readonly KeptInspection[];
}

const mostFindings = 20;
const mostGlobals = 100;

/** @param page Where a person can look at a model at a commit; what has no such place is not kept. */
export function createInspections(
	host: Host,
	page: (hub: HubId, id: string, commit: string) => string | undefined,
): Inspections {
	const keeper = createKeeper<KeptFiles>(host, ({ files }) => {
		const read = Array.isArray(files) ? files.map(readKept) : [undefined];
		return read.includes(undefined) ? undefined : { files: read as KeptInspection[] };
	});
	/** Most models were never read: the store need not be asked at every keystroke. */
	const nothing = createRefusals<true>(host);
	let writing: Promise<void> = Promise.resolve();

	const keyOf = (hub: HubId, id: string, commit: string, url: string) =>
		JSON.stringify(['inspections', readerVersion, hub, id, commit, url]);

	return {
		async of(hub, id, commit) {
			const url = page(hub, id, commit);
			const key = url === undefined ? undefined : keyOf(hub, id, commit, url);
			if (key === undefined || nothing.get(key)) {
				return [];
			}
			const kept = await keeper.get(key);
			if (!kept) {
				nothing.keep(key, true);
			}
			return kept?.files ?? [];
		},
		keep(hub, id, commit, files) {
			const url = page(hub, id, commit);
			if (url === undefined || files.length === 0) {
				return Promise.resolve();
			}
			// One after the other, or two that read the same list would each lose the other's.
			writing = writing.then(async () => {
				const key = keyOf(hub, id, commit, url);
				const byPath = new Map((await keeper.get(key))?.files.map((one) => [one.inspection.file, one]));
				for (const { own, readAt } of files) {
					byPath.set(own.file, { commit, readAt, inspection: shortened(own) });
				}
				nothing.forget(key);
				const readAt = largestOf(files.map((file) => file.readAt));
				await keeper.keep(key, { files: [...byPath.values()], evidence: { url, readAt } });
			});
			return writing;
		},
		clear() {
			keeper.clear();
			nothing.clear();
		},
	};
}

/** Our reading of a file as the commit holds it; undefined where there is none, or where it was of another content. */
export function inspectionOf(
	kept: readonly KeptInspection[] | undefined,
	commit: string | undefined,
	{ path, size, sha256 }: ModelFile,
): KeptInspection | undefined {
	return kept?.find(
		({ commit: read, inspection }) =>
			read === commit &&
			inspection.file === path &&
			(size === undefined || size === inspection.size) &&
			(sha256 === undefined || inspection.sha256 === undefined || sha256 === inspection.sha256),
	);
}

const verdicts: readonly Verdict[] = ['dangerous', 'malformed', 'suspicious', 'safe'];

/** Readings of several files, the worst first; equals keep their order. */
export function worstFirst(files: readonly KeptInspection[]): readonly KeptInspection[] {
	const strength = ({ inspection }: KeptInspection) => verdicts.indexOf(inspection.verdict);
	return [...files].sort((a, b) => strength(a) - strength(b));
}

function shortened({ tensors: _, ...inspection }: Inspection): Inspection {
	return {
		...inspection,
		findings: inspection.findings.slice(0, mostFindings),
		globals: inspection.globals.slice(0, mostGlobals),
		notRead: inspection.notRead.slice(0, mostFindings),
	};
}

function readKept(value: unknown): KeptInspection | undefined {
	const { commit, readAt, inspection } = (value ?? {}) as { [K in keyof KeptInspection]?: unknown };
	const read = readStoredInspection(inspection);
	return read && typeof commit === 'string' && Number.isSafeInteger(readAt)
		? { commit, readAt: readAt as number, inspection: read }
		: undefined;
}
