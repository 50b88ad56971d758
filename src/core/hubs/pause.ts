import * as l10n from '@vscode/l10n';

/** When a hub is left alone: it said so, or it does not answer. */
export interface Pause {
	/** Milliseconds since 1970; undefined while the hub may be asked. */
	readonly until: number | undefined;
	/** Why it may not be asked now, as a sentence; undefined while it may. */
	reason(): string | undefined;
	/** Reads what an answer says about asking again. */
	answered(status: number, headers: Headers): void;
	/** A question came to nothing, all attempts included. */
	failed(reason: string): void;
	/** True while the hub is known to answer, so that trying again is cheap and likely to help. */
	readonly patient: boolean;
	/** Asks again although the hub did not answer; a pause the hub asked for stays. */
	resume(): void;
}

/** A hub that fails this often in a row is down: each further question would only cost its time limit. */
const failuresBeforePause = 3;
const downMs = 30_000;
/** No header may silence a hub for longer. */
const longestMs = 3_600_000;
const firstBackoffMs = 5_000;
const longestBackoffMs = 300_000;

export function createPause(name: string, now: () => number): Pause {
	let limitedUntil = 0;
	let downUntil = 0;
	let downReason = '';
	let failures = 0;
	let refusals = 0;

	return {
		get until() {
			const until = Math.max(limitedUntil, downUntil);
			return until > now() ? until : undefined;
		},
		reason() {
			if (limitedUntil > now()) {
				const seconds = Math.ceil((limitedUntil - now()) / 1000);
				return l10n.t('{0} allows no more requests at the moment; ask again in {1} seconds.', name, seconds);
			}
			return downUntil > now() ? downReason : undefined;
		},
		answered(status, headers) {
			const { left, resetMs } = readRateLimit(headers.get('RateLimit'));
			const used = left === 0 && resetMs !== undefined;
			if (status === 429) {
				refusals += 1;
				const backoff = Math.min(firstBackoffMs * 2 ** (refusals - 1), longestBackoffMs);
				const told = used ? resetMs + 1000 : readRetryAfter(headers.get('Retry-After'), now());
				limitedUntil = now() + Math.min(told ?? backoff, longestMs);
				return;
			}
			refusals = 0;
			if (status < 500) {
				failures = 0;
			}
			if (used) {
				// The window is used up: the next question would only be refused.
				limitedUntil = now() + Math.min(resetMs + 1000, longestMs);
			}
		},
		failed(reason) {
			failures += 1;
			if (failures >= failuresBeforePause) {
				downUntil = now() + downMs;
				downReason = reason;
			}
		},
		get patient() {
			return failures === 0;
		},
		resume() {
			downUntil = 0;
			failures = 0;
		},
	};
}

/** `"api";r=0;t=55` (IETF draft 9): 0 left, a new window in 55 seconds. */
export function readRateLimit(header: string | null): { readonly left?: number; readonly resetMs?: number } {
	const text = header?.slice(0, 200) ?? '';
	const left = /;\s*r=(\d{1,12})/.exec(text)?.[1];
	const reset = /;\s*t=(\d{1,12})/.exec(text)?.[1];
	return {
		...(left === undefined ? {} : { left: Number(left) }),
		...(reset === undefined ? {} : { resetMs: Number(reset) * 1000 }),
	};
}

/** Seconds or a date; milliseconds from `now`, at least one second. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
	const text = header?.trim().slice(0, 100) ?? '';
	const ms = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
	return Number.isFinite(ms) ? Math.max(ms, 1000) : undefined;
}
