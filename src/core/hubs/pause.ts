import * as l10n from '@vscode/l10n';
import { bucketOf, isFailure, readRateLimit, readRetryAfter } from './rateLimit';

/**
 * When a hub is left alone: it said so, or it does not answer. The Hugging Face hub counts questions to its API, to
 * files behind `/resolve/` and to pages apart, so that a spent window of one leaves the others open.
 */
export interface Pause {
	/** Milliseconds since 1970, the latest of all; undefined while the hub may be asked for anything. */
	readonly until: number | undefined;
	/** Why it may not be asked for `address` (or for something) now, as a sentence; undefined while it may. */
	reason(address?: string): string | undefined;
	/** How long the hub itself asked not to be asked at `address`; undefined when it did not. */
	limitedMs(address: string): number | undefined;
	/** Reads what an answer to a question at `address` says about asking again. */
	answered(address: string, status: number, headers: Headers): void;
	/** A question came to nothing, all attempts included. */
	failed(reason: string): void;
	/** It answers, and a browser hands no answer over: it is not asked for a while, which is no pause that ends by itself. */
	refused(reason: string): void;
	/** True while the hub is known to answer, so that trying again is cheap and likely to help. */
	readonly patient: boolean;
	/** Asks again although the hub did not answer; a pause the hub asked for stays. */
	resume(): void;
}

/** A hub that fails this often in a row is down: each further question would only cost its time limit. */
const failuresBeforePause = 3;
const downMs = 30_000;
/** What a server permits changes seldom; an error page of a proxy, which permits nothing either, passes. */
const shutMs = 300_000;
/** No header may silence a hub for longer. */
const longestMs = 3_600_000;
const firstBackoffMs = 5_000;
const longestBackoffMs = 300_000;

/** A time that the clock has to be in: one that was set back must not make a pause longer. */
interface Period {
	readonly from: number;
	readonly until: number;
}

/** `name` is what sentences call the hub, `now` the time in milliseconds since 1970. */
export function createPause(name: string, now: () => number): Pause {
	/** When each kind of question is refused, and how often in a row it was. */
	const limits = new Map<string, { period: Period; refusals: number }>();
	let down: Period & { readonly reason: string } = { ...over, reason: '' };
	let shut: Period & { readonly reason: string } = { ...over, reason: '' };
	let failures = 0;

	function limitOf(bucket: string) {
		const known = limits.get(bucket) ?? { period: over, refusals: 0 };
		limits.set(bucket, known);
		return known;
	}

	/** Milliseconds that are left of the longest of these; 0 after them. */
	function left(...periods: readonly Period[]): number {
		const time = now();
		return Math.max(0, ...periods.map(({ from, until }) => (time >= from ? until - time : 0)));
	}

	/** Nothing that comes later makes a pause shorter. */
	function next(known: Period, ms: number): Period {
		return { from: now(), until: now() + Math.max(Math.min(ms, longestMs), left(known)) };
	}

	return {
		get until() {
			const ms = left(down, ...[...limits.values()].map(({ period }) => period));
			return ms > 0 ? now() + ms : undefined;
		},
		reason(address) {
			const asked = address === undefined ? [...limits.values()] : [limitOf(bucketOf(address))];
			const ms = left(...asked.map(({ period }) => period));
			if (ms > 0) {
				const seconds = Math.ceil(ms / 1000);
				return l10n.t('{0} allows no more requests at the moment; ask again in {1} seconds.', name, seconds);
			}
			return [shut, down].find((period) => left(period) > 0)?.reason;
		},
		limitedMs(address) {
			return left(limitOf(bucketOf(address)).period) || undefined;
		},
		answered(address, status, headers) {
			const { bucket = bucketOf(address), left: room, resetMs } = readRateLimit(headers.get('RateLimit'));
			const limit = limitOf(bucket);
			const used = room === 0 && resetMs !== undefined;
			if (status === 429) {
				// Questions that were on their way together are refused together: that is one refusal.
				limit.refusals += left(limit.period) > 0 ? 0 : 1;
				const backoff = Math.min(firstBackoffMs * 2 ** (limit.refusals - 1), longestBackoffMs);
				const told = used ? resetMs + 1000 : readRetryAfter(headers.get('Retry-After'), now());
				limit.period = next(limit.period, told ?? (left(limit.period) > 0 ? 0 : backoff));
				return;
			}
			limit.refusals = 0;
			const redirect = status >= 300 && status < 400 && status !== 304;
			if (!isFailure(status) && !redirect) {
				failures = 0;
			}
			if (used) {
				// The window is used up: the next question would only be refused.
				limit.period = next(limit.period, resetMs + 1000);
			}
		},
		failed(reason) {
			failures += 1;
			if (failures >= failuresBeforePause) {
				down = { from: now(), until: now() + downMs, reason };
			}
		},
		refused(reason) {
			shut = { from: now(), until: now() + shutMs, reason };
		},
		get patient() {
			return failures === 0;
		},
		resume() {
			down = { ...over, reason: '' };
			shut = { ...over, reason: '' };
			failures = 0;
		},
	};
}

/** No time at all. */
const over: Period = { from: 0, until: 0 };
