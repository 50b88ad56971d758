import type { ModelFile } from '../../model';
import { isCommit } from '../addresses';
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
	const files = siblings.map((entry) => readFile(entry, siblingFields));
	if (files.includes(undefined)) {
		note('siblings: an entry without a name');
		return undefined;
	}
	return files as ModelFile[];
}

/** How a list names what it says of a file. */
export interface FileFields {
	readonly name: string;
	/** Below `lfs`. */
	readonly sha256: string;
	/** For a large file it is of the pointer, and says nothing of the content. */
	readonly gitBlob: string;
}

/** Of the `siblings` of a model object. */
const siblingFields: FileFields = { name: 'rfilename', sha256: 'sha256', gitBlob: 'blobId' };

/** Of a tree, and of what is asked for by paths. */
export const treeFields: FileFields = { name: 'path', sha256: 'oid', gitBlob: 'oid' };

/** One file of a list. */
export function readFile(entry: unknown, fields: FileFields, note: Note = () => {}): ModelFile | undefined {
	const file = readFields(entry, note);
	const path = file?.raw(fields.name);
	if (!file || typeof path !== 'string' || path === '' || path.length > 4096) {
		return undefined;
	}
	const lfs = file.below('lfs');
	const size = file.count('size') ?? lfs?.count('size');
	const sha256 = lfs?.text(fields.sha256);
	const blob = file.raw('lfs') === undefined ? file.raw(fields.gitBlob) : undefined;
	return {
		path: toPath(path),
		...(size === undefined ? {} : { size }),
		...(sha256 && /^[0-9a-f]{64}$/.test(sha256) ? { sha256 } : {}),
		...(typeof blob === 'string' && isCommit(blob) ? { gitBlob: blob } : {}),
	};
}
