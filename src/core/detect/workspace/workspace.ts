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
	/**
	 * Undefined: there is no such file, or it is no text, or larger than `largest` bytes (`largestNeighbour` unless
	 * given). Never rejects.
	 */
	read(path: string, largest?: number): Promise<WorkspaceFile | undefined>;
	/**
	 * The names of the files in a folder, of which only the first thousands are told; none when there is no such
	 * folder. Absent: only files of usual names are looked for. Never rejects.
	 */
	list?(folder: string): Promise<readonly string[]>;
}

/** Bytes; a module with constants is never larger. */
export const largestNeighbour = 400_000;
