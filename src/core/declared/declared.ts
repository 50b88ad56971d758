/** A place where a project says which version of a package it uses. */
export interface Declaration {
	/** In lower case, `-` for `_` and `.` as package indexes compare names: `sentence-transformers`. */
	readonly package: string;
	/** As written: `>=4.40,<5`, `^2.1`; empty for any version. */
	readonly range: string;
	/** The one version, where a lock file or `==` says it: `2.5.1`. */
	readonly exact?: string;
	readonly path: string;
	/** From 1. */
	readonly line: number;
}

/** What the project declares; a package that nobody declares is not known, which is not "the newest". */
export interface Declared {
	/** The declaration that counts: of a lock file before one of a manifest. */
	of(name: string): Declaration | undefined;
	/**
	 * Whether the declared version is certainly lower than `version` (`2.6`). Undefined when it is not declared, or the
	 * range allows both.
	 */
	isBelow(name: string, version: string): boolean | undefined;
}

/** Where no project file is in sight. */
export const nothingDeclared: Declared = { of: () => undefined, isBelow: () => undefined };
