import type { Span } from '../reference';

/** Ollama's Modelfile: what a model is made from, and the adapter on it. */
export function readModelfile(text: string): { readonly text: string; readonly span: Span }[] {
	return [...text.matchAll(/^[ \t]*(?:FROM|ADAPTER)[ \t]+(\S{1,300})[ \t]*\r?$/gim)].map((found) => {
		const value = found[1] ?? '';
		const start = found.index + found[0].indexOf(value, found[0].search(/\s\S/));
		return { text: value, span: { start, end: start + value.length } };
	});
}
