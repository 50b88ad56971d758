/**
 * One line without characters that steer a terminal, turn the reading direction or hide: control codes, bidirectional
 * marks, zero-width characters, lone surrogates.
 */
export function printable(text: string): string {
	return text
		.replace(/\s+/gu, ' ')
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
		.trim();
}

/** A sentence as part of another: on one line, without its full stop. */
export function asClause(sentence: string): string {
	return printable(sentence).replace(/\.$/, '');
}
