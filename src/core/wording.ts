// How sentences and lists are set one after the other, which is not the same in all languages: Chinese has no blank
// between sentences.
import * as l10n from '@vscode/l10n';

/** Sentences one after the other, without the empty ones. */
export function inSentences(...sentences: readonly string[]): string {
	return allSentences(sentences);
}

/** The same of many: a call may only have some tens of thousands of arguments. */
export function allSentences(sentences: readonly string[]): string {
	return joined(sentences, l10n.t('{0} {1}', '', ''));
}

/** Words and clauses as a list, without the empty ones; names and ids of programs are joined with `, ` everywhere. */
export function inList(items: readonly string[]): string {
	return joined(items, l10n.t('{0}, {1}', '', ''));
}

/** The first of some names or places, and how many there are behind them: `a.py, b.py and 3 more`. */
export function firstOf(texts: readonly string[], most: number): string {
	return andMore(texts.slice(0, most).join(', '), texts.length - most);
}

/** What is shown of something, and how many more there are, where there are any. */
export function andMore(shown: string, more: number): string {
	return more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown;
}

function joined(texts: readonly string[], between: string): string {
	return texts.filter((text) => text !== '').join(between);
}
