import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer';

/** Bytes that need not all be in memory. */
export interface Blob {
	readonly size: number;
	read(start: number, end: number): Buffer;
}

function rangeOf(header: string, size: number): { start: number; end: number } | 'unsatisfiable' | undefined {
	const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header) ?? [];
	if (from === '' && to === '') {
		return undefined;
	}
	const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
	const end = from === '' || to === '' ? size : Math.min(Number(to) + 1, size);
	return start < end ? { start, end } : 'unsatisfiable';
}

/** 200, 206, 304 or 416 for a request of these bytes. */
export function blobAnswer(
	requested: IncomingHttpHeaders,
	blob: Blob,
	etag: string,
	headers: Answer['headers'],
): Answer {
	const common = { ETag: etag, 'Accept-Ranges': 'bytes', ...headers };
	if (requested['if-none-match'] === etag) {
		return { status: 304, headers: common, body: '' };
	}
	// A piece of another file than the one that is known would be of no use.
	const changed = requested['if-range'] !== undefined && requested['if-range'] !== etag;
	const range = requested.range === undefined || changed ? undefined : rangeOf(requested.range, blob.size);
	if (range === undefined) {
		return { status: 200, headers: common, body: blob };
	}
	if (range === 'unsatisfiable') {
		return { status: 416, headers: { ...common, 'Content-Range': `bytes */${blob.size}` }, body: '' };
	}
	const { start, end } = range;
	return {
		status: 206,
		headers: { ...common, 'Content-Range': `bytes ${start}-${end - 1}/${blob.size}` },
		body: {
			size: end - start,
			read: (from, to) => blob.read(start + from, start + to),
		},
	};
}

/** The bytes of a small file. */
export function blobOf(bytes: Buffer): Blob {
	return { size: bytes.length, read: (start, end) => bytes.subarray(start, end) };
}
