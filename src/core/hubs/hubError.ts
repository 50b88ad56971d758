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
