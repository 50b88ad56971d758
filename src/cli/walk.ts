import { type Dirent, readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import { printable } from '../core/printable';
import { quote, UsageError } from './args';
import { git, workTreeAround } from './git';
import { emptyPath, shownPath, whyNot } from './pathWords';
import { isTakenForLink, plainFilesIn } from './plainFiles';

/** Never looked into: packages of others, caches, version control. Other hidden folders hold settings that count. */
const foreign = new Set([
	'node_modules',
	'site-packages',
	'.git',
	'.hg',
	'.svn',
	'__pycache__',
	'bower_components',
	'.cache',
	'.eggs',
	'.gradle',
	'.idea',
	'.ipynb_checkpoints',
	'.mypy_cache',
	'.next',
	'.nox',
	'.nuxt',
	'.pnpm-store',
	'.pytest_cache',
	'.ruff_cache',
	'.svelte-kit',
	'.terraform',
	'.tox',
	'.turbo',
	'.venv',
	'.vscode-test',
	'.yarn',
]);
/** Made by a build; skipped where nothing better (git) tells what is source. */
const built = new Set(['dist', 'coverage', 'htmlcov']);
/** Holds the settings of a virtual environment. */
const environmentMark = 'pyvenv.cfg';
/** Says "this folder is a cache": https://bford.info/cachedir/. Cargo's `target` has one, for instance. */
const cacheMark = 'CACHEDIR.TAG';

/** Folders that are listed before an interrupt is heard. */
const foldersAtOnce = 50;

export interface Walk {
	/** Absolute paths of the files, each once, sorted within each given path. */
	readonly files: readonly string[];
	/** Those of them that were named themselves. */
	readonly named: ReadonlySet<string>;
	/** Sentences on what could not be looked into. */
	readonly notes: readonly string[];
	/** How many of the given paths could not be looked at; each has its sentence among the notes. */
	readonly unread: number;
}

/**
 * The files below the given paths that `wanted` takes. A file that was named is taken as it is. Symbolic links inside
 * a folder are not followed. Inside a git work tree, what git ignores is left out. Throws a `UsageError` when none of the
 * paths can be looked at, or one is empty.
 */
export async function walk(
	paths: readonly string[],
	cwd: string,
	wanted: (path: string) => boolean,
	signal: AbortSignal,
): Promise<Walk> {
	const files = new Set<string>();
	const named = new Set<string>();
	const notes: string[] = [];
	let unread = 0;
	for (const given of paths) {
		// Joined to the current folder it would be that: `"$DIR"` of a script in which nothing was set would mean everything.
		if (given === '') {
			throw new UsageError(emptyPath());
		}
		const path = resolve(cwd, given);
		// Of folders below it what cannot be read is left out; what was named, somebody takes for looked into.
		const found = await entriesAt(path).catch((error: unknown) => {
			notes.push(l10n.t('{0} {1}. Check the path.', quote(given), whyNot(error, given)));
			return 'unread' as const;
		});
		if (found === 'unread') {
			unread++;
			continue;
		}
		if (found === undefined) {
			files.add(path);
			named.add(path);
			continue;
		}
		const all = (await listedByGit(path, signal)) ?? (await listed(path, found, { cwd, notes, signal }));
		for (const file of all) {
			if (wanted(file)) {
				files.add(file);
			}
		}
	}
	if (unread > 0 && unread === paths.length) {
		throw new UsageError(notes.join('\n'));
	}
	return { files: [...files], named, notes, unread };
}

/** @param own What lies in the folder itself. */
async function listed(
	folder: string,
	own: readonly Dirent[],
	{ cwd, notes, signal }: { readonly cwd: string; readonly notes: string[]; readonly signal: AbortSignal },
): Promise<string[]> {
	const files: string[] = [];
	const waiting = [folder];
	let looked = 0;
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (looked++ % foldersAtOnce === 0) {
			await nextTurn();
		}
		signal.throwIfAborted();
		const entries = next === folder ? own : entriesOf(next, cwd, notes);
		if (next !== folder && entries.some(({ name }) => name === environmentMark || name === cacheMark)) {
			continue;
		}
		for (const entry of entries) {
			const path = join(next, entry.name);
			if (isTakenForLink(path)) {
				continue;
			}
			if (entry.isFile()) {
				files.push(path);
			} else if (entry.isDirectory() && !isSkipped(entry.name)) {
				waiting.push(path);
			}
		}
	}
	return files.sort();
}

/** What lies in a folder; undefined for what is none. */
async function entriesAt(path: string): Promise<readonly Dirent[] | undefined> {
	return (await stat(path)).isDirectory() ? entriesIn(path) : undefined;
}

/** To wait for each folder takes longer than to read it. */
const entriesIn = (folder: string): readonly Dirent[] => readdirSync(folder, { withFileTypes: true });

function entriesOf(folder: string, cwd: string, notes: string[]): readonly Dirent[] {
	try {
		return entriesIn(folder);
	} catch (error) {
		notes.push(l10n.t('{0} {1}; it was left out.', printable(shownPath(folder, cwd)), whyNot(error, folder)));
		return [];
	}
}

function isSkipped(name: string): boolean {
	return foreign.has(name) || built.has(name);
}

/** What git tracks or would track below a folder; undefined outside a work tree, or when git is not there. */
async function listedByGit(folder: string, signal: AbortSignal): Promise<string[] | undefined> {
	const tree = await workTreeAround(folder);
	if (tree === undefined) {
		return undefined;
	}
	const below = relative(tree.top, tree.real).split(sep).join('/');
	// A folder that git ignores was named on purpose.
	const ignored = await git(tree.top, ['check-ignore', '-q', '--', `./${below}/.`], signal);
	const list = ['--literal-pathspecs', 'ls-files', '-cotz', '--exclude-standard', '--', below || '.'];
	const listing = ignored?.code === 1 ? await git(tree.top, list, signal) : undefined;
	if (listing?.code !== 0) {
		return undefined;
	}
	const environments = new Set<string>();
	const names = new Set<string>();
	const start = 2 + (below === '' ? 0 : below.length + 1);
	for (const line of listing.out.split('\0')) {
		// `? app/env/pyvenv.cfg`: a sign, `?` for what is not tracked, and the name, here as the folder `app` has it.
		const name = line.slice(start);
		// One that is committed would hide the code beside it from whoever checks it.
		if (line.startsWith('?') && name.endsWith(`/${environmentMark}`)) {
			environments.add(name.slice(0, -environmentMark.length - 1));
		}
		const folders = name.split('/').slice(0, -1);
		if (name !== '' && !folders.some((one) => foreign.has(one))) {
			names.add(name);
		}
	}
	const files: string[] = [];
	const isPlainFile = plainFilesIn(folder);
	for (const name of [...names].sort()) {
		if (!isBelow(name, environments) && isPlainFile(name)) {
			files.push(join(folder, name));
		}
	}
	return files;
}

function isBelow(name: string, folders: ReadonlySet<string>): boolean {
	for (let end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
		if (folders.has(name.slice(0, end))) {
			return true;
		}
	}
	return false;
}
