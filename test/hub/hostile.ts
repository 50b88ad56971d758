import { gzipSync } from 'node:zlib';
import type { Answer } from './answer';

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };
const FOLDS = 100_000;
const BOMB_BYTES = 60 * 1024 * 1024;

const ZEROS = Buffer.from('0,'.repeat(32 * 1024));

/** JSON that begins well and never ends; sent as fast as the client reads. */
export function endless(): Answer {
	return {
		status: 200,
		headers: { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' },
		body: {
			size: Number.POSITIVE_INFINITY,
			read: (start, end) => (start === 0 ? Buffer.from('{"siblings":[') : ZEROS.subarray(0, end - start)),
		},
	};
}

let bomb: Buffer | undefined;

/** Some ten thousand bytes that unpack to a valid JSON object of 60 MB. */
export function gzipBomb(): Answer {
	bomb ??= gzipSync(`{"id":"${'0'.repeat(BOMB_BYTES)}"}`, { level: 9 });
	return { status: 200, headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' }, body: bomb };
}

/** Valid JSON that a reader which calls itself cannot walk. */
export function nested(): Answer {
	const body = `{"cardData":${'['.repeat(FOLDS)}${']'.repeat(FOLDS)}}`;
	return { status: 200, headers: JSON_TYPE, body };
}

/** Valid JSON of another kind than the object that was asked for. */
export function otherKind(json: '[]' | '42'): Answer {
	return { status: 200, headers: JSON_TYPE, body: json };
}
