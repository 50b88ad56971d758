import { type Answer, textAnswer } from './answer';
import { errorAnswer } from './errors';
import type { Facts } from './facts';
import { bucketOf } from './rateLimit';

/**
 * `rate-limited`: 429, window spent (r=0). `throttled`: 429 although the window has room. `retry-after`: the same with
 * that header. `unavailable`: 503. `html`: a 200 page that is not JSON. `not-json`: 200, JSON by its type, but broken.
 * `slow`: answers late. `cut`: breaks off in the body. `hang`: takes the request and never answers.
 * `no-range` and `gzip`: small files are sent whole, or compressed and without length.
 */
export type FailureMode =
	| 'rate-limited'
	| 'throttled'
	| 'retry-after'
	| 'unavailable'
	| 'html'
	| 'not-json'
	| 'slow'
	| 'cut'
	| 'hang'
	| 'no-range'
	| 'gzip';

export interface FailureOptions {
	/** After so many answers all is well again; endless when absent. */
	readonly times?: number;
	/** Only for paths (without query) that match. */
	readonly path?: RegExp;
	/** Until the window begins anew, or of Retry-After. Default 55, as was recorded. */
	readonly seconds?: number;
	/** How late `slow` is, in milliseconds. Default 200. */
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

function limited(facts: Facts, path: string, left: number, seconds: number): Answer {
	const answer = errorAnswer(facts, left === 0 ? 'rate-limited' : 'throttled');
	const bucket = bucketOf(path);
	const policy = `"fixed window";"${bucket}";q=500;w=300`;
	const headers = { RateLimit: `"${bucket}";r=${left};t=${seconds}`, 'RateLimit-Policy': policy };
	const kept = Object.entries(answer.headers).filter(([name]) => !name.toLowerCase().startsWith('ratelimit'));
	return { ...answer, headers: { ...Object.fromEntries(kept), ...headers } };
}

/** The answer that stands in for the right one; undefined when the failure lies in how the right one is sent. */
export function failureAnswer(facts: Facts, failure: Failure, path: string): Answer | undefined {
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
		case 'html':
			return textAnswer(200, '<!doctype html><title>Sign in to the network</title><p>Please sign in.</p>', {
				'Content-Type': 'text/html; charset=utf-8',
			});
		case 'not-json':
			return textAnswer(200, '{"id": "google-bert/bert-base-unc', {
				'Content-Type': 'application/json; charset=utf-8',
			});
		default:
			return undefined;
	}
}
