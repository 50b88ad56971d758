import type { Lookup } from '../model';
import type { HubId } from '../reference';

/** What decides whether a token could help, beside the answer itself. */
export interface SignInState {
	/** Whether questions carry a token already. */
	readonly signedIn: boolean;
	/** Whether the hub has asked for a pause: it allows more questions to those it knows. */
	readonly paused: boolean;
}

/**
 * Whether a token could bring what the hub keeps from strangers: a name that may be a private one, files behind terms, or
 * more questions in a while. Only Hugging Face is asked with a token; with one, only another could open a private model.
 */
export function signInHelps(hub: HubId, lookup: Lookup, { signedIn, paused }: SignInState): boolean {
	if (hub !== 'huggingface') {
		return false;
	}
	switch (lookup.state) {
		case 'private':
			return true;
		case 'missing':
			return lookup.orPrivate && !signedIn;
		case 'gated':
			return !signedIn;
		case 'unreachable':
			return paused && !signedIn;
		default:
			return false;
	}
}
