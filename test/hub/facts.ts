import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withPointer } from './pointer';
import type { SyntheticFile } from './safetensorsHeader';
import type { NamedCommit, StatedDiscussion } from './stated';
import { entriesFromSiblings, isObject, type JsonObject, type TreeEntry } from './treeEntry';

export { isObject, type JsonObject, type TreeEntry } from './treeEntry';

/** What is recorded of a model at one commit. */
export interface Revision {
	readonly info: JsonObject;
	readonly sha?: string;
	/** Absent: no file list was recorded, which is not the same as "no files". */
	readonly entries?: readonly TreeEntry[];
	/** Where the bytes of its small files lie, if any were recorded. */
	readonly filesFolder: string;
}

export interface RecordedModel {
	readonly id: string;
	readonly head: Revision;
	readonly older: ReadonlyMap<string, Revision>;
	readonly commits?: readonly JsonObject[];
	readonly scan?: JsonObject;
	/** The scan was not recorded but stated by a test, as all that follows. */
	readonly statedScan?: boolean;
	readonly statedGate?: boolean;
	readonly discussions?: readonly StatedDiscussion[];
	readonly refs?: readonly NamedCommit[];
}

export interface RecordedError {
	readonly case: string;
	readonly status: number;
	readonly headers?: { readonly [name: string]: string };
	readonly body?: JsonObject;
}

/** A folder of recorded facts. Ids are looked up in it and never joined to a path, so no URL can leave the folder. */
export interface Facts {
	readonly models: ReadonlyMap<string, RecordedModel>;
	readonly renames: ReadonlyMap<string, string>;
	readonly errors: ReadonlyMap<string, RecordedError>;
	/** Ids that are known to lead nowhere on the hub: `missing.json`. */
	readonly missing: ReadonlySet<string>;
	/** Made-up large files, by their SHA-256. */
	readonly synthetic: ReadonlyMap<string, SyntheticFile>;
}

function readJson(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw new Error(`${file} cannot be read as JSON: ${(error as Error).message}`);
	}
}

function readIfThere(file: string): unknown {
	return existsSync(file) ? readJson(file) : undefined;
}

/** The recorded object, with what follows from it and every answer of the hub has. */
function readInfo(recorded: JsonObject): JsonObject {
	const info: Record<string, unknown> = { ...recorded };
	if (Array.isArray(info.siblings)) {
		info.siblings = info.siblings.map(withPointer);
	}
	for (const name of ['createdAt', 'lastModified']) {
		// Two records of the wider set have the fraction of a second twice; clients read no such date.
		if (typeof info[name] === 'string') {
			info[name] = info[name].replace(/(\.\d{3})\.\d{3}Z$/, '$1Z');
		}
	}
	return info;
}

function readRevision(folder: string): Revision {
	const recorded = readJson(join(folder, 'info.json'));
	if (!isObject(recorded)) {
		throw new Error(`${join(folder, 'info.json')} does not hold an object.`);
	}
	const info = readInfo(recorded);
	const tree = readIfThere(join(folder, 'tree.json'));
	const entries = Array.isArray(tree)
		? (tree as TreeEntry[])
		: Array.isArray(info.siblings)
			? entriesFromSiblings(info.siblings)
			: undefined;
	const sha = typeof info.sha === 'string' ? info.sha : undefined;
	return { info, sha, entries, filesFolder: join(folder, 'files') };
}

function readModel(folder: string, id: string): RecordedModel {
	const older = new Map<string, Revision>();
	const revisions = join(folder, 'revisions');
	for (const sha of existsSync(revisions) ? readdirSync(revisions) : []) {
		older.set(sha, readRevision(join(revisions, sha)));
	}
	const commits = readIfThere(join(folder, 'commits.json'));
	const scan = readIfThere(join(folder, 'scan.json'));
	return {
		id,
		head: readRevision(folder),
		older,
		commits: Array.isArray(commits) ? commits : undefined,
		scan: isObject(scan) ? scan : undefined,
	};
}

function foldersIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
}

/** Reads a folder of facts; throws a sentence when it is missing or not one. */
export function loadFacts(folder: string): Facts {
	if (!existsSync(folder) || !statSync(folder).isDirectory()) {
		throw new Error(`There is no folder ${folder}.`);
	}
	const errors = readIfThere(join(folder, 'errors.json'));
	if (!Array.isArray(errors)) {
		throw new Error(`${folder} holds no recorded facts: errors.json is missing.`);
	}
	const models = new Map<string, RecordedModel>();
	for (const top of foldersIn(folder)) {
		if (existsSync(join(folder, top, 'info.json'))) {
			models.set(top, readModel(join(folder, top), top));
		}
		for (const name of foldersIn(join(folder, top))) {
			if (existsSync(join(folder, top, name, 'info.json'))) {
				models.set(`${top}/${name}`, readModel(join(folder, top, name), `${top}/${name}`));
			}
		}
	}
	const renames = readIfThere(join(folder, 'renames.json')) as
		| { readonly renames: readonly { readonly from: string; readonly to: string }[] }
		| undefined;
	const missing = readIfThere(join(folder, 'missing.json')) as
		| { readonly ids: readonly { readonly id: string }[] }
		| undefined;
	return {
		models,
		missing: new Set(missing?.ids.map(({ id }) => id)),
		synthetic: new Map(),
		renames: new Map(renames?.renames.map(({ from, to }) => [from, to])),
		errors: new Map((errors as RecordedError[]).map((error) => [error.case, error])),
	};
}

/** The folder of the small set that is kept with the tests: above the bundle, or above where it was started. */
export function keptFacts(): string {
	for (const start of [__dirname, process.cwd()]) {
		for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
			const facts = join(folder, 'test', 'hub', 'facts');
			if (existsSync(facts)) {
				return facts;
			}
		}
	}
	throw new Error('The recorded facts (test/hub/facts) were not found.');
}
