import {
	type BulkheadPolicy,
	bulkhead,
	ConstantBackoff,
	ExponentialBackoff,
	handleWhen,
	type RetryPolicy,
	retry,
} from 'cockatiel';

/** PRODUCT promise: at most eight requests at once. */
const requestsAtOnce = 8;
const retries = 2;

/** How the questions to one hub take turns, and how often each is tried. */
export interface Turns {
	readonly places: BulkheadPolicy;
	readonly attempts: RetryPolicy;
}

/** What is worth another attempt. */
export interface TurnChoice {
	/** Before the second attempt; later ones wait longer. None with 0. */
	readonly delayMs: number;
	isPassing(error: Error): boolean;
	isPassingAnswer(answer: unknown): boolean;
}

/** Turns of one hub, which share its places. */
export function createTurns({ delayMs, isPassing, isPassingAnswer }: TurnChoice): Turns {
	return {
		places: bulkhead(requestsAtOnce, Number.POSITIVE_INFINITY),
		attempts: retry(handleWhen(isPassing).orWhenResult(isPassingAnswer), {
			maxAttempts: retries,
			backoff: backoffOf(delayMs),
		}),
	};
}

/** Waits that grow, with chance in them: many clients that were refused together do not come back together. */
function backoffOf(firstMs: number) {
	return firstMs > 0
		? new ExponentialBackoff({ initialDelay: firstMs, maxDelay: firstMs * 8 })
		: new ConstantBackoff(0);
}
