import * as l10n from '@vscode/l10n';
import { toLine } from './readers';

/** Why a question got no answer that can be used: `message` is a sentence for people. */
export class HubError extends Error {
	override readonly name = 'HubError';

	constructor(
		message: string,
		/** Worth another attempt at once. */
		readonly passing = false,
		/** Something answers there, and a browser does not hand the answer over. */
		readonly refused = false,
		/** What broke, as engines name it: `ENOTFOUND`. For the log. */
		readonly code?: string,
	) {
		super(message);
	}
}

/** The hub asked not to be asked now, and was not. */
export class TooSoon extends HubError {}

/** A HubError's sentence; of anything else only its name, because its message may repeat what was sent. */
export function describe(error: unknown): string {
	return error instanceof HubError ? error.message : error instanceof Error ? error.name : typeof error;
}

/** The sentence of a HubError. Anything else is thrown on: what `signal` was aborted with, or a fault of ours. */
export function reasonOf(error: unknown, signal: AbortSignal): string {
	signal.throwIfAborted();
	if (error instanceof HubError) {
		return error.message;
	}
	throw error;
}

/** For a question at the address `at` that no answer came to in time. */
export function tooSlow(at: string, timeoutMs: number): HubError {
	return new HubError(l10n.t('{0} did not answer within {1} seconds.', new URL(at).origin, timeoutMs / 1000));
}

/** What `fetch` threw at the address `at`, as a sentence that does not hold the token. */
export function toHubError(error: unknown, at: string, token: string | undefined): HubError {
	if (error instanceof HubError) {
		return error;
	}
	// Some engines repeat a header in the message about it.
	const text = token ? causeOf(error).replaceAll(token, '…') : causeOf(error);
	const words = wordsFor(text);
	const cause = words ?? (toLine(text, 120) || l10n.t('unknown error'));
	const message = l10n.t('{0} could not be reached: {1}.', new URL(at).origin, cause);
	return new HubError(message, true, false, words === undefined ? undefined : text);
}

/** The usual failures of a connection, for those who do not know them by their codes. */
function wordsFor(code: string): string | undefined {
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return l10n.t('there is no network, or no server of that name');
		case 'ECONNREFUSED':
			return l10n.t('nothing answers there');
		case 'ECONNRESET':
		case 'UND_ERR_SOCKET':
			return l10n.t('the connection broke');
		case 'CERT_HAS_EXPIRED':
		case 'DEPTH_ZERO_SELF_SIGNED_CERT':
		case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
			return l10n.t('its certificate is not trusted here');
		default:
			return undefined;
	}
}

/** What broke, short: `ECONNREFUSED` says more than fetch's own message, and no message may carry a header along. */
function causeOf(error: unknown): string {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	const { code, message } = (cause instanceof Error ? cause : {}) as { code?: unknown; message?: unknown };
	return typeof code === 'string' && code ? code : typeof message === 'string' ? message : '';
}
