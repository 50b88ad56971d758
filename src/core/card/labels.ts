import { seenOfLine } from './lines';
import type { Need } from './needs';
import { needsOf, needsOfLabel } from './vocabulary';

/** Below the six levels of headings: a bold line that stands for one, and the label of one line. */
const boldLevel = 7;
export const labelLevel = 8;

/** A line that stands for a heading, or begins with one. */
interface Labelled {
	readonly level: number;
	readonly words: string;
	readonly needs: readonly Need[];
	readonly rest: string;
}

/**
 * A bold line of its own; a bold label with its text behind it, `- **License:** MIT`; the two cells of a table's row;
 * and a plain label that announces a need, `Languages: German`.
 */
export function labelOf(text: string): Labelled | undefined {
	const seen = text.slice(0, seenOfLine);
	const [, mark, bold, after] =
		/^ {0,8}(?:>\s)?([-*+] {1,4}|\d{1,2}[.)] {1,4}|\| {0,4})?(?:\*\*|__)(?=\S)((?:[^*_]|_(?!_)){1,100})(?:\*\*|__)(.*)$/.exec(
			seen,
		) ?? [];
	if (bold !== undefined && after !== undefined) {
		const rest = after.replace(/^\s*[:：|]?\s*/, '') + text.slice(seenOfLine);
		const alone = /^[\s:：|\\]*$/.test(rest);
		const colon = /[:：]\s*$/.test(bold) || /^\s*[:：|]/.test(after);
		const words = headingWords(bold);
		if (mark === undefined && alone) {
			return { level: boldLevel, words, needs: needsOf(words), rest: '' };
		}
		return colon || mark?.startsWith('|')
			? labelled(words, needsOf(words), rest)
			: labelled(words, needsOfLabel(words), rest);
	}
	const [, plain, value] =
		/^ {0,8}(?:[-*+] {1,4})?([\p{Lu}\p{Lo}][^:：|*`<>.]{1,40})[:：]\s{0,8}(\S.*)$/u.exec(seen) ??
		/^\| {0,40}([\p{Lu}\p{Lo}][^:：|*`<>.]{1,40})\|([^|]{2,300})\|\s{0,8}$/u.exec(seen) ??
		[];
	return plain === undefined || value === undefined
		? undefined
		: labelled(
				plain.trim(),
				// "Example: a dog" shows no use.
				needsOfLabel(plain).filter((need) => need !== 'how-to-use'),
				value + text.slice(seenOfLine),
			);
}

/** Of labels only those that answer a need are sections; the others are ordinary text. */
function labelled(words: string, needs: readonly Need[], rest: string): Labelled | undefined {
	// "Disclaimer: the team did not write this card" is on the card, not on the model.
	return needs.length > 0 && rest !== '' && !/disclaimer/i.test(words)
		? { level: labelLevel, words, needs, rest }
		: undefined;
}

/** Headings in the words that a person sees. */
export function headingWords(text: string): string {
	return text
		.slice(0, 2_000)
		.replace(/<[^<>]{0,300}>/g, ' ')
		.replace(/!\[[^\][]{0,200}\]\([^()\s]{0,400}\)/g, ' ')
		.replace(/\[([^\][]{0,200})\]\([^()\s]{0,400}\)/g, '$1')
		.replace(/[*`]|__|\\(?=[^\p{L}])/gu, '')
		.replace(/\s+/g, ' ')
		.replace(/^[\s_]+|[\s_:：]+$/g, '');
}
