import { cutAfter, printable } from '../printable';
import { escapeMarkdown, markdownStyle } from './style';

/**
 * Text with words of others in it, for a file or comment that hosts of pull requests show: on one line, not cut. They
 * look for people (`@name`) and issues (`#1`, `org/name#1`, `GH-1`, `!1`) in the finished text, past all escapes; in a code
 * span they do not. Addresses stand in one, too: there they are no links and can still be read. A line that begins with
 * `/merge` is an order to some of them.
 */
export function reviewWords(text: string): string {
	const plain = printable(text);
	let words = '';
	let end = 0;
	for (const { 0: address, index } of plain.matchAll(addresses)) {
		words += `${inert(plain.slice(end, index))}\`${address}\``;
		end = index + address.length;
	}
	return (words + inert(plain.slice(end))).replace(/^\//, '\\/');
}

/** At the start of a word, where no mark before it can join the code span; without the stop of a sentence. */
const addresses = /(?<=^|[\s(])https?:\/\/[^\s`|<>"']*[^\s`|<>"'.,;:!?)\]}]/gi;

function inert(text: string): string {
	return escapeMarkdown(text)
		.replace(/(?<!\w)\\@/g, '`@`')
		.replace(/(?:[#!]|\bGH-)(?=\d)/gi, '`$&`');
}

/** A name as code in a cell of a table, whose border counts inside code as well. */
export function cellCode(text: string): string {
	return markdownStyle.code(text).replaceAll('|', '\\|');
}

/**
 * The same inside HTML, where marks of Markdown mean nothing: a name, set as code so that nothing in it is looked for, and
 * with its marks as entities, so that none is obeyed and no address is one.
 */
export function reviewCode(text: string): string {
	const inert = cutAfter(printable(text), 500).replace(
		/[^\p{L}\p{N} ,/_-]/gu,
		(mark) => `&#${mark.codePointAt(0)};`,
	);
	return `<code>${inert}</code>`;
}
