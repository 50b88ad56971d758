import type { Word } from '../syntax/bashWords';

/** The variables of a `.env` file, with their values without quotes and without a comment behind them. */
export function readDotenv(text: string): { readonly name: string; readonly value: Word }[] {
	const line =
		/^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.]*)[ \t]*[=:][ \t]*("[^"\r\n]*"|'[^'\r\n]*'|`[^`]{0,20000}`|[^\s#"'`][^\s#]*|)/gm;
	return [...text.matchAll(line)].map((found) => {
		const written = found[2] ?? '';
		const quote = /^["'`]/.test(written) ? 1 : 0;
		const start = found.index + found[0].length - written.length + quote;
		return {
			name: found[1] ?? '',
			value: variableValue(written.slice(quote, written.length - quote), start),
		};
	});
}

/** The value of a variable: `${NAME:-text}` and `${NAME:-"text"}` hold `text` unless NAME is set. */
export function variableValue(value: string, start: number): Word {
	const [, variable, quote, text] = /^\$\{(\w+):?-(["']?)([^${}]*)\2\}$/.exec(value) ?? [];
	if (variable === undefined || text === undefined) {
		return { text: value, span: { start, end: start + value.length } };
	}
	const at = start + value.length - 1 - (quote ?? '').length - text.length;
	return { text, variable, span: { start: at, end: at + text.length } };
}
