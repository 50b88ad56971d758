import type { Facts, RecordedModel } from './facts';
import { type SyntheticFile, safetensorsFile, syntheticEntry, type TensorHeader } from './safetensorsHeader';
import { isObject, type JsonObject } from './treeEntry';

export interface StatedDiscussion {
	readonly num: number;
	readonly title: string;
	readonly status: 'open' | 'closed' | 'merged' | 'draft';
	readonly isPullRequest: boolean;
	/** The name of a user; absent for one who left the hub. */
	readonly author?: string;
	readonly createdAt: string;
	readonly numComments?: number;
	readonly pinned?: boolean;
}

/** Name → commit. A commit that was recorded, also an older one, serves what was recorded of it. */
export interface StatedRefs {
	/** All but `main`, which is the recorded head. */
	readonly branches?: Readonly<Record<string, string>>;
	readonly tags?: Readonly<Record<string, string>>;
	/** Without `refs/convert/`. */
	readonly converts?: Readonly<Record<string, string>>;
	/** By the number of the pull request: `refs/pr/N`. */
	readonly pullRequests?: Readonly<Record<number, string>>;
}

/**
 * What no public source could record, so a test states it, by the id of a model (or the name of an account).
 * Answers made of it carry `X-Local-Hub-Defaults`, those about synthetic files `X-Local-Hub: synthetic`.
 */
export interface States {
	/** Fields of the overview of an organisation or a user, as the hub names them. */
	readonly organizations?: Readonly<Record<string, JsonObject>>;
	readonly users?: Readonly<Record<string, JsonObject>>;
	readonly discussions?: Readonly<Record<string, readonly StatedDiscussion[]>>;
	readonly refs?: Readonly<Record<string, StatedRefs>>;
	/** The scanners' roll-up of a repository: `{ scansDone, filesWithIssues: [{ path, level }] }`. */
	readonly scans?: Readonly<Record<string, JsonObject>>;
	/** Models that shall be gated: a recorded one with all its files was found nowhere. */
	readonly gated?: Readonly<Record<string, 'auto' | 'manual'>>;
	/** By path, the `securityFileStatus` of files at the head. */
	readonly fileScans?: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
	/** By path, the tensors of safetensors files at the head, which are then served with a true header. */
	readonly headers?: Readonly<Record<string, Readonly<Record<string, TensorHeader>>>>;
	/** By commit and path, the tensors of safetensors files that a pull request adds to what is at the head. */
	readonly offers?: Readonly<
		Record<string, Readonly<Record<string, Readonly<Record<string, TensorHeader>>>>>
	>;
	/** By path, further files at the head: a few bytes at stated places of files of any size, zeros elsewhere. */
	readonly files?: Readonly<Record<string, Readonly<Record<string, SyntheticFile>>>>;
}

/** A branch, tag or the like, as `/refs` lists it. */
export interface NamedCommit {
	readonly kind: keyof StatedRefs;
	readonly name: string;
	readonly ref: string;
	readonly targetCommit: string;
}

const PREFIXES: Readonly<Record<keyof StatedRefs, string>> = {
	branches: 'refs/heads/',
	tags: 'refs/tags/',
	converts: 'refs/convert/',
	pullRequests: 'refs/pr/',
};

function namedCommits(refs: StatedRefs): NamedCommit[] {
	return (Object.keys(PREFIXES) as (keyof StatedRefs)[]).flatMap((kind) =>
		Object.entries(refs[kind] ?? {}).map(([name, targetCommit]) => ({
			kind,
			name,
			ref: PREFIXES[kind] + name,
			targetCommit: String(targetCommit),
		})),
	);
}

function withFileScans(model: RecordedModel, scans: Readonly<Record<string, JsonObject>>): RecordedModel {
	const { head } = model;
	for (const path of Object.keys(scans)) {
		if (!head.entries?.some((entry) => entry.path === path)) {
			throw new Error(`${model.id} has no recorded file ${path} that a scan could be stated of.`);
		}
	}
	const entries = head.entries?.map((entry) => {
		const securityFileStatus = Object.hasOwn(scans, entry.path) ? scans[entry.path] : undefined;
		return securityFileStatus === undefined ? entry : { ...entry, securityFileStatus };
	});
	return { ...model, head: { ...head, entries } };
}

function withFiles(
	model: RecordedModel,
	files: Readonly<Record<string, SyntheticFile>>,
	synthetic: Map<string, SyntheticFile>,
): RecordedModel {
	const { head } = model;
	if (head.entries === undefined) {
		// A list of one made-up file would say that the repository holds nothing else.
		throw new Error(`${model.id} has no recorded list of files that a file could be stated in.`);
	}
	let { entries } = head;
	let siblings = Array.isArray(head.info.siblings) ? head.info.siblings.filter(isObject) : undefined;
	for (const [path, file] of Object.entries(files)) {
		const entry = syntheticEntry(path, file);
		const { oid, ...lfs } = entry.lfs;
		synthetic.set(oid, file);
		entries = [...entries.filter((other) => other.path !== path), entry];
		const sibling = { rfilename: path, blobId: entry.oid, size: file.size, lfs: { sha256: oid, ...lfs } };
		siblings = siblings && [...siblings.filter(({ rfilename }) => rfilename !== path), sibling];
	}
	const info = siblings === undefined ? head.info : { ...head.info, siblings };
	return { ...model, head: { ...head, info, entries } };
}

function safetensorsFiles(
	headers: Readonly<Record<string, TensorHeader>>,
): Readonly<Record<string, SyntheticFile>> {
	return Object.fromEntries(
		Object.entries(headers).map(([path, tensors]) => [path, safetensorsFile(tensors)]),
	);
}

/** The facts with what was stated beside them. Throws a sentence when a state is of a model that is not recorded. */
export function withStates(facts: Facts, states: States): Facts {
	const models = new Map(facts.models);
	const synthetic = new Map<string, SyntheticFile>();
	function state<T>(
		all: Readonly<Record<string, T>> | undefined,
		add: (model: RecordedModel, value: T) => RecordedModel,
	): void {
		for (const [id, value] of Object.entries(all ?? {})) {
			const model = models.get(id);
			if (model === undefined) {
				throw new Error(`${id} is not recorded, so nothing can be stated of it.`);
			}
			models.set(id, add(model, value));
		}
	}
	state(states.discussions, (model, discussions) => ({ ...model, discussions }));
	state(states.refs, (model, refs) => ({ ...model, refs: namedCommits(refs) }));
	state(states.gated, (model, gated) => ({
		...model,
		statedGate: true,
		head: { ...model.head, info: { ...model.head.info, gated } },
	}));
	state(states.scans, (model, scan) => ({ ...model, scan, statedScan: true }));
	state(states.headers, (model, headers) => withFiles(model, safetensorsFiles(headers), synthetic));
	state(states.files, (model, files) => withFiles(model, files, synthetic));
	// Behind what is at the head, which they are added to.
	state(states.offers, (model, offers) => {
		const older = new Map(model.older);
		for (const [sha, headers] of Object.entries(offers)) {
			const { head } = withFiles(model, safetensorsFiles(headers), synthetic);
			older.set(sha, { ...head, sha, info: { ...head.info, sha } });
		}
		return { ...model, older };
	});
	state(states.fileScans, withFileScans);
	return { ...facts, models, synthetic };
}
