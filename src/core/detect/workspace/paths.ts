// Paths inside a workspace folder, and the files that a module's name may stand for.

/** More levels than a project nests. */
const mostLevels = 8;

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** `folder` and those around it up to `root`, the nearest first; none when it is not within `root`. */
export function foldersUp(folder: string, root: string, most = mostLevels): string[] {
	const folders: string[] = [];
	let at = folder;
	while (folders.length < most && (at === root || at.startsWith(`${root}/`))) {
		folders.push(at);
		if (at === root) {
			break;
		}
		at = folderOf(at);
	}
	return folders;
}

/** `relative` seen from `folder`; undefined when that is outside `root`. */
export function joined(root: string, folder: string, relative: string): string | undefined {
	let at: string = folder;
	for (const part of relative.split('/')) {
		if (part === '..') {
			if (at === root || !at.startsWith(`${root}/`)) {
				return undefined;
			}
			at = folderOf(at);
		} else if (part !== '' && part !== '.') {
			at = `${at}/${part}`;
		}
	}
	return at === root || at.startsWith(`${root}/`) ? at : undefined;
}

/** The files that `module` may be in Python, seen from a file in `folder`: the likeliest first. */
export function pythonFiles(module: string, folder: string, root: string): string[] {
	const [, dots = '', rest = ''] = /^(\.*)([\p{L}\p{N}_.]*)$/u.exec(module.slice(0, 201)) ?? [];
	const names = rest === '' ? [] : rest.split('.');
	if (module.length > 200 || names.includes('') || (dots === '' && names.length === 0)) {
		return [];
	}
	const at = names.join('/');
	const files = (base: string) =>
		at === '' ? [`${base}/__init__.py`] : [`${base}/${at}.py`, `${base}/${at}/__init__.py`];
	if (dots !== '') {
		const base = joined(root, folder, '../'.repeat(dots.length - 1));
		return base === undefined ? [] : files(base);
	}
	const bases = foldersUp(folder, root);
	const source = `${root}/src`;
	return (bases.includes(source) ? bases : [...bases, source]).flatMap(files);
}

const endings = [
	'.ts',
	'.tsx',
	'.js',
	'.jsx',
	'.mjs',
	'.cjs',
	'.mts',
	'/index.ts',
	'/index.tsx',
	'/index.js',
];

/**
 * The files that `module` may be in TypeScript and JavaScript. Packages are none; `@/` and `~/` are what most
 * projects call their own source folder.
 */
export function scriptFiles(module: string, folder: string, root: string): string[] {
	if (module.length > 200 || /[\\:?#*\p{Cc}]/u.test(module)) {
		return [];
	}
	const own = /^[@~]\/(.+)$/.exec(module)?.[1];
	const bases =
		own !== undefined
			? foldersUp(folder, root).flatMap((up) => [joined(root, up, own), joined(root, up, `src/${own}`)])
			: /^\.\.?(?:\/|$)/.test(module)
				? [joined(root, folder, module)]
				: [];
	return bases.flatMap((base) => (base === undefined ? [] : scriptsAt(base)));
}

/** The files that a path without its ending may be. */
export function scriptsAt(base: string): string[] {
	if (/\.(?:[mc]?ts|tsx)$/.test(base)) {
		return [base];
	}
	// TypeScript names the file that will be there after the build.
	const built = /^(.*)\.([mc]?)js(x?)$/.exec(base);
	return built ? [`${built[1]}.${built[2]}ts${built[3]}`, base] : endings.map((ending) => base + ending);
}
