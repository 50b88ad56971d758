import * as l10n from '@vscode/l10n';
import type { Host } from '../host';
import { once } from '../once';
import { createAttempts, type Errand } from './attempts';
import { type ByteRange, readRange, readText } from './bodies';
import type { HubSettings } from './hub';
import { HubError, TooSoon } from './hubError';
import { createPatience } from './patience';
import { createPause } from './pause';
import type { Answer, Head, Question, RangeAnswer } from './question';
import { isFailure } from './rateLimit';
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

/** The way to the hub at `endpoint`, as the settings say. */
export function createRequests(host: Host, endpoint: URL, settings: HubSettings): Requests {
	const pause = createPause(endpoint.origin, () => host.now());
	const patience = createPatience(host, pause, endpoint.origin, settings.patienceMs);
	const { tryOnce, explained, isOurs } = createAttempts({
		host,
		endpoint,
		chosen: settings.endpoint,
		pause,
		timeoutMs: settings.timeoutMs ?? 15_000,
	});
	// Read with the first question: most starts ask none at once.
	const turns = once(async () => {
		const { createTurns } = await import('./turns');
		return createTurns({
			delayMs: settings.retryDelayMs ?? 500,
			isPassing: (error) => pause.patient && error instanceof HubError && error.passing,
			isPassingAnswer: (answer) => pause.patient && passingStatus.has((answer as Answer).status),
		});
	});

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
