// How the names of calls and packages are looked for in the text of a program, before there is a tree.

/** The package of a module: `transformers` of `transformers.models`, `@scope/name` of `@scope/name/part`. */
export const rootOf = (module: string): string => /^(?:@[^/]+\/)?[^./]+/.exec(module)?.[0] ?? module;

/** The rarest, as names go: `completions` of `InferenceClient().chat.completions.create`. */
export const rarestOf = (call: string): string =>
	call
		.split('.')
		.sort((a, b) => Number(a.includes('*')) - Number(b.includes('*')) || b.length - a.length)
		.at(0) ?? '';

/** Before a name of its own that is used and not defined. */
export const ownName = '(?<!\\bdef |[\\w$])';

/** A name of a row's call: `Auto*`, `Client()`. Where it begins or ends with any letters, those are not looked at. */
export const wordOf = (segment: string): string =>
	`${segment.startsWith('*') ? '' : ownName}${bareWordOf(segment.replace(/^\*|\*$/g, ''))}${segment.endsWith('*') ? '' : '(?![\\w$])'}`;

/** A pattern of a part of a call, whatever stands before and behind it: `Auto\w*` of `Auto*`. */
export const bareWordOf = (segment: string): string =>
	escaped(segment.replace('()', '')).replaceAll('\\*', '\\w*');

/** One of the words as the beginning of a name of its own that is used and not defined. An empty word is everywhere. */
export function anyOf(words: Iterable<string>): RegExp {
	return new RegExp(`${ownName}(?:${[...words].map(escaped).join('|')})`);
}

/** A text as a regular expression that matches just it. */
export const escaped = (text: string): string => text.replace(/[^\w]/g, '\\$&');

/** Keywords by which any call is told to load something of a hub, whatever it is called. */
export const loadingKeywords = ['revision', 'custom_generate'];
