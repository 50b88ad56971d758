import { createHash } from 'node:crypto';
import type { Answer } from './answer';
import type { HubRequest } from './hubRequest';

const opaque = (tag: string) => tag.trim().replace(/^W\//, '');

/** An answer of the API with its ETag, or 304 when the client has that already. Other answers stay as they are. */
export function revalidated(request: HubRequest, answer: Answer): Answer {
	const { body, headers, status } = answer;
	if (
		!['GET', 'HEAD'].includes(request.method) ||
		!request.path.startsWith('/api/') ||
		status !== 200 ||
		typeof body !== 'string' ||
		headers.ETag !== undefined
	) {
		return answer;
	}
	// Weak, as web frameworks make it: the same bytes may go out compressed or not.
	const hash = createHash('sha1').update(body).digest('base64').slice(0, 27);
	const etag = `W/"${Buffer.byteLength(body).toString(16)}-${hash}"`;
	const known = request.headers['if-none-match']?.split(',').map(opaque) ?? [];
	return known.includes(opaque(etag)) || known.includes('*')
		? { status: 304, headers: { ...headers, ETag: etag }, body: '' }
		: { ...answer, headers: { ...headers, ETag: etag } };
}
