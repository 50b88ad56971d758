import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Host, Reach } from '../../src/core/host';

/** What the fake network answers at one address. Without anything: 200 and an empty body. */
export interface FakeReply {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** A string or bytes go out as they are, anything else as JSON. */
	readonly body?: unknown;
	/** The connection breaks with this message. */
	readonly fails?: string;
	/** The answer waits for this; an aborted request does not. */
	readonly after?: Promise<unknown>;
	/** No answer ever: only an abort ends the request. */
	readonly hangs?: boolean;
}

export interface FakeRequest {
	readonly method: string;
	readonly url: string;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly signal?: AbortSignal;
}

/** One reply for ever, one after the other (the last one stays), or one made from the request. */
export type FakeReplies = FakeReply | readonly FakeReply[] | ((request: FakeRequest) => FakeReply);

export interface FakeHostOptions {
	/** By `https://…` for GET, or `HEAD https://…`; anything not listed fails as a dead network does. */
	readonly replies?: Readonly<Record<string, FakeReplies>>;
	/** What `now()` says at first: 2026-11-23T00:00:00Z unless given. */
	readonly time?: number;
	/** What the store holds at first. */
	readonly kept?: Readonly<Record<string, string>>;
	/** As a browser does: a redirect that was asked for by hand comes back unreadable. */
	readonly browser?: boolean;
	/** As a browser does: what lets itself be known of any address. */
	readonly reach?: Reach;
}

/** A world in memory: what was asked is in `requests`, what was logged in `lines`, what was stored in `kept`. */
export interface FakeHost extends Host {
	readonly requests: readonly FakeRequest[];
	/** Addresses of which it was asked whether anything answers there. */
	readonly reached: readonly string[];
	/** `level message`, in order. */
	readonly lines: readonly string[];
	readonly kept: Map<string, string>;
	/** What `now()` says; a test moves it. */
	time: number;
}

/** The world as a test wants it: no network, no clock, no disk but for the grammars of `readAsset`. */
export function fakeHost(options: FakeHostOptions = {}): FakeHost {
	const requests: FakeRequest[] = [];
	const reached: string[] = [];
	const lines: string[] = [];
	const kept = new Map(Object.entries(options.kept ?? {}));
	const log = (level: string) => (message: string) => void lines.push(`${level} ${message}`);
	const replies = new Map(Object.entries(options.replies ?? {}));
	const asked = new Map<string, number>();

	async function answer(request: FakeRequest, redirect: string, hops = 0): Promise<Response> {
		requests.push(request);
		request.signal?.throwIfAborted();
		const key = replies.has(request.url) ? request.url : `${request.method} ${request.url}`;
		const listed = replies.get(key);
		const count = asked.get(key) ?? 0;
		asked.set(key, count + 1);
		const reply = typeof listed === 'function' ? listed(request) : atMost(listed, count);
		await orAborted(reply?.hangs ? new Promise(() => {}) : reply?.after, request.signal);
		if (!reply || reply.fails !== undefined) {
			// What fetch itself throws, with the reason below `cause`.
			throw new TypeError('fetch failed', { cause: new Error(reply?.fails ?? `no reply for ${key}`) });
		}
		const response = toResponse(reply, request.url);
		const location = response.headers.get('location');
		if (location === null || response.status < 300 || response.status > 399) {
			return response;
		}
		if (redirect === 'manual') {
			return options.browser ? opaque() : response;
		}
		if (redirect === 'error' || hops > 20) {
			throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
		}
		const target = new URL(location, request.url);
		const { authorization, ...others } = request.headers;
		const same = target.origin === new URL(request.url).origin;
		const headers = same && authorization ? request.headers : others;
		return answer({ ...request, url: target.href, headers }, redirect, hops + 1);
	}

	const { reach } = options;
	const host: FakeHost = {
		requests,
		reached,
		lines,
		kept,
		time: options.time ?? Date.UTC(2026, 10, 23),
		fetch: async (input, init) => {
			const request = new Request(input, init);
			return answer(
				{
					method: request.method,
					url: request.url,
					headers: Object.fromEntries(request.headers),
					...(typeof init?.body === 'string' ? { body: init.body } : {}),
					...(init?.signal ? { signal: init.signal } : {}),
				},
				init?.redirect ?? 'follow',
			);
		},
		...(reach === undefined
			? {}
			: {
					reach: async (address: string) => {
						reached.push(address);
						return reach;
					},
				}),
		readAsset: async (name) => new Uint8Array(await readFile(grammarFile(name))),
		store: {
			get: async (key) => kept.get(key),
			set: async (key, text) => void kept.set(key, text),
			clear: async () => kept.clear(),
		},
		log: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
		now: () => host.time,
	};
	return host;
}

function atMost(listed: FakeReply | readonly FakeReply[] | undefined, count: number): FakeReply | undefined {
	return Array.isArray(listed)
		? listed[Math.min(count, listed.length - 1)]
		: (listed as FakeReply | undefined);
}

/** Waits for `promise`, or throws what the signal was aborted with. */
async function orAborted(
	promise: Promise<unknown> | undefined,
	signal: AbortSignal | undefined,
): Promise<void> {
	if (!promise) {
		return;
	}
	let stop = () => {};
	const aborted = new Promise((_, reject) => {
		stop = () => reject(signal?.reason);
		signal?.addEventListener('abort', stop);
	});
	await Promise.race([promise, aborted]).finally(() => signal?.removeEventListener('abort', stop));
}

function toResponse(reply: FakeReply, url: string): Response {
	const { body, status = 200 } = reply;
	const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
	const headers = new Headers(reply.headers);
	if (!raw && !headers.has('content-type')) {
		headers.set('content-type', 'application/json; charset=utf-8');
	}
	const content = raw ? (body ?? null) : JSON.stringify(body);
	const response = new Response(content as string | Uint8Array<ArrayBuffer> | null, { status, headers });
	return Object.defineProperty(response, 'url', { value: url });
}

/** What a browser gives for a redirect that was not followed; the constructor refuses status 0. */
function opaque(): Response {
	return Object.defineProperties(new Response(null), {
		type: { value: 'opaqueredirect' },
		status: { value: 0 },
		ok: { value: false },
	});
}

/** The grammars ship beside the bundle; here they are taken from the packages they come in. */
function grammarFile(name: string): string {
	const grammar = name.replace(/\.wasm$/, '');
	const folder = grammar === 'tree-sitter-tsx' ? 'tree-sitter-typescript' : grammar;
	return createRequire(join(process.cwd(), 'package.json')).resolve(`${folder}/${name}`);
}
