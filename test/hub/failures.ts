import { type Answer, jsonAnswer, textAnswer } from './answer';
import { errorAnswer } from './errors';
import type { Facts } from './facts';
import { endless, gzipBomb, nested, otherKind } from './hostile';
import { bucketOf } from './rateLimit';

export type FailureMode =
	/** 429, the window is spent (r=0). */
	| 'rate-limited'
	/** 429 although the window has room. */
	| 'throttled'
	/** The same with that header. */
	| 'retry-after'
	/** 503. */
	| 'unavailable'
	/** 500, with JSON. */
	| 'server-error'
	/** 403 without a code, with JSON: neither gated nor disabled. */
	| 'forbidden'
	/** 401 with an HTML page, as of a proxy that wants a sign-in. */
	| 'sign-in-page'
	/** A 200 page that is not JSON. */
	| 'html'
	/** 200, JSON by its type, but broken off. */
	| 'not-json'
	/** 200 with a JSON array in place of the object. */
	| 'array'
	/** 200 with a JSON number in place of the object. */
	| 'number'
	/** 200 with 100,000 arrays in each other. */
	| 'nested'
	/** 200 with JSON that never ends. */
	| 'endless'
	/** 200 with few compressed bytes that unpack to 60 MB. */
	| 'gzip-bomb'
	/** 307 to the same address, for ever. */
	| 'redirect-loop'
	/** 302 to the second origin, which knows nothing of it and must not see a token. */
	| 'redirect-away'
	/** Answers right, but late. */
	| 'slow'
	/** Breaks off in the body. */
	| 'cut'
	/** Ends the connection before anything was said. */
	| 'gone'
	/** Takes the request and never answers. */
	| 'hang'
	/** Small files are sent whole, whatever range was asked for. */
	| 'no-range'
	/** Small files are sent compressed and without length. */
	| 'gzip';

export interface FailureOptions {
	/** After so many answers all is well again; endless when absent. */
	readonly times?: number;
	/** Only for paths (without query) that match. */
	readonly path?: RegExp;
	/** Until the window begins anew, or of Retry-After. Default 55, as was recorded. */
	readonly seconds?: number;
	/** How late `slow` is, in milliseconds, default 200; and after how many `hang` ends the connection, never by default. */
	readonly delay?: number;
}

export interface Failure extends FailureOptions {
	readonly mode: FailureMode;
}

export interface Failures {
	set(mode: FailureMode, options?: FailureOptions): void;
	/** The failure for a request to this path, which uses it up once. */
	next(path: string): Failure | undefined;
	clear(): void;
}

export function createFailures(): Failures {
	let failure: Failure | undefined;
	let left = 0;
	return {
		set(mode, options = {}) {
			failure = { mode, ...options };
			left = options.times ?? Infinity;
		},
		next(path) {
			if (failure === undefined || left <= 0 || failure.path?.test(path) === false) {
				return undefined;
			}
			left -= 1;
			return failure;
		},
		clear() {
			failure = undefined;
		},
	};
}

const PAGE = '<!doctype html><title>Sign in to the network</title><p>Please sign in.</p>';
const HTML = { 'Content-Type': 'text/html; charset=utf-8' };

function limited(facts: Facts, path: string, left: number, seconds: number): Answer {
	const answer = errorAnswer(facts, left === 0 ? 'rate-limited' : 'throttled');
	const bucket = bucketOf(path);
	const policy = `"fixed window";"${bucket}";q=500;w=300`;
	const headers = { RateLimit: `"${bucket}";r=${left};t=${seconds}`, 'RateLimit-Policy': policy };
	const kept = Object.entries(answer.headers).filter(([name]) => !name.toLowerCase().startsWith('ratelimit'));
	return { ...answer, headers: { ...Object.fromEntries(kept), ...headers } };
}

/** The answer that stands in for the right one; undefined when the failure lies in how the right one is sent. */
export function failureAnswer(
	facts: Facts,
	failure: Failure,
	{ path, url, cdnUrl }: { readonly path: string; readonly url: string; readonly cdnUrl: string },
): Answer | undefined {
	const seconds = failure.seconds ?? 55;
	switch (failure.mode) {
		case 'rate-limited':
			return limited(facts, path, 0, seconds);
		case 'throttled':
			return limited(facts, path, 412, seconds);
		case 'retry-after': {
			const answer = limited(facts, path, 412, seconds);
			return { ...answer, headers: { ...answer.headers, 'Retry-After': String(seconds) } };
		}
		case 'unavailable':
			return errorAnswer(facts, 'unavailable', { text: true });
		case 'server-error':
			return jsonAnswer({ error: 'Internal Error - We are working hard to fix this' }, {}, 500);
		case 'forbidden':
			return jsonAnswer({ error: 'Forbidden' }, {}, 403);
		case 'sign-in-page':
			return textAnswer(401, PAGE, HTML);
		case 'html':
			return textAnswer(200, PAGE, HTML);
		case 'array':
			return otherKind('[]');
		case 'number':
			return otherKind('42');
		case 'nested':
			return nested();
		case 'endless':
			return endless();
		case 'gzip-bomb':
			return gzipBomb();
		case 'redirect-loop':
			return textAnswer(307, '', { Location: url });
		case 'redirect-away':
			return textAnswer(302, '', { Location: cdnUrl + url });
		case 'not-json':
			return textAnswer(200, '{"id": "google-bert/bert-base-unc', {
				'Content-Type': 'application/json; charset=utf-8',
			});
		default:
			return undefined;
	}
}
