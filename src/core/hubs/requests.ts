import * as l10n from '@vscode/l10n';
import { bulkhead, ConstantBackoff, ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import type { Host } from '../host';
import type { HubSettings } from './hub';
import { createPause } from './pause';
import { toLine } from './readers';

/** What came back, read to its end. */
export interface Answer {
	/** Where it came from, after redirects. */
	readonly url: string;
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** The request that got this answer carried the token. */
	readonly authorized: boolean;
}

/** Why a question got no answer that can be used: `message` is a sentence for people. */
export class HubError extends Error {
	override readonly name = 'HubError';

	constructor(
		message: string,
		/** Worth another attempt at once. */
		readonly passing = false,
	) {
		super(message);
	}
}

export interface Question {
	readonly token?: string | undefined;
	/** The ETag of the answer that is known. */
	readonly etag?: string | undefined;
}

/** The way to one hub: few requests at once, retries, time and size limits, and a token that stays at home. */
export interface Requests {
	/** Throws a `HubError`, or what `signal` was aborted with. Any status is an answer. */
	ask(address: string, question: Question, signal: AbortSignal): Promise<Answer>;
	readonly pausedUntil: number | undefined;
	/** Why the hub is left alone now, as a sentence. */
	pauseReason(): string | undefined;
	/** Lets a hub be asked again that did not answer. */
	resume(): void;
}

/** PRODUCT promise: at most eight requests at once. */
const requestsAtOnce = 8;
const retries = 2;
const redirects = 5;
const longestAnswer = 20_000_000;
const passingStatus = new Set([408, 500, 502, 503, 504]);

export function createRequests(host: Host, endpoint: URL, settings: HubSettings): Requests {
	// Called free of its object: a browser's own fetch refuses any other `this`.
	const { fetch, log } = host;
	const pause = createPause(endpoint.origin, () => host.now());
	const timeoutMs = settings.timeoutMs ?? 15_000;
	const retryDelayMs = settings.retryDelayMs ?? 500;
	const places = bulkhead(requestsAtOnce, Number.POSITIVE_INFINITY);
	const worthIt = handleWhen((error) => error instanceof HubError && error.passing && pause.patient);
	const attempts = retry(
		worthIt.orWhenResult((answer) => pause.patient && passingStatus.has((answer as Answer).status)),
		{
			maxAttempts: retries,
			backoff:
				retryDelayMs > 0
					? new ExponentialBackoff({ initialDelay: retryDelayMs, maxDelay: retryDelayMs * 8 })
					: new ConstantBackoff(0),
		},
	);

	/** One request with its redirects; the body is not read yet. */
	async function send(
		address: string,
		question: Question,
		signal: AbortSignal,
	): Promise<Omit<Answer, 'text'> & { readonly response: Response }> {
		let at = new URL(address);
		let token = at.origin === endpoint.origin ? question.token : undefined;
		for (let hop = 0; hop <= redirects; hop += 1) {
			const headers: Record<string, string> = { accept: 'application/json' };
			if (token !== undefined) {
				headers.authorization = `Bearer ${token}`;
			}
			if (question.etag !== undefined) {
				headers['if-none-match'] = question.etag;
			}
			const init = { headers, signal, credentials: 'omit' } as const;
			let response = await fetch(at.href, { ...init, redirect: 'manual' });
			if (response.type === 'opaqueredirect') {
				// A browser does not show where to; it follows by itself and drops the token at another origin.
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
			log.debug(`GET ${at.href} ${response.status} ${target.href}`);
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

	async function once(address: string, question: Question, signal: AbortSignal): Promise<Answer> {
		signal.throwIfAborted();
		const paused = pause.reason();
		if (paused !== undefined) {
			throw new HubError(paused);
		}
		const ended = new AbortController();
		const timer = setTimeout(() => ended.abort(), timeoutMs);
		try {
			const { response, ...head } = await send(address, question, AbortSignal.any([signal, ended.signal]));
			const text = await readText(response);
			log.info(`GET ${head.url} ${head.status}`);
			pause.answered(head.status, head.headers);
			return { ...head, text };
		} catch (error) {
			signal.throwIfAborted();
			const failure = ended.signal.aborted ? tooSlow() : toHubError(error, question.token);
			log.info(`GET ${address} failed: ${failure.message}`);
			throw failure;
		} finally {
			clearTimeout(timer);
		}
	}

	function tooSlow(): HubError {
		return new HubError(l10n.t('{0} did not answer within {1} seconds.', endpoint.origin, timeoutMs / 1000));
	}

	function toHubError(error: unknown, token: string | undefined): HubError {
		if (error instanceof HubError) {
			return error;
		}
		// Some engines repeat a header in the message about it.
		const cause = token ? causeOf(error).replaceAll(token, '…') : causeOf(error);
		return new HubError(l10n.t('{0} could not be reached ({1}).', endpoint.origin, cause), true);
	}

	return {
		async ask(address, question, signal) {
			return places.execute(async () => {
				const wasPaused = pause.until !== undefined;
				try {
					const answer = await attempts.execute(
						// A browser may refuse to send the condition to another site: then it goes without.
						({ attempt }) => once(address, attempt === 0 ? question : { token: question.token }, signal),
						signal,
					);
					if (answer.status >= 500) {
						pause.failed(l10n.t('{0} answers with errors (status {1}).', endpoint.origin, answer.status));
					}
					return answer;
				} catch (error) {
					signal.throwIfAborted();
					if (error instanceof HubError && !wasPaused) {
						pause.failed(error.message);
					}
					throw error;
				}
			}, signal);
		},
		get pausedUntil() {
			return pause.until;
		},
		pauseReason: () => pause.reason(),
		resume: () => pause.resume(),
	};
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

async function readText(response: Response): Promise<string> {
	const parts: Uint8Array[] = [];
	let length = 0;
	const reader = response.body?.getReader();
	for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
		length += piece.value.length;
		if (length > longestAnswer) {
			await reader?.cancel();
			throw new HubError(l10n.t('The answer of the hub is larger than 20 MB and was not read.'));
		}
		parts.push(piece.value);
	}
	const decoder = new TextDecoder();
	return parts.map((bytes) => decoder.decode(bytes, { stream: true })).join('') + decoder.decode();
}

/** What broke, short: `ECONNREFUSED` says more than fetch's own message, and no message may carry a header along. */
function causeOf(error: unknown): string {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	const { code, message } = (cause instanceof Error ? cause : {}) as { code?: unknown; message?: unknown };
	const text = typeof code === 'string' && code ? code : typeof message === 'string' ? message : '';
	return toLine(text, 120) || l10n.t('unknown error');
}
