import * as l10n from '@vscode/l10n';
import type { Host } from '../host';
import { HubError } from './hubError';
import type { Head, Question } from './question';

const redirects = 5;

/** One request on its way. */
export interface Errand {
	readonly host: Host;
	/** The origin that the token belongs to. */
	readonly endpoint: URL;
	readonly address: string;
	readonly question: Question;
	readonly signal: AbortSignal;
	/** Told of each redirect, and where it leads, before that is asked. */
	moved?(answer: Head, target: URL): void;
	/** Told of a redirect that a browser hides, before it follows by itself. */
	led?(): void;
}

/**
 * One request with its redirects; the body is not read yet. The token goes to the endpoint's origin and nowhere else.
 * Throws a `HubError` for redirects that cannot be followed, and what `fetch` throws.
 */
export async function follow(errand: Errand): Promise<Head & { readonly response: Response }> {
	const { endpoint, address, question, signal } = errand;
	// Called free of its object: a browser's own fetch refuses any other `this`.
	const { fetch, log } = errand.host;
	let at = new URL(address);
	let token = at.origin === endpoint.origin ? question.token : undefined;
	for (let hop = 0; hop <= redirects; hop += 1) {
		const init = { headers: headersOf(question, token), signal, credentials: 'omit' } as const;
		let response = await fetch(at.href, { ...init, redirect: 'manual' });
		if (response.type === 'opaqueredirect') {
			// A browser does not show where to; it follows by itself and drops the token at another origin.
			errand.led?.();
			response = await fetch(at.href, { ...init, redirect: 'follow' });
		}
		const location = redirectOf(response);
		if (location === undefined) {
			const url = response.url || at.href;
			const authorized = token !== undefined && new URL(url).origin === endpoint.origin;
			return { response, url, status: response.status, headers: response.headers, authorized };
		}
		await response.body?.cancel();
		const target = nextAddress(at, location);
		log.debug(
			`GET ${shownAddress(at.href, endpoint.href)} ${response.status} ${target.origin}${target.pathname}`,
		);
		const { status, headers } = response;
		errand.moved?.({ url: at.href, status, headers, authorized: token !== undefined }, target);
		if (target.origin !== at.origin) {
			// Gone for good: a way back through a foreign origin was chosen there.
			token = undefined;
		}
		at = target;
	}
	throw new HubError(
		l10n.t('{0} sends this question from one address to another without end.', endpoint.origin),
	);
}

function headersOf(
	{ accept, etag, range, ifRange }: Question,
	token: string | undefined,
): Record<string, string> {
	// A place in a file is one in its plain bytes. Browsers do not let this be said, and compress no pieces.
	const headers: Record<string, string> = range
		? { range: `bytes=${range.start}-${range.end - 1}`, 'accept-encoding': 'identity' }
		: { accept: accept ?? 'application/json' };
	if (range && ifRange !== undefined) {
		headers['if-range'] = ifRange;
	}
	if (token !== undefined) {
		headers.authorization = `Bearer ${token}`;
	}
	if (etag !== undefined) {
		headers['if-none-match'] = etag;
	}
	return headers;
}

function redirectOf(response: Response): string | undefined {
	const moved = [301, 302, 303, 307, 308].includes(response.status);
	return moved ? (response.headers.get('location') ?? undefined) : undefined;
}

/** Where a redirect leads; only the web, and never from a protected connection to an open one. */
function nextAddress(from: URL, location: string): URL {
	let target: URL | undefined;
	try {
		target = new URL(location, from);
	} catch {
		// Said below.
	}
	const open = target?.protocol === 'http:' && from.protocol === 'http:';
	if (!target || (target.protocol !== 'https:' && !open) || target.username || target.password) {
		throw new HubError(
			l10n.t('{0} sends this question to an address that is not safe to follow.', from.origin),
		);
	}
	return target;
}

/**
 * An address as it may be logged, kept and shown. The query of one that the hub leads to elsewhere is left out: it may
 * hold the right to read a file.
 */
export function shownAddress(url: string, home: string): string {
	return new URL(url).origin === new URL(home).origin ? url.slice(0, 2000) : url.replace(/[?#].*$/s, '');
}
