// Pages and components: HTML, Vue and Svelte, whose scripts are programs.
import type { Span } from '../reference';

/** The programs of a page or component, as one text. */
export interface ComponentCode {
	/** As long as the file: all that is no program is blank, so that places are those of the file. */
	readonly text: string;
	readonly format: 'typescript' | 'tsx' | 'javascript';
	/** Where the programs stand. */
	readonly spans: readonly Span[];
}

/** More than any opening tag is long. */
const longestTag = 2_000;

/** Where a program begins, or what may hold the text of one without being one. */
const opening = /<!--|<(?:script|style)(?=[\s>])/gi;

/** Types of scripts that a browser, or Babel for one, runs; import maps, templates, shaders and data are others. */
const program =
	/^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma|type)script|text\/(?:babel|jsx|tsx|ts))$/i;

/** Reads the scripts of a page or component, which share their names. Undefined where there is none with anything in it. */
export function readComponent(text: string): ComponentCode | undefined {
	const pieces: string[] = [];
	const spans: Span[] = [];
	const languages = new Set<string>();
	let done = 0;
	opening.lastIndex = 0;
	for (let found = opening.exec(text); found; found = opening.exec(text)) {
		const tag = found[0] === '<!--' ? undefined : tagAt(text, found.index);
		const start = found.index + (tag ?? found[0]).length;
		const end = closing(text, start, found[0]);
		const code = text.slice(start, end);
		if (
			tag !== undefined &&
			/^<script/i.test(tag) &&
			program.test(given(tag, 'type')) &&
			code.trim() !== ''
		) {
			// What follows is a statement of its own, whatever it begins with.
			pieces.push(blank(text.slice(done, start)), code, text[end] === '<' ? ';' : '');
			spans.push({ start, end });
			done = Math.min(end + 1, text.length);
			languages.add(given(tag, 'lang').toLowerCase());
		}
		opening.lastIndex = Math.max(end, found.index + 1);
	}
	const format = languages.has('tsx')
		? 'tsx'
		: languages.has('ts') || languages.has('typescript')
			? 'typescript'
			: 'javascript';
	return pieces.length > 0 ? { text: pieces.join('') + blank(text.slice(done)), format, spans } : undefined;
}

/** The opening tag at `start`; a `>` in quotes does not end it: `generic="T extends Record<string, unknown>"`. */
function tagAt(text: string, start: number): string {
	let quote = '';
	for (let at = start; at < Math.min(text.length, start + longestTag); at++) {
		const one = text[at] as string;
		if (quote !== '') {
			quote = one === quote ? '' : quote;
		} else if (one === '"' || one === "'") {
			quote = one;
		} else if (one === '>') {
			return text.slice(start, at + 1);
		}
	}
	return text.slice(start, start + longestTag);
}

/** What closes it, by what opens it. */
const closings: Readonly<Record<string, RegExp>> = {
	'<!--': /-->/g,
	'<script': /<\/script(?=[\s>/])/gi,
	'<style': /<\/style(?=[\s>/])/gi,
};

/** Where what begins at `start` ends: the end of the text where nothing closes it. */
function closing(text: string, start: number, opened: string): number {
	const end = closings[opened.toLowerCase()] as RegExp;
	end.lastIndex = start;
	return end.exec(text)?.index ?? text.length;
}

const attributes = {
	id: /\sid\s{0,9}=\s{0,9}["']?([\w/-]{0,60})/i,
	name: /\sname\s{0,9}=\s{0,9}["']?([\w/-]{0,60})/i,
	type: /\stype\s{0,9}=\s{0,9}["']?([\w/-]{0,60})/i,
	lang: /\slang\s{0,9}=\s{0,9}["']?([\w/-]{0,60})/i,
};

/** The value of an attribute; empty where it is not given. */
const given = (tag: string, name: keyof typeof attributes): string => attributes[name].exec(tag)?.[1] ?? '';

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

const option =
	/<select\s[^>]{0,500}|<option\s(?:[^>"']{0,200}\s)?value\s{0,9}=\s{0,9}(["'])([^"'<>]{3,200})\1/gi;

/** A choice of a page: `<option value="org/name">`. */
export interface Choice {
	readonly text: string;
	readonly start: number;
	/** What the list is called that it stands in: its `id` and `name`. */
	readonly list: string;
}

/** What the choices of a page stand for, and where. */
export function choicesIn(text: string): Choice[] {
	let list = '';
	return Array.from(text.matchAll(option)).flatMap((one) => {
		const value = one[2];
		if (value === undefined) {
			list = `${given(one[0], 'id')} ${given(one[0], 'name')}`;
			return [];
		}
		return [{ text: value, start: one.index + one[0].length - 1 - value.length, list }];
	});
}
