import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { frontMatterOf } from '../formats/frontMatter';
import { nestsTooDeeply } from '../formats/yamlNesting';
import { type Fields, isFields } from '../hubs/readers';

/** The YAML at the top of a card, and what became of it. */
export interface FrontMatter {
	/**
	 * `none`: the text does not begin with `---`. `unclosed`: no second `---` ends it. `invalid`: no YAML, or no
	 * mapping of keys to values. What the hub takes from these three is uncertain, mostly nothing.
	 */
	readonly state: 'none' | 'unclosed' | 'invalid' | 'read';
	/** Of the fault, from 1: the opening `---` of `unclosed`, the first broken line of `invalid`. */
	readonly line?: number;
	/** When `read`; when `invalid`, those keys at the top level that can be read alone. */
	readonly fields?: Fields;
	/** Where the Markdown begins. */
	readonly end: number;
	/** The line of a key at the top level, from 1. */
	lineOf(key: string): number | undefined;
}

/** Aliases may be followed this often before the text counts as broken: small texts can mean enormous ones. */
const mostAliases = 100;

/** Blank lines before the first `---` are allowed, as the hub allows them. */
const leading = /^\ufeff?(?:[ \t]*\r?\n)*/;

/** Reads the front matter; every outcome is a state. */
export function readFrontMatter(text: string): FrontMatter {
	const before = leading.exec(text)?.[0].length ?? 0;
	const span = frontMatterOf(text.slice(before));
	if (!span) {
		const opening = /^---[ \t]*(?:\r?\n|$)/.exec(text.slice(before, before + 200))?.[0];
		return opening === undefined
			? { state: 'none', end: before, lineOf: () => undefined }
			: {
					state: 'unclosed',
					line: lineAt(text, before),
					end: endOfUnclosed(text, before + opening.length),
					lineOf: () => undefined,
				};
	}
	const start = before + span.start;
	const firstLine = lineAt(text, start);
	const newline = text.indexOf('\n', before + span.end);
	const end = newline === -1 ? text.length : newline + 1;
	return { end, ...readYaml(text.slice(start, before + span.end), firstLine) };
}

function readYaml(yaml: string, firstLine: number): Omit<FrontMatter, 'end'> {
	const whole = readMapping(yaml);
	if (whole.state === 'read') {
		return { state: 'read', fields: whole.fields, lineOf: lineIn(whole.lines, firstLine) };
	}
	const fields: Record<string, unknown> = {};
	const lines = new Map<string, number>();
	for (const { text, line } of whole.list ? [] : topLevel(yaml)) {
		const part = readMapping(text);
		for (const [key, value] of part.state === 'read' ? Object.entries(part.fields) : []) {
			if (!lines.has(key)) {
				Object.defineProperty(fields, key, { value, enumerable: true });
				lines.set(key, line);
			}
		}
	}
	return { state: 'invalid', line: firstLine + whole.line, fields, lineOf: lineIn(lines, firstLine) };
}

function lineIn(lines: ReadonlyMap<string, number>, first: number): FrontMatter['lineOf'] {
	return (key) => {
		const line = lines.get(key);
		return line === undefined ? undefined : first + line;
	};
}

/** Lines count from 0 here. */
type Mapping =
	| { readonly state: 'read'; readonly fields: Fields; readonly lines: ReadonlyMap<string, number> }
	| { readonly state: 'broken'; readonly line: number; readonly list?: boolean };

function readMapping(yaml: string): Mapping {
	if (nestsTooDeeply(yaml)) {
		return { state: 'broken', line: 0 };
	}
	const counter = new LineCounter();
	const lineOf = (offset: number) => Math.max(counter.linePos(offset).line - 1, 0);
	try {
		const { contents, errors, toJS } = parsed(yaml, counter);
		if (errors[0]) {
			return { state: 'broken', line: lineOf(errors[0].pos[0]) };
		}
		if (contents === null) {
			return { state: 'read', fields: {}, lines: new Map() };
		}
		if (!isMap(contents)) {
			return { state: 'broken', line: lineOf(contents.range?.[0] ?? 0), list: true };
		}
		const lines = new Map<string, number>();
		for (const { key } of contents.items) {
			if (isScalar(key) && key.range) {
				const name = String(key.value);
				if (lines.has(name)) {
					return { state: 'broken', line: lineOf(key.range[0]) };
				}
				lines.set(name, lineOf(key.range[0]));
			}
		}
		const fields: unknown = toJS();
		return isFields(fields) ? { state: 'read', fields, lines } : { state: 'broken', line: 0 };
	} catch {
		// Too many aliases, or an alias to nothing.
		return { state: 'broken', line: 0 };
	}
}

function parsed(yaml: string, lineCounter: LineCounter) {
	// Without `uniqueKeys`, for which the library compares each key with all others; equal keys are looked for above.
	const document = parseDocument(yaml, {
		lineCounter,
		uniqueKeys: false,
		logLevel: 'silent',
		prettyErrors: false,
	});
	const { contents, errors } = document;
	return { contents, errors, toJS: (): unknown => document.toJS({ maxAliasCount: mostAliases }) };
}

/** Of so many keys at the top level each is tried alone when the whole is broken. */
const mostTried = 200;

/** The entries at the top level: other readers of YAML forgive more, and one fault must not hide the licence. */
function topLevel(yaml: string): { text: string; line: number }[] {
	const parts: { lines: string[]; line: number }[] = [];
	for (const [line, text] of yaml.split('\n').entries()) {
		if (/^[A-Za-z][\w-]{0,60}:(?:\s|$)/.test(text.slice(0, 80))) {
			parts.push({ lines: [], line });
		}
		parts.at(-1)?.lines.push(text);
	}
	return parts.slice(0, mostTried).map(({ lines, line }) => ({ text: lines.join('\n'), line }));
}

/**
 * Keys, list items and blank lines after an opening `---` that nothing closes are metadata all the same; a line with
 * `#` is a comment up to the first blank line and a heading after it.
 */
function endOfUnclosed(text: string, start: number): number {
	let at = start;
	let blank = false;
	while (at < text.length) {
		const newline = text.indexOf('\n', at);
		const next = newline === -1 ? text.length : newline + 1;
		const line = text.slice(at, Math.min(next, at + 200));
		blank ||= line.trim() === '';
		const metadata = /^(?:\s*$|\s{1,8}\S|- [^*]|[\w-]{1,60}:(?:\s|$))/.test(line);
		if (!metadata && (blank || !line.startsWith('#'))) {
			return at;
		}
		at = next;
	}
	return at;
}

function lineAt(text: string, offset: number): number {
	let line = 1;
	for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
		line += 1;
	}
	return line;
}
