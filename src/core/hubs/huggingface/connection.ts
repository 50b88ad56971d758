import * as l10n from '@vscode/l10n';
import { sha256 } from '../../digest';
import type { Host } from '../../host';
import { type HubSettings, whyNotAsked } from '../hub';
import { HubError } from '../hubError';
import { createRequests, type Requests } from '../requests';
import { readEndpoint } from './endpoint';

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
		whyNotAsked: () => whyNotAsked(settings),
	};
}

/**
 * Keeps what one account may see from the next one on this machine. A few digits of a digest tell accounts apart and
 * do not tell the token.
 */
export async function readerOf(token: string | undefined): Promise<string> {
	return token === undefined ? anonymous : (await sha256(token)).slice(0, 12);
}
