import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/** Stands in names for bytes that are not UTF-8. */
const notUtf8 = '\ufffd';

/**
 * Tells of names that git gives, `app/model.py`, which of them are files in the folder: no links, which may lead
 * anywhere, no submodules, nothing deleted since. An index may hold a file below what is a link to another folder by
 * now; and one that was written by hand, a path upwards. A name that is not UTF-8 counts where nothing is by the name
 * that Node gives for it: who reads it is told why that cannot be.
 */
export function plainFilesIn(folder: string): (name: string) => boolean {
	const folders = new Map<string, boolean>([['', true]]);

	function isOwnFolder(name: string): boolean {
		const known = folders.get(name);
		if (known !== undefined) {
			return known;
		}
		const is = isIn(name) && foundAt(join(folder, name))?.isDirectory() === true;
		folders.set(name, is);
		return is;
	}

	/** Whether it is in a folder of ours, and no step back. */
	function isIn(name: string): boolean {
		const end = name.lastIndexOf('/');
		const last = name.slice(end + 1);
		return last !== '..' && last !== '.' && last !== '' && isOwnFolder(name.slice(0, Math.max(end, 0)));
	}

	return (name) => {
		const found = foundAt(join(folder, name));
		return found ? isIn(name) && found.isFile() : name.includes(notUtf8);
	};
}

/**
 * Whether a name that Node gives for one that is not UTF-8 is that of a link beside it, which would be followed in its
 * place.
 */
export function isTakenForLink(path: string): boolean {
	return path.includes(notUtf8) && foundAt(path)?.isSymbolicLink() === true;
}

function foundAt(path: string): Stats | undefined {
	try {
		return lstatSync(path, { throwIfNoEntry: false });
	} catch {
		return undefined;
	}
}
