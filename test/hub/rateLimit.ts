const WINDOW_SECONDS = 300;
const POLICIES = {
	api: { anonymous: 500, user: 1000 },
	resolvers: { anonymous: 3000, user: 5000 },
	pages: { anonymous: 100, user: 200 },
} as const;

export interface RateLimits {
	/** Counts a request and gives the headers that every answer carries. */
	count(path: string, anonymous: boolean): Record<string, string>;
	reset(): void;
}

export function bucketOf(path: string): keyof typeof POLICIES {
	return path.includes('/resolve/') ? 'resolvers' : path.startsWith('/api/') ? 'api' : 'pages';
}

/** Counts as the hub does, but nobody is turned away for asking much: a spent window begins anew. */
export function createRateLimits(): RateLimits {
	const used = new Map<string, number>();
	return {
		count(path, anonymous) {
			const bucket = bucketOf(path);
			const quota = POLICIES[bucket][anonymous ? 'anonymous' : 'user'];
			const key = `${bucket} ${anonymous}`;
			const count = ((used.get(key) ?? 0) % (quota - 1)) + 1;
			used.set(key, count);
			return {
				RateLimit: `"${bucket}";r=${quota - count};t=${WINDOW_SECONDS}`,
				'RateLimit-Policy': `"fixed window";"${bucket}";q=${quota};w=${WINDOW_SECONDS}`,
			};
		},
		reset: () => used.clear(),
	};
}
