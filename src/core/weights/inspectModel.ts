import * as l10n from '@vscode/l10n';
import { modelAnswer } from '../lookup';
import type { Lookup, ModelFile, RepositoryScan } from '../model';
import type { HubId } from '../reference';
import type { FileScan, TreeFile } from '../repository';
import type { Resolver } from '../resolve';
import { filesToJudge, weightRole } from './fileRoles';
import { inTurns } from './inTurns';
import { type InspectedFile, type Judging, judgeFile } from './judgeFile';

/** What is asked for. */
export interface ModelToInspect {
	readonly hub: HubId;
	readonly id: string;
	/** Undefined: the one that a load without a revision gets. */
	readonly revision: string | undefined;
	/** Only the files that it takes, whatever they are called; all that may be weights unless given. */
	readonly wanted?: (path: string) => boolean;
}

/** What came of a model. */
export type ModelInspection =
	| {
			readonly state: 'inspected';
			readonly hub: HubId;
			/** The hub's own id, where the repository was renamed. */
			readonly id: string;
			readonly revision: string | undefined;
			/** What was read: a later load of this commit gets these files. */
			readonly commit: string;
			/** In the order of the hub's list. */
			readonly files: readonly InspectedFile[];
			/** Files that may be weights and were not looked at, because there are too many. */
			readonly left: number;
			/** Why the hub's scanners could not be asked, as a sentence. */
			readonly scansUnknown?: string;
	  }
	/** Its files are not known; the lookup says why, or the sentence does. */
	| {
			readonly state: 'unknown';
			readonly hub: HubId;
			readonly id: string;
			readonly revision: string | undefined;
			readonly lookup: Lookup;
			readonly reason?: string;
	  };

export interface ModelJudging extends Judging {
	readonly onProgress?: (done: number, total: number) => void;
	/** Files at once; four unless given. */
	readonly atOnce?: number;
}

/**
 * Reads the weights of a model at the commit that its revision means now, file by file, and judges each beside what
 * the hub's scanners say. Costs the lookup, the list of files, and two or three requests a file. Our readings are kept
 * with the resolver's inspections. Throws only what the signal was aborted with.
 */
export async function inspectModel(
	resolver: Pick<Resolver, 'lookup' | 'repository' | 'openFile'> & Partial<Pick<Resolver, 'inspections'>>,
	model: ModelToInspect,
	judging: ModelJudging,
): Promise<ModelInspection> {
	const { hub, revision, wanted } = model;
	const { signal, onProgress, atOnce = 4 } = judging;
	const lookup = await resolver.lookup(hub, model.id, revision, signal);
	const known = lookup.state === 'unreachable' ? undefined : modelAnswer(lookup)?.model;
	const unknown = (reason?: string): ModelInspection => ({
		state: 'unknown',
		hub,
		id: model.id,
		revision,
		lookup,
		...(reason === undefined ? {} : { reason }),
	});
	if (!known) {
		return unknown();
	}
	const { id, commit } = known;
	if (commit === undefined) {
		return unknown(
			lookup.state === 'gated'
				? l10n.t('Gated: its files can be read only after its terms were accepted.')
				: hub === 'huggingface'
					? l10n.t('The hub does not tell which commit this is, so no file of it can be read.')
					: l10n.t('The files of this hub cannot be read before they are downloaded.'),
		);
	}
	const tree = await resolver.repository(hub)?.tree(id, commit, signal);
	const files: readonly (ModelFile | TreeFile)[] | undefined =
		tree?.state === 'told' ? tree.value : known.files;
	if (!files) {
		const why = tree?.state === 'unknown' ? tree.reason : l10n.t('The hub does not list its files.');
		return unknown(why);
	}
	const chosen = wanted ? { files: files.filter(({ path }) => wanted(path)), left: 0 } : filesToJudge(files);
	const failures = countFailures();
	let done = 0;
	onProgress?.(done, chosen.files.length);
	const judged = await inTurns(chosen.files, atOnce, async (file) => {
		const { path, size, sha256 } = file;
		const why = failures.why();
		const result = await judgeFile(
			{
				path,
				size,
				scan: scanOf(file, known.scan),
				role: (wanted ? undefined : weightRole(path)) ?? 'weights',
				open: async () =>
					why === undefined
						? resolver.openFile(hub, { id, commit, path, size, sha256 }, signal)
						: { state: 'unknown', reason: why },
			},
			judging,
		);
		failures.count(result);
		done += 1;
		onProgress?.(done, chosen.files.length);
		return result;
	});
	await resolver.inspections?.keep(
		hub,
		id,
		commit,
		judged.flatMap((file) => (file.state === 'judged' ? file : [])),
	);
	return {
		state: 'inspected',
		hub,
		id,
		revision,
		commit,
		files: judged,
		left: chosen.left,
		...(tree?.state === 'unknown' ? { scansUnknown: tree.reason } : {}),
	};
}

/** What the hub says of a file in its list, else in its summary of the repository. */
function scanOf(file: ModelFile | TreeFile, summary: RepositoryScan | undefined): FileScan | undefined {
	const own = 'scan' in file ? file.scan : undefined;
	const level = summary?.issues.find(({ path }) => path === file.path)?.level;
	const known = (['unsafe', 'suspicious', 'caution'] as const).find((status) => status === level);
	return own ?? (known && { status: known, scanners: [] });
}

const mostAlike = 5;

/** Where a hub gives no file, or its file server is gone, five of them tell it as well as five hundred. */
function countFailures() {
	let reason = '';
	let alike = 0;
	return {
		count(result: InspectedFile): void {
			const same = result.state === 'unreadable' && result.reason === reason;
			alike = same ? alike + 1 : result.state === 'unreadable' ? 1 : 0;
			reason = result.state === 'unreadable' ? result.reason : '';
		},
		/** Why no more files are asked for; undefined while they are. */
		why: () => (alike >= mostAlike ? reason : undefined),
	};
}
