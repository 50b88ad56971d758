import type { Declaration } from './declared';
import { type Allowed, both, readRange } from './ranges';

/** A declaration with the versions that it allows: alternatives, of which any may be installed. */
export interface Stated {
	readonly declaration: Declaration;
	readonly allowed: readonly Allowed[];
}

/** A project file that is read for what it declares. */
export interface ProjectFile {
	readonly path: string;
	readonly text: string;
	/** Says in the log what could not be read; the rest goes on. */
	note(message: string): void;
}

export type ProjectReader = (file: ProjectFile) => readonly Stated[];

/** What a file may declare; more is made to be in the way. */
export const mostDeclared = 10_000;

/** How package indexes compare names: lower case, `-` for every run of `-`, `_` and `.`. npm's scopes stay. */
export const packageName = (name: string): string =>
	name.startsWith('@') ? name.toLowerCase() : name.toLowerCase().replace(/[-_.]+/g, '-');

/** A declaration of a package. @param range As written. @param allowed The versions that it allows. @param line From 1. */
export function stated(
	name: string,
	range: string,
	allowed: readonly Allowed[],
	path: string,
	line: number,
): Stated {
	const [only, more] = allowed;
	const exact = more ? undefined : only?.exact;
	return {
		declaration: {
			package: packageName(name),
			range: range.trim(),
			...(exact === undefined ? {} : { exact }),
			path,
			line,
		},
		allowed,
	};
}

/** What a lock file says: one version. */
export const locked = (name: string, version: string, path: string, line: number): Stated =>
	stated(name, `==${version}`, readRange(`==${version}`), path, line);

/** A requirement under a constraint: both ranges at once, at the place of the constraint when that says the version. */
export function constrained(one: Stated, by: Stated): Stated {
	const range = [one.declaration.range, by.declaration.range].filter((text) => text !== '').join(',');
	const allowed = one.allowed.flatMap((own) => by.allowed.map((other) => both(own, other)));
	const { path, line } = one.declaration.exact === undefined ? by.declaration : one.declaration;
	return stated(one.declaration.package, range, allowed, path, line);
}
