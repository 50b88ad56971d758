import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './answer';

/** Whose answers a test keeps from pages of other origins. */
export type RefusedOrigin = 'hub' | 'cdn';

/** Browsers ask the hub from other pages too, and may read these headers there. */
const CROSS_ORIGIN = {
	'Access-Control-Allow-Origin': '*',
	'Access-Control-Expose-Headers':
		'X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Location,' +
		'Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag,RateLimit,RateLimit-Policy,Retry-After,' +
		// The hub has none of this; it is how the local one says that it does not know.
		'X-Local-Hub,X-Local-Hub-Lacks',
};

/** What an answer says to browsers: nothing where pages of other origins may not read it. */
export function crossOrigin(allowed: boolean): Answer['headers'] {
	return allowed ? CROSS_ORIGIN : {};
}

/** The answer to a browser that asks beforehand. */
export function preflight(allowed: boolean): Answer {
	return allowed
		? {
				status: 204,
				headers: {
					...CROSS_ORIGIN,
					'Access-Control-Allow-Headers': 'authorization, content-type, range, if-none-match, if-range',
					'Access-Control-Allow-Methods': 'GET, HEAD, POST, OPTIONS',
				},
				body: '',
			}
		: { status: 204, headers: {}, body: '' };
}

function listen(server: Server, port: number): Promise<string> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			server.off('error', reject);
			resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
		});
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

export interface Origin {
	readonly url: string;
	/** Nobody listens there any more, and open connections end. */
	leave(): Promise<void>;
	/** Listens at the same port again; rejects when another program has taken it. */
	comeBack(): Promise<void>;
	close(): Promise<void>;
}

/** Listens on 127.0.0.1; rejects when the port is busy. An error in `answer` is a 500, never an end of the process. */
export async function openOrigin(
	port: number,
	answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
	log?: (line: string) => void,
): Promise<Origin> {
	const server = createServer((request, response) => {
		answer(request, response).catch((error: Error) => {
			log?.(`${request.method} ${request.url}: ${error.stack}`);
			if (response.headersSent) {
				response.destroy();
			} else {
				response.writeHead(500).end();
			}
		});
	});
	const url = await listen(server, port);
	return {
		url,
		leave: () => close(server),
		async comeBack() {
			if (!server.listening) {
				await listen(server, Number(new URL(url).port));
			}
		},
		close: () => close(server),
	};
}
