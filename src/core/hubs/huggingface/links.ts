import type { Answer } from '../question';

/** What an answer says of the page behind it. */
export interface NextPage {
	/** Absent: this was the last page, unless `astray`. */
	readonly address?: string | undefined;
	/** There is a page behind this one, at an address that is not asked. */
	readonly astray?: boolean;
}

/** Only where the question went anyway: a link to elsewhere would carry it there. */
export function nextPage({ headers, url }: Answer, base: string): NextPage {
	const target = linkedNext(headers.get('Link') ?? '');
	if (target === undefined) {
		return {};
	}
	const next = URL.canParse(target, url) ? new URL(target, url) : undefined;
	const known = next && [new URL(base).origin, new URL(url).origin].includes(next.origin);
	return known && !next.username && !next.password ? { address: next.href } : { astray: true };
}

/** What a `Link` header names as the next page, its parameters in any order (RFC 8288). */
function linkedNext(header: string): string | undefined {
	for (const [, target = '', parameters = ''] of header.slice(0, 16_384).matchAll(/<([^<>]*)>([^<]*)/g)) {
		const relation = /;\s*rel\s*=\s*"?([^";,]*)/i.exec(parameters)?.[1] ?? '';
		if (relation.toLowerCase().split(/\s+/).includes('next')) {
			return target;
		}
	}
	return undefined;
}
