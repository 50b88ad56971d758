// One attempt at one question: in its time, with what the hub says of its limits on the way, and why it failed.
import type { Host } from '../host';
import { explain } from './crossOrigin';
import { HubError, TooSoon, toHubError, tooSlow } from './hubError';
import type { Pause } from './pause';
import type { Head, Question } from './question';
import { follow, shownAddress } from './redirects';

/** One question on its way, and what is made of the body of its answer. */
export interface Errand<T extends object> {
	readonly address: string;
	readonly question: Question;
	readonly take: (response: Response) => Promise<T>;
	readonly signal: AbortSignal;
	/** Where it has come to, after redirects. */
	at: string;
	/** The head of an answer has come. */
	answered?: boolean;
	/** A browser was led elsewhere, and does not tell where. */
	led?: boolean;
}

/** What all attempts at one hub share. */
export interface Asking {
	readonly host: Host;
	readonly endpoint: URL;
	/** The address that the settings name for the hub of their choice. */
	readonly chosen: string;
	readonly pause: Pause;
	readonly timeoutMs: number;
}

export interface Attempts {
	/** Throws a `HubError`, or what the signal was aborted with. */
	tryOnce<T extends object>(errand: Errand<T>): Promise<Head & T>;
	/** In a browser, as much of the reason of a failure as it lets be known. */
	explained<T extends object>(error: HubError, way: Errand<T>): Promise<HubError>;
	/** A file server that fails is no failure of the hub that sends there. */
	isOurs(url: string): boolean;
}

export function createAttempts({ host, endpoint, chosen, pause, timeoutMs }: Asking): Attempts {
	const { log } = host;
	const isOurs = (url: string) => new URL(url).origin === endpoint.origin;

	async function tryOnce<T extends object>(errand: Errand<T>): Promise<Head & T> {
		const { address, question, take, signal } = errand;
		Object.assign(errand, { at: address, answered: false, led: false });
		signal.throwIfAborted();
		const isLimited = pause.limitedMs(address) !== undefined;
		const paused = pause.reason(address);
		if (paused !== undefined) {
			throw isLimited ? new TooSoon(paused) : new HubError(paused);
		}
		const ended = new AbortController();
		const timer = setTimeout(() => ended.abort(), timeoutMs);
		try {
			const stop = AbortSignal.any([signal, ended.signal]);
			const moved = (head: Head, target: URL) => {
				hear(head);
				errand.at = target.href;
			};
			const led = () => {
				errand.led = true;
			};
			const way = { host, endpoint, address, question, signal: stop, moved, led };
			const { response, ...head } = await follow(way);
			Object.assign(errand, { at: head.url, answered: true });
			const body = await take(response);
			log.info(`GET ${shownAddress(head.url, endpoint.href)} ${head.status}`);
			hear(head);
			return { ...head, ...body };
		} catch (error) {
			signal.throwIfAborted();
			const failure = ended.signal.aborted
				? tooSlow(errand.at, timeoutMs)
				: toHubError(error, errand.at, question.token);
			log.info(
				`GET ${shownAddress(address, endpoint.href)} failed: ${failure.message}${failure.code ? ` (${failure.code})` : ''}`,
			);
			throw failure;
		} finally {
			clearTimeout(timer);
		}
	}

	/** What the hub says of its limits, on its way to somewhere else too. */
	function hear({ url, status, headers }: Head): void {
		if (isOurs(url)) {
			pause.answered(url, status, headers);
		}
	}

	async function explained<T extends object>(error: HubError, way: Errand<T>): Promise<HubError> {
		// A connection that broke off in the middle of an answer, or a time limit, explains itself.
		if (!host.reach || !error.passing || way.answered) {
			return error;
		}
		const reach = await host.reach(
			way.address,
			AbortSignal.any([way.signal, AbortSignal.timeout(timeoutMs)]),
		);
		way.signal.throwIfAborted();
		const settable = endpoint.origin === originOf(chosen);
		const words = explain(reach, { origin: endpoint.origin, led: way.led === true, settable });
		log.info(`GET ${shownAddress(way.address, endpoint.href)}: ${words}`);
		return new HubError(words, false, reach === 'answers');
	}

	return { tryOnce, explained, isOurs };
}

/** Undefined for what is no address. */
function originOf(text: string): string | undefined {
	try {
		return new URL(text).origin;
	} catch {
		return undefined;
	}
}
