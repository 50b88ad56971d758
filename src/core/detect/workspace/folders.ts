import type { WatchedCall } from '../../reference';
import { folderLike } from '../folderNames';
import type { Library } from './library';
import { folderOf, joined } from './paths';

/** What lies in every folder that a library can load. */
const configurations = [
	'config.json',
	'adapter_config.json',
	'model_index.json',
	'tokenizer_config.json',
	'modules.json',
];

/** Folders of one file that are looked for. */
const mostFolders = 20;

/**
 * Watched calls, where `path` is only kept as long as there is no such folder in the workspace, seen from its root or
 * from the file: what exists is loaded from the disk.
 */
export async function unlessFolder(
	calls: readonly WatchedCall[],
	file: string,
	library: Library | undefined,
): Promise<readonly WatchedCall[]> {
	const root = library?.workspace.rootOf(file);
	const known = new Map<string, boolean>();
	const kept: WatchedCall[] = [];
	for (const call of calls) {
		const path = call.arguments.path;
		const text = path?.state === 'known' && typeof path.value === 'string' ? path.value : '';
		if (library === undefined || root === undefined || !folderLike(text)) {
			kept.push(call);
			continue;
		}
		const there =
			known.get(text) ?? (known.size < mostFolders && (await exists(text, root, folderOf(file), library)));
		known.set(text, there);
		kept.push(there ? { ...call, arguments: { ...call.arguments, path: { state: 'absent' } } } : call);
	}
	return kept;
}

async function exists(text: string, root: string, folder: string, { workspace }: Library): Promise<boolean> {
	for (const from of new Set([root, folder])) {
		for (const name of configurations) {
			const path = joined(root, from, `${text}/${name}`);
			if (path !== undefined && (await workspace.read(path))) {
				return true;
			}
		}
	}
	return false;
}
