/** Longer strings are not ids; they are left unread. */
export const longestLiteral = 400;

/** The text without its quotes and prefix; good enough to decide whether to look closer. */
export const unquoted = (literal: string): string => literal.replace(/^[A-Za-z]{0,2}["'`]+|["'`]+$/g, '');

/** Where a text ends that three quotes began before `start`; undefined where it does not. */
export function endOfLong(text: string, start: number, quote: string): number | undefined {
	for (let at = text.indexOf(quote, start); at !== -1; at = text.indexOf(quote, at + 1)) {
		let before = at;
		while (before > start && text[before - 1] === '\\') {
			before--;
		}
		if ((at - before) % 2 === 0) {
			return at + quote.length;
		}
	}
	return undefined;
}
