import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What a route answers; the server adds what every answer of the hub has. */
export interface Answer {
	readonly status: number;
	readonly headers: { readonly [name: string]: string };
	readonly body: string | Buffer | { readonly size: number; read(start: number, end: number): Buffer };
}

export function jsonAnswer(value: unknown, headers: Answer['headers'] = {}, status = 200): Answer {
	return {
		status,
		headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
		body: JSON.stringify(value),
	};
}

export function textAnswer(status: number, text: string, headers: Answer['headers'] = {}): Answer {
	return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body: text };
}

/** Names the fields of an answer that this server made up or a test stated, so that no test takes them for facts. */
export const DEFAULTS = 'X-Local-Hub-Defaults';

/** Names the fields of the hub's answer that no source recorded: not the author is silent about them, but the record. */
export const LACKS = 'X-Local-Hub-Lacks';

/** Says of an answer that this hub stands in for another: `recorded` on an earlier day, or `not-recorded`. */
export const STAND_IN = 'X-Local-Hub';

/** The recorded facts do not say. Neither "no" nor "nothing", so it is an error of this server alone. */
export function notRecorded(what: string): Answer {
	return jsonAnswer(
		{ error: `The local hub has no record of ${what}.` },
		{ [STAND_IN]: 'not-recorded' },
		501,
	);
}

/** Header values must be printable ASCII; what was asked for may be anything. */
function headerText(text: string): string {
	return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 500);
}

const CHUNK = 64 * 1024;

/** Sends an answer. `cut` promises the whole body and breaks off in the middle of it. */
export async function send(
	request: IncomingMessage,
	response: ServerResponse,
	answer: Answer,
	cut = false,
): Promise<void> {
	const { body } = answer;
	const bytes = typeof body === 'string' ? Buffer.from(body) : body;
	const size = Buffer.isBuffer(bytes) ? bytes.length : bytes.size;
	response.statusCode = answer.status;
	for (const [name, value] of Object.entries(answer.headers)) {
		response.setHeader(name, headerText(value));
	}
	if (answer.status !== 304 && answer.headers['Transfer-Encoding'] === undefined) {
		response.setHeader('Content-Length', size);
	}
	if (cut) {
		// One byte more than there is, so that even an empty body breaks off.
		response.setHeader('Content-Length', size + 1);
		response.flushHeaders();
		const half = Buffer.isBuffer(bytes)
			? bytes.subarray(0, Math.ceil(size / 2))
			: bytes.read(0, Math.min(size, 1));
		response.write(half, () => request.socket.destroy());
		return;
	}
	if (request.method === 'HEAD' || answer.status === 304) {
		response.end();
	} else if (Buffer.isBuffer(bytes)) {
		response.end(bytes);
	} else {
		const chunks = function* () {
			for (let start = 0; start < size; start += CHUNK) {
				yield bytes.read(start, Math.min(start + CHUNK, size));
			}
		};
		// A client that has read enough hangs up; that is no error of the server.
		await pipeline(Readable.from(chunks()), response).catch(() => undefined);
	}
}
