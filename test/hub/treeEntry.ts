export type JsonObject = { readonly [key: string]: unknown };

/** An item of a file list as the hub writes it; every field but `type` and `path` may be unrecorded. */
export interface TreeEntry {
	readonly type: 'file' | 'directory';
	readonly path: string;
	readonly oid?: string;
	readonly size?: number;
	readonly lfs?: { readonly oid: string; readonly size: number; readonly pointerSize?: number };
	readonly xetHash?: string;
	readonly lastCommit?: JsonObject;
	readonly securityFileStatus?: JsonObject;
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The file list that `siblings` imply, with the folders above them. */
export function entriesFromSiblings(siblings: readonly unknown[]): TreeEntry[] {
	const entries = new Map<string, TreeEntry>();
	for (const sibling of siblings.filter(isObject)) {
		const path = String(sibling.rfilename);
		for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
			entries.set(path.slice(0, slash), { type: 'directory', path: path.slice(0, slash) });
		}
		const lfs = isObject(sibling.lfs)
			? {
					oid: String(sibling.lfs.sha256),
					size: Number(sibling.lfs.size),
					pointerSize: sibling.lfs.pointerSize as number | undefined,
				}
			: undefined;
		const oid = sibling.blobId as string | undefined;
		entries.set(path, { type: 'file', oid, size: sibling.size as number | undefined, lfs, path });
	}
	return [...entries.values()];
}
