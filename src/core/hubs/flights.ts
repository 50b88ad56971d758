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
}

export function createFlights<T>(): Flights<T> {
	const flights = new Map<string, Flight<T>>();

	function start(key: string, ask: (signal: AbortSignal) => Promise<T>): Flight<T> {
		const stop = new AbortController();
		const answer = ask(stop.signal).finally(() => {
			if (flights.get(key)?.stop === stop) {
				flights.delete(key);
			}
		});
		// Everybody may have left before it fails.
		answer.catch(() => {});
		const flight = { answer, stop, waiting: 0 };
		flights.set(key, flight);
		return flight;
	}

	return {
		async share(key, signal, ask) {
			signal.throwIfAborted();
			const flight = flights.get(key) ?? start(key, ask);
			flight.waiting += 1;
			let leave = () => {};
			const left = new Promise<never>((_, reject) => {
				leave = () => reject(signal.reason);
				signal.addEventListener('abort', leave, { once: true });
			});
			try {
				return await Promise.race([flight.answer, left]);
			} finally {
				signal.removeEventListener('abort', leave);
				flight.waiting -= 1;
				if (flight.waiting === 0) {
					// Who asks from now on must not join a question that is being dropped.
					if (flights.get(key) === flight) {
						flights.delete(key);
					}
					flight.stop.abort(signal.reason);
				}
			}
		},
	};
}
