/** A file of the workspace as it is now. */
export interface WorkspaceFile {
	readonly text: string;
	/** Changes whenever the text does. */
	readonly version: string;
}

/**
 * The detector's door to the files around the one it looks at. Paths are absolute, with forward slashes.
 * Whoever writes one keeps within the workspace folder, also where links lead out of it.
 */
export interface Workspace {
	/** The workspace folder that holds `path`; nothing outside it is asked for. */
	rootOf(path: string): string | undefined;
	/** Undefined: there is no such file, or it is no text, or larger than `largestNeighbour`. Never rejects. */
	read(path: string): Promise<WorkspaceFile | undefined>;
}

/** Bytes; a module with constants is never larger. */
export const largestNeighbour = 400_000;
