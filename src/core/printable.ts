/** Blanks of all kinds; that of Braille is a sign among others, and looks like nothing. */
const blanks = /[\s\u2800]+/gu;

/** What no screen shows, or obeys instead; blanks of all kinds are not meant. */
const unseen = /(?!\s)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;

/** The same, and the blanks that move to another place of a screen. */
const steering = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * One line without characters that steer a terminal, turn the reading direction or hide: control codes, bidirectional
 * marks, zero-width characters and fillers, lone surrogates. Of what it gives it changes nothing.
 */
export function printable(text: string): string {
	return text.replace(unseen, '').replace(blanks, ' ').trim();
}

/** Several lines without what a terminal would obey: as `printable`, but blanks, tabs and line ends stay. */
export function printableLines(text: string): string {
	return text.replace(steering, '');
}

/** The same characters in another writing, where they must not get lost. */
export function replaceSteering(text: string, write: (mark: string) => string): string {
	return text.replace(steering, write);
}

/** The first characters of a text, and a sign when there were more; no character is cut in two. */
export function cutAfter(text: string, longest: number): string {
	return text.length > longest ? `${text.slice(0, longest).replace(/\p{Cs}$/u, '')}…` : text;
}

const longestClause = 1000;

/** A sentence as part of another: on one line, without its full stop. */
export function asClause(sentence: string): string {
	// Cut twice: what is never shown is not looked through, and hiding characters do not count.
	return withoutStop(cutAfter(printable(cutAfter(sentence, 4 * longestClause)), longestClause));
}

/** A sentence that goes on: without its full stop, whatever the language. */
export function withoutStop(sentence: string): string {
	return sentence.replace(/[.。]$/, '');
}
