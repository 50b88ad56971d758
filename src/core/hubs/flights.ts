/**
 * One question per key at a time: whoever asks the same meanwhile gets the same answer.
 * A caller who gives up leaves the others alone; the question is dropped when nobody waits for it any more.
 */
export interface Flights<T> {
	/** Throws what `signal` was aborted with, or what `ask` throws. */
	share(key: string, signal: AbortSignal, ask: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

interface Flight<T> {
	readonly answer: Promise<T>;
	readonly stop: AbortController;
	waiting: number;
	ended: boolean;
}

/** Flights of nobody yet. */
export function createFlights<T>(): Flights<T> {
	const flights = new Map<string, Flight<T>>();

	function start(key: string, ask: (signal: AbortSignal) => Promise<T>): Flight<T> {
		const stop = new AbortController();
		const answer = ask(stop.signal).finally(() => {
			flight.ended = true;
			leave(key, flight);
		});
		// Everybody may have left before it fails.
		answer.catch(() => {});
		const flight = { answer, stop, waiting: 0, ended: false };
		flights.set(key, flight);
		return flight;
	}

	/** Nobody joins this flight any more. */
	function leave(key: string, flight: Flight<T>): void {
		if (flights.get(key) === flight) {
			flights.delete(key);
		}
	}

	return {
		async share(key, signal, ask) {
			signal.throwIfAborted();
			const flight = flights.get(key) ?? start(key, ask);
			flight.waiting += 1;
			let forget = () => {};
			const left = new Promise<never>((_, reject) => {
				forget = onAbort(signal, () => reject(signal.reason));
			});
			try {
				return await Promise.race([flight.answer, left]);
			} finally {
				forget();
				flight.waiting -= 1;
				if (flight.waiting === 0 && !flight.ended) {
					leave(key, flight);
					flight.stop.abort(signal.reason);
				}
			}
		},
	};
}

/**
 * One listener per signal, however many wait: hundreds of lookups share the signal of one scan,
 * and Node warns of a leak from the eleventh listener on.
 */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

function onAbort(signal: AbortSignal, act: () => void): () => void {
	const known = waiting.get(signal);
	const acts = known ?? new Set();
	if (!known) {
		waiting.set(signal, acts);
		const actAll = () => {
			for (const each of acts) {
				each();
			}
		};
		signal.addEventListener('abort', actAll, { once: true });
	}
	acts.add(act);
	return () => acts.delete(act);
}
