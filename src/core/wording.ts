// How sentences and lists are set one after the other, which is not the same in all languages: Chinese has no blank
// between sentences.
import * as l10n from '@vscode/l10n';

/** Sentences one after the other, without the empty ones. */
export function inSentences(...sentences: readonly string[]): string {
	return joined(sentences, (before, next) => l10n.t('{0} {1}', before, next));
}

/** Words and clauses as a list, without the empty ones; names and ids of programs are joined with `, ` everywhere. */
export function inList(items: readonly string[]): string {
	return joined(items, (before, next) => l10n.t('{0}, {1}', before, next));
}

function joined(texts: readonly string[], join: (before: string, next: string) => string): string {
	return texts
		.filter((text) => text !== '')
		.reduce((before, next) => (before === '' ? next : join(before, next)), '');
}
