// Files on disk for the judge of weights. Node.js alone: it runs where no bundler is loaded.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** @typedef {import('../../src/core/weights/verdict').Inspection} Inspection */

/**
 * A judge of files on disk that names them by `path`; it throws on an error in our own reading.
 * @param {typeof import('../../src/core/weights').inspectWeights} inspectWeights
 * @returns {(file: string, path: string) => Promise<Inspection>}
 */
export function judgeWith(inspectWeights) {
	return async (file, path) => {
		const opened = openSync(file, 'r');
		try {
			let fault;
			const inspection = await inspectWeights(onDisk(opened, path), {
				signal: new AbortController().signal,
				onFault(error) {
					fault ??= error;
				},
			});
			if (fault !== undefined) {
				throw fault;
			}
			return inspection;
		} finally {
			closeSync(opened);
		}
	};
}

/** @param {number} opened @param {string} path @returns {import('../../src/core/weights/reader').RangeReader} */
function onDisk(opened, path) {
	const { size } = fstatSync(opened);
	return {
		path,
		size,
		async read(start, end) {
			const from = Math.min(Math.max(0, start), size);
			const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - from));
			return bytes.subarray(0, readSync(opened, bytes, 0, bytes.length, from));
		},
	};
}
