import * as l10n from '@vscode/l10n';
import type { Host } from '../host';
import { once } from '../once';
import { type ByteRange, readRange, readText } from './bodies';
import { explain } from './crossOrigin';
import type { HubSettings } from './hub';
import { HubError, TooSoon, toHubError, tooSlow } from './hubError';
import { createPatience } from './patience';
import { createPause } from './pause';
import type { Answer, Head, Question, RangeAnswer } from './question';
import { isFailure } from './rateLimit';
import { follow, shownAddress } from './redirects';
import type { Turns } from './turns';

/** The way to one hub: few requests at once, retries, time and size limits, and a token that stays at home. */
export interface Requests {
	/** Throws a `HubError`, or what `signal` was aborted with. Any status is an answer. */
	ask(address: string, question: Question, signal: AbortSignal): Promise<Answer>;
	/**
	 * A piece of a file, wherever redirects lead; throws as `ask` does. A server that does not know ranges is read from
	 * its beginning to the end of the piece and no further, and not at all where that is far.
	 */
	askRange(
		address: string,
		question: Question & { readonly range: ByteRange },
		signal: AbortSignal,
	): Promise<RangeAnswer>;
	readonly pausedUntil: number | undefined;
	/** Why the hub may not be asked at this address (or for something) now, as a sentence. */
	pauseReason(address?: string): string | undefined;
	/** Lets a hub be asked again that did not answer. */
	resume(): void;
}

const passingStatus = new Set([408, 500, 502, 503, 504]);

/** One question on its way, and what is made of the body of its answer. */
interface Errand<T extends object> {
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

/** The way to the hub at `endpoint`, as the settings say. */
export function createRequests(host: Host, endpoint: URL, settings: HubSettings): Requests {
	const { log } = host;
	const pause = createPause(endpoint.origin, () => host.now());
	const patience = createPatience(host, pause, endpoint.origin, settings.patienceMs);
	const timeoutMs = settings.timeoutMs ?? 15_000;
	// Read with the first question: most starts ask none at once.
	const turns = once(async () => {
		const { createTurns } = await import('./turns');
		return createTurns({
			delayMs: settings.retryDelayMs ?? 500,
			isPassing: (error) => pause.patient && error instanceof HubError && error.passing,
			isPassingAnswer: (answer) => pause.patient && passingStatus.has((answer as Answer).status),
		});
	});

	/** A file server that fails is no failure of the hub that sends there. */
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

	/** All attempts at one question; a hub that fails again and again is left alone for a while. */
	async function persist<T extends object>(errand: Errand<T>, { attempts }: Turns): Promise<Head & T> {
		const { address, question, signal } = errand;
		const way = { ...errand };
		const wasPaused = pause.reason(address) !== undefined;
		try {
			const answer = await attempts.execute(({ attempt }) => {
				// A browser may refuse to send the conditions to another site: then it goes without.
				const { etag: _, ifRange: __, ...plain } = question;
				return tryOnce(attempt === 0 ? way : Object.assign(way, { question: plain }));
			}, signal);
			if (isFailure(answer.status) && isOurs(answer.url)) {
				pause.failed(l10n.t('{0} answers with errors (status {1}).', endpoint.origin, answer.status));
			}
			return answer;
		} catch (error) {
			signal.throwIfAborted();
			const known = error instanceof HubError && !wasPaused ? await explained(error, way) : error;
			const late = known instanceof HubError && known.refused ? await onceMore(way) : undefined;
			if (late) {
				return late;
			}
			if (known instanceof HubError && !wasPaused && isOurs(way.at) && !way.led) {
				(known.refused ? pause.refused : pause.failed)(known.message);
			}
			throw known;
		}
	}

	/**
	 * A hub that came back between a question and the look whether it is there seems to answer and to keep its answers
	 * to itself. Undefined when the question fails again, as it does at one that is closed.
	 */
	async function onceMore<T extends object>(errand: Errand<T>): Promise<(Head & T) | undefined> {
		try {
			return await tryOnce(errand);
		} catch (error) {
			errand.signal.throwIfAborted();
			if (error instanceof HubError) {
				return undefined;
			}
			throw error;
		}
	}

	/** In a browser, as much of the reason as it lets be known. */
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
		const settable = endpoint.origin === originOf(settings.endpoint);
		const words = explain(reach, { origin: endpoint.origin, led: way.led === true, settable });
		log.info(`GET ${shownAddress(way.address, endpoint.href)}: ${words}`);
		return new HubError(words, false, reach === 'answers');
	}

	/** As `persist`, in its turn, and after the pauses that the hub asks for. */
	async function run<T extends object>(errand: Errand<T>): Promise<Head & T> {
		const { address, signal } = errand;
		const inTurn = await turns();
		for (let spentMs = 0; ; ) {
			const before = patience.waitMs(address, spentMs);
			if (before !== undefined) {
				spentMs += await patience.wait(before, signal);
			}
			// The queue does not hear of the signal: one that it drops in its turn would not wake the one behind.
			const turn = () => {
				signal.throwIfAborted();
				return persist(errand, inTurn);
			};
			const answer = await inTurn.places.execute(turn).catch((error: unknown) => {
				signal.throwIfAborted();
				// Others may have met the pause while this question stood in the queue.
				const isWorthWaiting = error instanceof HubError && patience.waitMs(address, spentMs) !== undefined;
				// Timers may end a moment before the pause that they wait for.
				if (isWorthWaiting || (error instanceof TooSoon && pause.limitedMs(address) === undefined)) {
					return undefined;
				}
				throw error;
			});
			if (answer && (answer.status !== 429 || patience.waitMs(address, spentMs) === undefined)) {
				return answer;
			}
		}
	}

	return {
		ask: (address, question, signal) =>
			run({
				address,
				question,
				signal,
				at: address,
				take: async (response) => ({ text: await readText(response) }),
			}),
		askRange: (address, question, signal) =>
			run({
				address,
				question,
				signal,
				at: address,
				take: (response) => readRange(response, question.range),
			}),
		get pausedUntil() {
			return pause.until;
		},
		pauseReason: (address) => pause.reason(address),
		resume: () => pause.resume(),
	};
}

/** Undefined for what is no address. */
function originOf(text: string): string | undefined {
	try {
		return new URL(text).origin;
	} catch {
		return undefined;
	}
}
