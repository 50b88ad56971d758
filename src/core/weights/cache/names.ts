import { isCommit, isRepositoryId } from '../../hubs/addresses';

// How the download cache of the Hugging Face libraries is laid out: huggingface_hub 1.x, its guide "Manage your cache".
// models--org--name/refs/main              the commit that a branch meant when it was asked for last
// models--org--name/snapshots/<commit>/…   the files of that commit, links into blobs
// models--org--name/blobs/<hash>           contents: SHA-256 of a large file, the id of git for a small one
// models--org--name/blobs/<hash>.incomplete   a download that did not come to its end

/** The folder of the cache, by the variables that the libraries read and in their order. `join` puts paths together. */
export function cacheFolder(
	env: Readonly<Record<string, string | undefined>>,
	home: string,
	join: (...parts: string[]) => string,
): string {
	const own = env.HF_HUB_CACHE || env.HUGGINGFACE_HUB_CACHE;
	if (own) {
		return own;
	}
	const caches = env.XDG_CACHE_HOME || join(home, '.cache');
	return join(env.HF_HOME || join(caches, 'huggingface'), 'hub');
}

/** `models--org--name` → `org/name`; undefined for folders of data sets, spaces and anything else. */
export function modelOfFolder(name: string): string | undefined {
	const [kind, ...parts] = name.split('--');
	const id = parts.join('/');
	return kind === 'models' && isRepositoryId(id) ? id : undefined;
}

/** `org/name` → `models--org--name` */
export function folderOfModel(id: string): string {
	return ['models', ...id.split('/')].join('--');
}

/** What the name of a blob says of its content; undefined when it is none of the two. */
export interface BlobName {
	/** `git`: SHA-1 over a header with the length, then the content. */
	readonly algorithm: 'sha256' | 'git';
	/** In hexadecimal. */
	readonly digest: string;
}

/** Of `blobs/<name>`. */
export function readBlobName(name: string): BlobName | undefined {
	if (/^[0-9a-f]{64}$/.test(name)) {
		return { algorithm: 'sha256', digest: name };
	}
	return isCommit(name) ? { algorithm: 'git', digest: name } : undefined;
}

/** A download that is under way or was broken off: `<hash>.incomplete`, `<hash>.1a2b3c4d.incomplete`. */
export function isPartialBlob(name: string): boolean {
	return name.endsWith('.incomplete');
}
