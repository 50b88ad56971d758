// What `git blame` prints for people, as far as it tells when lines were written.
import type { Span } from './reference';

/** No hub gave such ids before; whatever says so is a clock that was wrong. */
export const earliest = Date.UTC(2018, 0, 1);

/** When the line at a place was committed first: milliseconds since 1970; undefined where that is not known. */
export type WrittenAt = (span: Span) => number | undefined;

/** What stands before a line, with the name of its author. */
const longestHead = 500;

/**
 * When the lines of a file were committed first, by their text: milliseconds since 1970, of lines that read the same the
 * latest, so that nothing is taken for older than it is. A row is `1a2b3c4d (Name 2024-05-06 07:08:09 +0200 12) line`;
 * rows of other forms, which the user's own configuration may ask for, say nothing, and neither do lines that are not
 * committed.
 */
export function timesOfLines(blame: string): ReadonlyMap<string, number> {
	const times = new Map<string, number>();
	for (const [index, row] of blame.split('\n').entries()) {
		// The number of the line ends what was put in front of it; a name may hold anything.
		const border = ` ${index + 1}) `;
		const at = row.indexOf(border);
		const head = at === -1 || at > longestHead ? '' : row.slice(0, at);
		const date = /\((?:.*\s)?(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)\s*$/.exec(head);
		if (!date || !/^\^?[0-9a-f]{4,64} /.test(row) || /^\^?0+ /.test(row)) {
			continue;
		}
		const [, day, hour, zone, minutes] = date;
		const time = Date.parse(`${day}T${hour}${zone}:${minutes}`);
		const line = row.slice(at + border.length).replace(/\r$/, '');
		if (time >= earliest && time > (times.get(line) ?? 0)) {
			times.set(line, time);
		}
	}
	return times;
}
