// Patterns of files and of ids, matched by hand: a pattern comes from a file, and no expression made of it could be
// trusted to end in time.

/**
 * Whether `id` fits a pattern of models: `*` stands for anything, also for nothing and for `/`. Case does not count, as
 * on the hub.
 */
export function matchesModel(pattern: string, id: string): boolean {
	const [wanted, given] = [pattern.toLowerCase(), id.toLowerCase()];
	// Of a list of thousands, most differ before the first star.
	return (
		given.startsWith(literalStart(pattern)) && matches([...wanted], [...given], (mark) => mark === '*', equal)
	);
}

/** What every id that fits a pattern of models begins with, in small letters: `org/` of `Org/*-base`. */
export function literalStart(pattern: string): string {
	const [start = ''] = pattern.toLowerCase().split('*', 1);
	return start;
}

/**
 * Whether a path fits a pattern of files: `*` and `?` within a name, `**` for any folders. Without a slash it is the
 * name of files in any folder (`*.ipynb`); with one at the end, all that is in a folder (`old/`).
 */
export function matchesFile(pattern: string, path: string): boolean {
	return matches(partsOf(pattern), path.split('/'), (part) => part === '**', matchesName);
}

function partsOf(pattern: string): readonly string[] {
	const trimmed = pattern.trim().replace(/^(?:\.\/)+|^\/+/, '');
	const whole = trimmed.endsWith('/') ? `${trimmed}**` : trimmed;
	return whole.includes('/') || whole === '**' ? whole.split('/') : ['**', whole];
}

/** The folder, or the file, that every path lies in which fits a pattern of files: `a/b` of `a/b/*.py`; empty for any. */
export function literalFolder(pattern: string): string {
	const parts = partsOf(pattern);
	const open = parts.findIndex((part) => /[*?]/.test(part));
	return parts.slice(0, open < 0 ? parts.length : open).join('/');
}

/** A path and every folder that it lies in, as `literalFolder` names them; the last one is empty. */
export function foldersAround(path: string): readonly string[] {
	const folders = [path];
	for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
		folders.push(path.slice(0, at));
	}
	return path === '' ? folders : [...folders, ''];
}

/** `path` as seen from `folder`, with `..` for what lies above it; both absolute, with forward slashes. */
export function seenFrom(folder: string, path: string): string {
	const from = folder.split('/');
	const to = path.split('/');
	let same = 0;
	while (same < from.length && same < to.length - 1 && from[same] === to[same]) {
		same += 1;
	}
	return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

function matchesName(pattern: string, name: string): boolean {
	return matches(
		[...pattern],
		[...name],
		(mark) => mark === '*',
		(mark, letter) => mark === '?' || mark === letter,
	);
}

const equal = (a: string, b: string): boolean => a === b;

/**
 * Whether the parts of a text fit those of a pattern, of which some (`isAny`) stand for any number of parts. Only the
 * last of those is ever tried again, which is enough: what went before it fits as early as it can. So the steps are at
 * most parts times parts.
 */
function matches(
	pattern: readonly string[],
	text: readonly string[],
	isAny: (part: string) => boolean,
	fits: (part: string, text: string) => boolean,
): boolean {
	let at = 0;
	let any = -1;
	let tried = 0;
	for (let i = 0; i < text.length; ) {
		const part = pattern[at];
		if (part !== undefined && isAny(part)) {
			any = at;
			tried = i;
			at += 1;
		} else if (part !== undefined && fits(part, text[i] ?? '')) {
			at += 1;
			i += 1;
		} else if (any >= 0) {
			tried += 1;
			i = tried;
			at = any + 1;
		} else {
			return false;
		}
	}
	return pattern.slice(at).every(isAny);
}
