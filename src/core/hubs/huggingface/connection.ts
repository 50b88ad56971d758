import * as l10n from '@vscode/l10n';
import type { Host } from '../../host';
import { readEndpoint } from '../addresses';
import type { HubSettings } from '../hub';
import { createRequests, HubError, type Requests } from '../requests';

/** The way to one endpoint, and who goes it. */
export interface Connection {
	/** Without a slash at its end. */
	readonly base: string;
	readonly requests: Requests;
	/** Undefined without a token; throws a `HubError` for one that no header can carry. */
	readToken(): Promise<string | undefined>;
	/** Why nothing may be asked now, as a sentence; undefined when it may. */
	whyNotAsked(): string | undefined;
}

/** Who asks: part of the key of every answer, because accounts do not see the same. */
export const anonymous = 'anonymous';

/** The reason is a sentence: the endpoint of the settings is no address. */
export function connect(host: Host, settings: HubSettings): Connection | { readonly reason: string } {
	const endpoint = readEndpoint(settings.endpoint);
	if ('reason' in endpoint) {
		return endpoint;
	}
	return {
		base: endpoint.base,
		requests: createRequests(host, endpoint.url, settings),
		async readToken() {
			let token: string | undefined;
			try {
				token = (await settings.token())?.trim();
			} catch {
				// What it threw is not repeated: it may hold what must not be shown.
				host.log.warn('The token could not be read; the hub is asked without one.');
			}
			if (token && !/^[\x21-\x7e]{1,4096}$/.test(token)) {
				throw new HubError(l10n.t('The token holds characters that a token cannot have. Sign in again.'));
			}
			return token || undefined;
		},
		whyNotAsked() {
			if (!settings.enabled) {
				return l10n.t('Looking models up is turned off by "weightwise.hub.enabled".');
			}
			return settings.offline ? l10n.t('Offline: the hub is not asked.') : undefined;
		},
	};
}

/**
 * Keeps what one account may see from the next one on this machine. A few digits of a digest tell accounts apart and
 * do not tell the token.
 */
export async function readerOf(token: string | undefined): Promise<string> {
	if (token === undefined) {
		return anonymous;
	}
	const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
	return [...new Uint8Array(digest, 0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A HubError's sentence; of anything else only its name, because its message may repeat what was sent. */
export function describe(error: unknown): string {
	return error instanceof HubError ? error.message : error instanceof Error ? error.name : typeof error;
}
