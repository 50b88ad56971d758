import type { Log } from '../host';
import type { Note } from './readers';

const mostNotes = 20;

/** Writes notes about one answer into the log, the first of them only: a list may have the same fault in each entry. */
export function noteIn(log: Log, about: string): Note {
	let left = mostNotes;
	return (message) => {
		left -= 1;
		if (left >= 0) {
			log.debug(`${about}: not stated, because of its type: ${message}`);
		}
	};
}
