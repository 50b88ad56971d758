import type { HubRequest } from './hubRequest';

export interface Page<T> {
	readonly items: readonly T[];
	readonly headers: { readonly [name: string]: string };
}

/** A whole number of the query between `least` and `most`; anything else counts as not given. */
export function numberParameter(
	query: URLSearchParams,
	name: string,
	least: number,
	most: number,
): number | undefined {
	const text = query.get(name) ?? '';
	return /^\d{1,9}$/.test(text) && Number(text) >= least ? Math.min(Number(text), most) : undefined;
}

/** An absolute address with a blank after the semicolon: clients read no other form. */
function linkTo(request: HubRequest, changed: Readonly<Record<string, string>>): string {
	const query = new URLSearchParams(request.query);
	for (const [name, value] of Object.entries(changed)) {
		query.set(name, value);
	}
	return `<${request.base}${request.path}?${query}>; rel="next"`;
}

/** One page by cursor (model list, file lists). The cursor is opaque to clients; here it hides the offset. */
export function cursorPage<T>(request: HubRequest, items: readonly T[], size: number): Page<T> {
	const decoded = Buffer.from(request.query.get('cursor') ?? '', 'base64url').toString('latin1');
	const start = /^from:\d{1,9}$/.test(decoded) ? Number(decoded.slice('from:'.length)) : 0;
	const end = start + size;
	const cursor = Buffer.from(`from:${end}`).toString('base64url');
	return {
		items: items.slice(start, end),
		headers: end < items.length ? { Link: linkTo(request, { cursor }) } : {},
	};
}

/** One page by number `p`, from 0 (commits), with the total in a header. */
export function numberedPage<T>(request: HubRequest, items: readonly T[], size: number): Page<T> {
	const page = numberParameter(request.query, 'p', 0, 999_999) ?? 0;
	const end = (page + 1) * size;
	return {
		items: items.slice(page * size, end),
		headers: {
			'X-Total-Count': String(items.length),
			...(end < items.length ? { Link: linkTo(request, { p: String(page + 1) }) } : {}),
		},
	};
}
