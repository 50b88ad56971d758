import type { ModelFile } from '../../model';
import { type Note, type Reader, readFields, toPath } from '../readers';

/** More files than this are not held in memory; the list then counts as not stated, never as complete. */
const mostFiles = 50_000;

/** The files of a model object; undefined when they are not listed, or not all of them could be read. */
export function readFiles(answer: Reader, note: Note): readonly ModelFile[] | undefined {
	const siblings = answer.raw('siblings');
	if (siblings === undefined) {
		return undefined;
	}
	if (!Array.isArray(siblings) || siblings.length > mostFiles) {
		note(Array.isArray(siblings) ? `siblings: ${siblings.length} files` : `siblings: ${typeof siblings}`);
		return undefined;
	}
	const files = siblings.map((entry) => readFile(entry, 'rfilename', 'sha256'));
	if (files.includes(undefined)) {
		note('siblings: an entry without a name');
		return undefined;
	}
	return files as ModelFile[];
}

/** One file; the names differ between `siblings` (`rfilename`, `lfs.sha256`) and a tree (`path`, `lfs.oid`). */
export function readFile(
	entry: unknown,
	nameField: string,
	hashField: string,
	note: Note = () => {},
): ModelFile | undefined {
	const file = readFields(entry, note);
	const path = file?.raw(nameField);
	if (!file || typeof path !== 'string' || path === '' || path.length > 4096) {
		return undefined;
	}
	const lfs = file.below('lfs');
	const size = file.count('size') ?? lfs?.count('size');
	const sha256 = lfs?.text(hashField);
	return {
		path: toPath(path),
		...(size === undefined ? {} : { size }),
		...(sha256 && /^[0-9a-f]{64}$/.test(sha256) ? { sha256 } : {}),
	};
}
