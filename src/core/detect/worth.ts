// Whether a program can hold a reference at all. Most files of a repository cannot, and need no tree to tell.
import { longestLiteral, unquoted } from '../syntax/literals';
import { importsSpacyPackage } from './signatures/catalogues';
import type { Signature } from './signatures/signature';
import { mayName } from './spellings';

/** False only when reading the program would find nothing in its code. */
export type Worth = (text: string) => boolean;

/** For Python: comments and docstrings, where most names of models stand in a library's source, do not count. */
export function worthOfPython(rows: readonly Signature[]): Worth {
	const mayCall = callsIn(rows);
	return (text) => {
		const code = withoutStrings(text);
		return code === undefined || mayCall(code) || importsSpacyPackage(code);
	};
}

/** For JavaScript, whose strings cannot be told from its regular expressions without a tree: any quoted text counts. */
export function worthOfJavaScript(rows: readonly Signature[]): Worth {
	const mayCall = callsIn(rows);
	return (text) => mayCall(text) || namesQuoted(text);
}

/** Each quote with what stands behind it up to its like; overlapping, since which one opens a string is not known. */
const quoted = /(["'`])(?=((?:(?!\1)[^\n]){2,400})\1)/g;

/** A call that a row may know: every word of the row's call stands in the text, and its module unless the row is free. */
function callsIn(rows: readonly Signature[]): (code: string) => boolean {
	const free = new Set(['revision']);
	const byModule = new Map<string, Map<string, readonly RegExp[]>>();
	for (const { call, modules, anywhere } of rows) {
		const words = call.split('.').flatMap((segment) => segment.match(/^[A-Za-z_]\w+/) ?? []);
		if (anywhere) {
			// The rarest, as names go: `completions` of `InferenceClient().chat.completions.create`.
			free.add(words.reduce((one, other) => (other.length > one.length ? other : one), ''));
		}
		for (const module of modules) {
			const root = /^(?:@[^/]+\/)?[^./]+/.exec(module)?.[0] ?? module;
			const calls = byModule.get(root) ?? new Map();
			byModule.set(
				root,
				calls.set(
					words.join(' '),
					words.map((word) => anyOf([word])),
				),
			);
		}
	}
	const anyFree = anyOf(free);
	const anyModule = new RegExp(anyOf(byModule.keys()), 'g');
	return (code) => {
		if (anyFree.test(code)) {
			return true;
		}
		const modules = new Set(Array.from(code.matchAll(anyModule), ([module]) => module));
		const calls = new Map([...modules].flatMap((module) => [...(byModule.get(module) ?? [])]));
		return [...calls.values()].some((words) => words.every((word) => word.test(code)));
	};
}

/** One of the words as a name of its own that is used and not defined. An empty word is everywhere. */
function anyOf(words: Iterable<string>): RegExp {
	return new RegExp(`(?<!\\bdef |[\\w$])(?:${[...words].map(escaped).join('|')})`);
}

const escaped = (text: string): string => text.replace(/[^\w]/g, '\\$&');

// No more letters than a prefix has: every letter of a long name is a start.
const opening = /#|([A-Za-z]{0,2})("""|'''|"|')/g;
const single: Readonly<Record<string, RegExp>> = {
	'"': /(?:[^"\\\n]|\\[\s\S])*"/y,
	"'": /(?:[^'\\\n]|\\[\s\S])*'/y,
};

/**
 * Python's code with strings emptied and comments left out. Undefined when a string may name a model, or when it is
 * not certain where one ends: then only a tree can tell.
 */
function withoutStrings(text: string): string | undefined {
	const pieces: string[] = [];
	let from = 0;
	opening.lastIndex = 0;
	for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
		const [all, prefix = '', quote] = found;
		const start = found.index + all.length;
		if (quote === undefined) {
			pieces.push(text.slice(from, found.index));
			const end = text.indexOf('\n', start);
			from = end === -1 ? text.length : end;
			opening.lastIndex = from;
			continue;
		}
		const end = quote.length === 3 ? endOfLong(text, start, quote) : endOfShort(text, start, quote);
		if (end === undefined) {
			return undefined;
		}
		const content = text.slice(start, end - quote.length);
		const holed = /f|t/i.test(prefix) && content.includes('{');
		if (
			(end - found.index <= longestLiteral && mayName(unquoted(text.slice(found.index, end)))) ||
			(holed && !isReadable(content))
		) {
			return undefined;
		}
		// What stands in the holes of an f-string is code.
		pieces.push(text.slice(from, start), holed ? content : '');
		from = end;
		opening.lastIndex = end;
	}
	pieces.push(text.slice(from));
	return pieces.join('');
}

function endOfShort(text: string, start: number, quote: string): number | undefined {
	const rest = single[quote] as RegExp;
	rest.lastIndex = start;
	return rest.test(text) ? rest.lastIndex : undefined;
}

function endOfLong(text: string, start: number, quote: string): number | undefined {
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

/** Whether an f-string ends where it seems to, and no string in its holes may name a model. */
function isReadable(content: string): boolean {
	return content.split('{').length === content.split('}').length && !namesQuoted(content);
}

function namesQuoted(text: string): boolean {
	for (const [, , literal = ''] of text.matchAll(quoted)) {
		if (mayName(unquoted(literal))) {
			return true;
		}
	}
	return false;
}
