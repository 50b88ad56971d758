import { type Answer, textAnswer } from './answer';
import type { HubRequest } from './hubRequest';

/** How the second origin fails, where the bytes of large files come from. */
export type FileFault =
	/** The connection ends before anything was said. */
	| 'gone'
	/** It ends in the body. */
	| 'cut'
	/** 403, whatever the address says. */
	| 'forbidden'
	/** 503. */
	| 'unavailable'
	/** Another file is there now: another ETag and other bytes. */
	| 'changed'
	/** The file ends before the piece: 416. */
	| 'shorter'
	/** Files are sent whole, whatever piece was asked for. */
	| 'whole'
	/** So they are where the piece has to be of a certain ETag, even of the right one. */
	| 'unconditional'
	/** Of a piece only the first half, as if that were all. */
	| 'half';

export interface FileFaultOptions {
	/** So many answers are right before; none when absent. */
	readonly after?: number;
	/** After so many faults all is well again; endless when absent. */
	readonly times?: number;
}

export interface FileFaults {
	set(fault: FileFault, options?: FileFaultOptions): void;
	/** The fault of the next answer, which uses it up once. */
	next(): FileFault | undefined;
	/** The answer with that fault; `right` gives the one without it. */
	answer(fault: FileFault | undefined, request: HubRequest, right: (request: HubRequest) => Answer): Answer;
	clear(): void;
}

export function createFileFaults(): FileFaults {
	let fault: FileFault | undefined;
	let before = 0;
	let left = 0;
	return {
		set(wanted, { after = 0, times = Number.POSITIVE_INFINITY } = {}) {
			fault = wanted;
			before = after;
			left = times;
		},
		next() {
			if (fault !== undefined && before > 0) {
				before -= 1;
				return undefined;
			}
			left -= 1;
			return left >= 0 ? fault : undefined;
		},
		answer,
		clear() {
			fault = undefined;
		},
	};
}

function answer(
	fault: FileFault | undefined,
	request: HubRequest,
	right: (request: HubRequest) => Answer,
): Answer {
	const { range, 'if-range': ifRange, ...headers } = request.headers;
	switch (fault) {
		case 'forbidden':
			return textAnswer(403, 'Access denied');
		case 'unavailable':
			return textAnswer(503, 'Service Unavailable');
		case 'shorter':
			return { status: 416, headers: { 'Content-Range': 'bytes */10' }, body: '' };
		case 'whole':
			return right({ ...request, headers });
		case 'unconditional':
			return right(ifRange === undefined ? request : { ...request, headers });
		case 'changed': {
			// Whoever asks for a piece of the file it knew gets the new one whole.
			const piece = right({ ...request, headers: ifRange === undefined ? { ...headers, range } : headers });
			return { ...piece, headers: { ...piece.headers, ETag: '"another"' } };
		}
		case 'half': {
			const piece = right(request);
			const { body } = piece;
			return typeof body === 'string' || Buffer.isBuffer(body)
				? piece
				: { ...piece, body: { ...body, size: Math.floor(body.size / 2) } };
		}
		default:
			return right(request);
	}
}
