/**
 * GitHub's limits in the words of the `RateLimit` header, and a refusal for them with status 429. It says what is left
 * in `X-RateLimit-Remaining` and when there is more in `X-RateLimit-Reset`, in seconds since 1970, and refuses with
 * 403 or 429 (GitHub's documentation, "Rate limits for the REST API").
 */
export function readGithubLimits(response: Response, now: number): Response {
	const reset = response.headers.get('X-RateLimit-Reset') ?? '';
	const used = response.headers.get('X-RateLimit-Remaining') === '0' && /^\d{1,12}$/.test(reset);
	const refused = response.status === 403 && (used || response.headers.has('Retry-After'));
	if (!used && !refused) {
		return response;
	}
	const headers = new Headers(response.headers);
	if (used) {
		const seconds = Math.max(0, Math.ceil(Number(reset) - now / 1000));
		headers.set('RateLimit', `"github";r=0;t=${seconds}`);
	}
	return new Response(response.body, { status: refused ? 429 : response.status, headers });
}
