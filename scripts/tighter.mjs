// An archive written anew with as few bytes as the format allows: vsce takes the usual level, which costs every download.
import { readFileSync, writeFileSync } from 'node:fs';

import { unzipSync, Zip, ZipPassThrough } from 'fflate';
import { deflateRaw } from 'pako';

/** Less memory makes shorter blocks, each with a code of its own: grammars are smaller so, texts are larger. */
const memories = /** @type {const} */ ([6, 7, 8, 9]);

/** A file that is compressed by zlib, whose highest level saves more than that of fflate. */
class Tight extends ZipPassThrough {
	/** As the format numbers it: deflated. */
	compression = 8;

	/** @override @param {Uint8Array} chunk all of it @param {boolean} final */
	process(chunk, final) {
		const tried = memories.map((memLevel) => deflateRaw(chunk, { level: 9, memLevel }));
		const [smallest = chunk] = tried.sort((a, b) => a.length - b.length);
		this.ondata(null, smallest, final);
	}
}

/** @param {string} path of a zip, which is replaced */
export function packTighter(path) {
	/** @type {Uint8Array[]} */
	const parts = [];
	const archive = new Zip((error, part) => {
		if (error) {
			throw error;
		}
		parts.push(part);
	});
	for (const [name, content] of Object.entries(unzipSync(readFileSync(path)))) {
		const file = new Tight(name);
		archive.add(file);
		file.push(content, true);
	}
	archive.end();
	writeFileSync(path, Buffer.concat(parts));
}
