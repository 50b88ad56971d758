/** True for the status of a hub that is down; 501 is of one that does not know this question and others well. */
export function isFailure(status: number): boolean {
	return status >= 500 && status !== 501;
}

/** What the Hugging Face hub counts apart. */
export type Bucket = 'api' | 'resolvers' | 'pages';

const buckets: ReadonlySet<string> = new Set<Bucket>(['api', 'resolvers', 'pages']);

/** Which of its three counts the hub adds a question to (its documentation, "Rate limits", August 2026). */
export function bucketOf(address: string): Bucket {
	const { pathname } = new URL(address);
	return pathname.includes('/resolve/') ? 'resolvers' : pathname.includes('/api/') ? 'api' : 'pages';
}

/** `"api";r=0;t=55` (IETF draft 9): of the API 0 left, a new window in 55 seconds. Other names than ours are not read. */
export function readRateLimit(header: string | null): {
	readonly bucket?: Bucket;
	readonly left?: number;
	readonly resetMs?: number;
} {
	const text = header?.slice(0, 200) ?? '';
	const name = /^"(\w{1,20})"/.exec(text)?.[1];
	const left = /;\s*r=(\d{1,12})/.exec(text)?.[1];
	const reset = /;\s*t=(\d{1,12})/.exec(text)?.[1];
	return {
		...(name !== undefined && buckets.has(name) ? { bucket: name as Bucket } : {}),
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
