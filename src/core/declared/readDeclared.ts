import { folderOf, foldersUp, joined } from '../detect/workspace/paths';
import type { Workspace, WorkspaceFile } from '../detect/workspace/workspace';
import { unlessTooDeep } from '../formats/entries';
import type { Log } from '../host';
import { type Declaration, type Declared, nothingDeclared } from './declared';
import { type FileKind, kindOf, projectFiles } from './projectFiles';
import { allBelow, allows } from './ranges';
import { type Included, readLines, underConstraints } from './requirements';
import { type ProjectFile, packageName, type Stated } from './stated';
import { readVersion } from './versions';

/** What one folder's files declare, those that are believed first before the others. */
interface Level {
	readonly locks: ReadonlyMap<string, readonly Stated[]>;
	readonly manifests: ReadonlyMap<string, readonly Stated[]>;
}

/** Files that a requirements file may include, and how deep. */
const mostIncluded = 20;
const deepestIncluded = 5;

/** Requirements files of unusual names that one folder may have. */
const mostOthers = 20;

/** Bytes; programs write longer lock files than people write anything. */
const largestLock = 4_000_000;

interface KnownFile {
	readonly version: string;
	readonly stated: readonly Stated[];
	readonly included: readonly Included[];
}

/** What is kept of a workspace: each file's declarations by its version. */
const known = new WeakMap<Workspace, Map<string, KnownFile>>();
const mostKnown = 500;

/**
 * What the project files around `path` declare, from its folder up to the root of its workspace. The nearest folder
 * that declares a package counts; a lock file further up says the version where it fits what that folder asks for. A
 * package that is declared in several ways there (by markers, by files) has a known order to a version only where all
 * of them agree. Never rejects: what cannot be read is noted in the log and declares nothing.
 */
export async function readDeclared(workspace: Workspace, path: string, log?: Log): Promise<Declared> {
	const root = workspace.rootOf(path);
	if (root === undefined) {
		return nothingDeclared;
	}
	const levels = await Promise.all(
		foldersUp(folderOf(path), root).map((folder) => readFolder(workspace, folder, root, log)),
	);
	const answers = new Map<string, readonly Stated[]>();
	const statedOf = (name: string): readonly Stated[] => {
		const key = packageName(name);
		const answer = answers.get(key) ?? countingFor(key, levels);
		answers.set(key, answer);
		return answer;
	};
	return {
		of: (name): Declaration | undefined => statedOf(name)[0]?.declaration,
		isBelow(name, version) {
			const asked = readVersion(version);
			const orders = new Set(
				asked ? statedOf(name).flatMap(({ allowed }) => allowed.map((one) => allBelow(one, asked))) : [],
			);
			return orders.size === 1 ? [...orders][0] : undefined;
		},
	};
}

/** The declarations of a package that count. */
function countingFor(name: string, levels: readonly Level[]): readonly Stated[] {
	for (const [at, { locks, manifests }] of levels.entries()) {
		const own = locks.get(name);
		if (own) {
			return own;
		}
		const asked = manifests.get(name);
		if (!asked) {
			continue;
		}
		// The members of a workspace share the lock file at its root.
		const above = levels
			.slice(at + 1)
			.map((level) => level.locks.get(name))
			.find(Boolean);
		return above?.some((one) => fits(one, asked))
			? above.filter((one) => fits(one, asked))
			: exactFirst(asked);
	}
	return [];
}

const fits = ({ declaration }: Stated, asked: readonly Stated[]): boolean => {
	const version = declaration.exact === undefined ? undefined : readVersion(declaration.exact);
	return version !== undefined && asked.every(({ allowed }) => allowed.some((one) => allows(one, version)));
};

/** Declarations of any version say nothing where another one says more, and are left out. */
function exactFirst(asked: readonly Stated[]): readonly Stated[] {
	const saying = asked.filter(({ allowed }) => allowed.some(({ lower, upper }) => lower || upper));
	const [first, ...more] = saying.length > 0 ? saying : asked;
	const ordered = first ? [first, ...more] : [];
	return [
		...ordered.filter(({ declaration }) => declaration.exact !== undefined),
		...ordered.filter(({ declaration }) => declaration.exact === undefined),
	];
}

async function readFolder(
	workspace: Workspace,
	folder: string,
	root: string,
	log: Log | undefined,
): Promise<Level> {
	const locks = new Map<string, Stated[]>();
	const manifests = new Map<string, Stated[]>();
	const names = await namesIn(workspace, folder);
	const read = await Promise.all(
		Array.from(names, async ([name, kind]) => ({
			kind,
			stated: await readWhole(workspace, `${folder}/${name}`, kind, root, log),
		})),
	);
	for (const { kind, stated } of read) {
		const into = kind.lock ? locks : manifests;
		for (const one of stated) {
			const name = one.declaration.package;
			const before = into.get(name);
			if (before) {
				before.push(one);
			} else {
				into.set(name, [one]);
			}
		}
	}
	return { locks, manifests };
}

/** The project files of a folder in their order: those that are there, or all that may be there. */
async function namesIn(
	workspace: Workspace,
	folder: string,
): Promise<readonly (readonly [string, FileKind])[]> {
	if (!workspace.list) {
		return [...projectFiles];
	}
	const there = new Set(await workspace.list(folder));
	const usual = [...projectFiles].filter(([name]) => name.includes('/') || there.has(name));
	const others = [...there].flatMap((name) => {
		const kind = projectFiles.has(name) ? undefined : kindOf(name);
		return kind ? [[name, kind] as const] : [];
	});
	return [...usual, ...others.slice(0, mostOthers)];
}

/** A file with those that it includes. */
async function readWhole(
	workspace: Workspace,
	path: string,
	kind: FileKind,
	root: string,
	log: Log | undefined,
): Promise<readonly Stated[]> {
	const stated: Stated[] = [];
	const constraints: Stated[] = [];
	const seen = new Set<string>();
	const add = async (at: string, into: Stated[], depth: number): Promise<void> => {
		if (seen.has(at) || seen.size > mostIncluded || depth > deepestIncluded) {
			return;
		}
		seen.add(at);
		const file = await readOne(workspace, at, kind, log);
		into.push(...(file?.stated ?? []));
		for (const { path: named, constraint } of file?.included ?? []) {
			const other = /^[\w./-]{1,300}$/.test(named) ? joined(root, folderOf(at), named) : undefined;
			if (other !== undefined) {
				await add(other, constraint ? constraints : into, depth + 1);
			}
		}
	};
	await add(path, stated, 0);
	return constraints.length > 0 ? underConstraints(stated, constraints) : stated;
}

async function readOne(
	workspace: Workspace,
	path: string,
	kind: FileKind,
	log: Log | undefined,
): Promise<KnownFile | undefined> {
	const file = await (kind.lock ? workspace.read(path, largestLock) : workspace.read(path));
	const kept = known.get(workspace) ?? new Map<string, KnownFile>();
	known.set(workspace, kept);
	if (!file) {
		kept.delete(path);
		return undefined;
	}
	const before = kept.get(path);
	if (before?.version === file.version) {
		return before;
	}
	const made = { version: file.version, ...parse(path, file, kind, log) };
	if (kept.size >= mostKnown) {
		kept.clear();
	}
	kept.set(path, made);
	return made;
}

/** A parser that fails on a text that somebody made so must not take the others with it. */
function parse(
	path: string,
	{ text }: WorkspaceFile,
	kind: FileKind,
	log: Log | undefined,
): Pick<KnownFile, 'stated' | 'included'> {
	const note = (message: string) => log?.info(message);
	const file: ProjectFile = { path, text: text.replace(/^\uFEFF/, ''), note };
	const nothing = { stated: [], included: [] };
	try {
		return unlessTooDeep(
			() => (kind.includes ? readLines(file) : { stated: kind.read(file), included: [] }),
			() => {
				note(`${path}: nested too deeply; its dependencies were not read.`);
				return nothing;
			},
		);
	} catch (error) {
		note(`${path}: its dependencies could not be read: ${String(error)}`);
		return nothing;
	}
}
