import { type Lock, largestLock } from './lock';
import { writeLock } from './lockText';

/** What is to become of a lock's file. */
export type LockChange =
	/** It says all of this already. */
	| { readonly state: 'same' }
	/** There is no file, and nothing that could stand in one. */
	| { readonly state: 'nothing' }
	/** It would be longer than what is read, see `largestLock`. */
	| { readonly state: 'too-long' }
	| { readonly state: 'changed'; readonly text: string };

/** @param before The text of the file; undefined where there is none. */
export function lockChange(before: string | undefined, lock: Lock): LockChange {
	const written = writeLock(lock);
	// As git hands files out on some systems: line ends are no difference of a lock.
	const text = before?.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written;
	if (before === undefined && lock.models.length === 0) {
		return { state: 'nothing' };
	}
	return text === before
		? { state: 'same' }
		: text.length > largestLock
			? { state: 'too-long' }
			: { state: 'changed', text };
}
