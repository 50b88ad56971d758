import type { Word } from '../syntax/bash';

/** The variables of a `.env` file, with their values without quotes and without a comment behind them. */
export function readDotenv(text: string): { readonly name: string; readonly value: Word }[] {
	const line = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*("[^"\r\n]*"|'[^'\r\n]*'|[^\s#]*)/gm;
	return [...text.matchAll(line)].map((found) => {
		const written = found[2] ?? '';
		const quote = /^["']/.test(written) ? 1 : 0;
		const start = found.index + found[0].length - written.length + quote;
		const value = written.slice(quote, written.length - quote);
		return { name: found[1] ?? '', value: { text: value, span: { start, end: start + value.length } } };
	});
}
