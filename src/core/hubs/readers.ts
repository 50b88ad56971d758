/**
 * Small checked readers for what hubs send. A field of the wrong type is `undefined` ("not stated") and noted;
 * fields nobody asked for are never looked at, and nothing is taken from a prototype.
 */

import { printable } from '../printable';

/** A JSON object. Of what it inherits nothing may be taken: see `Reader`. */
export type Fields = Readonly<Record<string, unknown>>;

/** Told of each field that was there but could not be used: `cardData.license: number`. */
export type Note = (message: string) => void;

/** Undefined for what is not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** As ISO 8601 writes it. `Date.parse` alone finds a day in `version 3`, too, and not the same one everywhere. */
const isoDate = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

const longestText = 1000;
const longestList = 2000;

/**
 * Controls, half characters, marks that turn the writing direction, characters that hide (the blank of Braille among
 * them) and those of private use: nothing of this belongs into a name, and one that has it must not read like another.
 * Joiners and variation selectors do, in some scripts.
 */
const unprintable =
	/(?!\u200c|\u200d|[\ufe00-\ufe0f])[\p{Cc}\p{Cs}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/gu;

/** A text of a hub as one printable line; what was cut is marked. */
export function toLine(text: string, longest = longestText): string {
	const line = text
		.slice(0, longest * 4)
		.replace(/\s+/g, ' ')
		.trim()
		.replace(unprintable, '\uFFFD');
	// A half of a character cannot stand in an address.
	return line.length > longest || text.length > longest * 4
		? `${line.slice(0, longest).replace(/\p{Cs}$/u, '')}…`
		: line;
}

/** A path as it is, but for characters that no screen should be sent. */
export function toPath(text: string): string {
	return text.replace(unprintable, '\uFFFD');
}

/** True for a JSON object: no list, no null. */
export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON object whose fields are read one by one; undefined is "not stated". */
export interface Reader {
	/** The field as it came: own fields only, `null` counts as absent. */
	raw(name: string): unknown;
	/** A non-empty line. */
	text(name: string): string | undefined;
	flag(name: string): boolean | undefined;
	/** A whole number from 0 on. */
	count(name: string): number | undefined;
	/** A list of lines; one line counts as a list of one. Cut after 2000. */
	lines(name: string): readonly string[] | undefined;
	/** A date as it is written, when it is one. */
	date(name: string): string | undefined;
	/** The fields below this one. */
	below(name: string): Reader | undefined;
	readonly fields: Fields;
}

/** Reads `value`; `where` is the path of it in the answer, for the notes. */
export function readFields(value: unknown, note: Note, where = ''): Reader | undefined {
	if (!isFields(value)) {
		return undefined;
	}
	const raw = (name: string) => (Object.hasOwn(value, name) ? (value[name] ?? undefined) : undefined);

	function read<T>(name: string, take: (value: unknown) => T | undefined): T | undefined {
		const found = raw(name);
		const taken = found === undefined ? undefined : take(found);
		if (found !== undefined && taken === undefined) {
			note(`${where}${name}: ${kindOf(found)}`);
		}
		return taken;
	}

	return {
		fields: value,
		raw,
		text: (name) => read(name, toText),
		flag: (name) => read(name, (found) => (typeof found === 'boolean' ? found : undefined)),
		count: (name) => read(name, toCount),
		lines: (name) => read(name, toLines),
		date: (name) =>
			read(name, (found) => {
				const line = toText(found);
				return line && isoDate.test(line) && !Number.isNaN(Date.parse(line)) ? line : undefined;
			}),
		below: (name) => read(name, (found) => readFields(found, note, `${where}${name}.`)),
	};
}

/** A text as one line; undefined for anything else and for one without anything to be seen. */
function toText(value: unknown): string | undefined {
	const line = typeof value === 'string' ? toLine(value) : '';
	return printable(line) === '' ? undefined : line;
}

/** A whole number from 0 on; undefined for anything else. */
export function toCount(value: unknown): number | undefined {
	return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/**
 * Empty entries (`- ` in YAML) are skipped; one that is no text makes the list unreadable,
 * because a list that is silently shorter would be a false statement.
 */
export function toLines(value: unknown): readonly string[] | undefined {
	if (typeof value === 'string') {
		const line = toText(value);
		return line === undefined ? [] : [line];
	}
	if (!Array.isArray(value)) {
		return undefined;
	}
	const entries = value.slice(0, longestList).filter((entry) => entry !== null);
	return entries.every((entry) => typeof entry === 'string')
		? entries.map((entry) => toLine(entry)).filter((line) => printable(line) !== '')
		: undefined;
}

function kindOf(value: unknown): string {
	return Array.isArray(value) ? 'list' : typeof value;
}
