/**
 * A path as a relative reference of RFC 3986: each segment percent-encoded, slashes kept. A first segment with a colon
 * would be read as a scheme, which encoding it prevents.
 */
export function relativeUri(path: string): string {
	return path
		.split('/')
		.map((segment) =>
			// A lone surrogate has no UTF-8.
			encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replace(
				/[!'()*]/g,
				(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
			),
		)
		.join('/');
}
