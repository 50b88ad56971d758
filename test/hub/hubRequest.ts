import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/**
 * Who asks, by a convention of this server: a token that begins with `hf_valid` is valid, one that begins with
 * `hf_valid_member` was also let into gated and private models, any other is a bad token.
 */
export type Access = 'anonymous' | 'user' | 'member' | 'bad';

export interface HubRequest {
	readonly method: string;
	/** Decoded; the path is cut at its slashes first, so an encoded slash stays inside its segment. */
	readonly segments: readonly string[];
	/** As it came. */
	readonly path: string;
	readonly search: string;
	readonly query: URLSearchParams;
	readonly headers: IncomingHttpHeaders;
	readonly access: Access;
	readonly body: string;
	/** `http://127.0.0.1:port`, for the absolute addresses in Link headers. */
	readonly base: string;
}

const MAX_BODY = 4 * 1024 * 1024;

function accessOf(authorization: string | undefined): Access {
	if (authorization === undefined) {
		return 'anonymous';
	}
	const token = /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '';
	return token.startsWith('hf_valid_member') ? 'member' : token.startsWith('hf_valid') ? 'user' : 'bad';
}

async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > MAX_BODY) {
			throw new RangeError('The request body is too large.');
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** Reads a request; throws URIError for a malformed escape and RangeError for a huge body. */
export async function readRequest(request: IncomingMessage, base: string): Promise<HubRequest> {
	const url = request.url ?? '/';
	const mark = url.indexOf('?');
	const path = mark < 0 ? url : url.slice(0, mark);
	const search = mark < 0 ? '' : url.slice(mark);
	return {
		method: request.method ?? 'GET',
		segments: path.split('/').slice(1).map(decodeURIComponent),
		path,
		search,
		query: new URLSearchParams(search),
		headers: request.headers,
		access: accessOf(request.headers.authorization),
		body: await readBody(request),
		base,
	};
}

/** `expand` and `expand[]`, `filter` and `filter[]`: official clients use both forms. */
export function listParameter(query: URLSearchParams, name: string): string[] {
	return [...query.getAll(name), ...query.getAll(`${name}[]`)];
}

export function isSet(query: URLSearchParams, name: string): boolean {
	return ['true', '1'].includes(query.get(name)?.toLowerCase() ?? '');
}
