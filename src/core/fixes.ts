import type { Edit } from './finding';
import type { Slot, Span } from './reference';

/** What a fix may look at so that the new value is written as its neighbours are. */
export interface Surroundings {
	readonly text?: string | undefined;
	/** A string literal near the slot, between its quotes: the id. */
	readonly near?: Span;
	/** Write the value as it is: a segment of a URL, the part after a colon. */
	readonly bare?: boolean;
}

/**
 * The edit that gives the argument at `slot` this value, in the slot's notation:
 * `revision="86b5e09…"`, `useSafetensors: true`.
 */
export function setArgument(slot: Slot, value: string | boolean, around: Surroundings = {}): Edit {
	const text = slot.before + render(slot, value, around) + slot.after;
	return { span: slot.span, text: slot.inJson ? JSON.stringify(text).slice(1, -1) : text };
}

function render(slot: Slot, value: string | boolean, around: Surroundings): string {
	if (typeof value === 'boolean') {
		return slot.notation === 'python' ? (value ? 'True' : 'False') : String(value);
	}
	if (around.bare) {
		return value;
	}
	if (slot.notation === 'json') {
		// TOML, whose single quotes know no escapes.
		return replacedQuote(slot, around) === "'" && !/['\p{Cc}]/u.test(value)
			? `'${value}'`
			: JSON.stringify(value);
	}
	if (slot.notation === 'shell' && /^[\w./-]+$/.test(value)) {
		return value;
	}
	const quote = quoteOf(slot, around);
	if (slot.notation === 'yaml') {
		return yamlString(value, quote);
	}
	// Inside a template literal `${` would be read as an expression.
	return quoted(value, quote ?? (slot.notation === 'javascript' || slot.notation === 'shell' ? "'" : '"'));
}

type Quote = '"' | "'";

/** The quotes of the value that is replaced, else those of the literal nearby. */
function quoteOf(slot: Slot, around: Surroundings): Quote | undefined {
	const { text, near } = around;
	if (text === undefined) {
		return undefined;
	}
	const old = replacedQuote(slot, around);
	if (old) {
		return old;
	}
	const outer = slot.notation === 'python' ? quoteAround(text, slot.span.start) : undefined;
	if (outer) {
		return outer === '"' ? "'" : '"';
	}
	const before = near && near.start > 0 ? text[near.start - 1] : undefined;
	return before === '"' || before === "'" ? before : undefined;
}

function replacedQuote({ span, inJson }: Slot, { text = '' }: Surroundings): Quote | undefined {
	const old = text.slice(span.start, Math.min(span.end, span.start + 4));
	// Python allows prefixes: r"main", and f"main" where nothing is filled in.
	return /^[A-Za-z]{0,2}(["'])/.exec(inJson ? old.replace('\\"', '"') : old)?.[1] as Quote | undefined;
}

/** The quotes of the f-string in whose braces a place stands: before Python 3.12 they end it there, too. */
function quoteAround(text: string, at: number): Quote | undefined {
	const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
	const string =
		/(?<![\w"'])(?:([fF][rR]?|[rR][fF])|[rRbBuU]{0,2})(?:"(?:[^"\\]|\\.)*("|$)|'(?:[^'\\]|\\.)*('|$))/g;
	for (const [written, formatted, closed, closedToo] of line.matchAll(string)) {
		if (formatted && !(closed || closedToo)) {
			return written[formatted.length] as Quote;
		}
	}
	return undefined;
}

function quoted(value: string, quote: Quote): string {
	const escaped = JSON.stringify(value).slice(1, -1);
	return quote === '"' ? `"${escaped}"` : `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/**
 * Plain where YAML reads the same string back. A commit of digits only, or with a single `e` among digits
 * (`1234567e12…`), is a number there, and `0x…`, `0o…` are too.
 */
function yamlString(value: string, quote: Quote | undefined): string {
	if (!quote && /^[A-Za-z0-9_][\w./-]*$/.test(value) && !/^[\d.]/.test(value) && !isYamlWord(value)) {
		return value;
	}
	if (!quote && /^[\da-f]{40}$/.test(value) && !/^\d+(?:e\d+)?$/.test(value)) {
		return value;
	}
	// Single-quoted YAML knows one escape only: the quote twice.
	return quote === "'" && !/\p{Cc}/u.test(value) ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

function isYamlWord(value: string): boolean {
	return /^(?:y|n|yes|no|true|false|on|off|null|nan|inf)$/i.test(value);
}

/** The text after the edits of one or several fixes; what reaches beyond the text is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	let result = '';
	let at = 0;
	for (const { span, text: replacement } of distinctEdits(edits)) {
		if (span.start >= 0 && span.end <= text.length) {
			result += text.slice(at, span.start) + replacement;
			at = span.end;
		}
	}
	return result + text.slice(at);
}

/**
 * The edits of one or several fixes, in the order of the text, each wish once: a call that names a model and its
 * tokenizer is one place for two findings. Of two edits that overlap, the first stays.
 */
export function distinctEdits(edits: readonly Edit[]): Edit[] {
	const ordered = edits
		.filter(({ span }) => span.start <= span.end)
		.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	const inserted = new Set<string>();
	const distinct: Edit[] = [];
	let at = 0;
	let last: Span | undefined;
	for (const edit of ordered) {
		const { span } = edit;
		const inserts = span.start === span.end;
		// Two different arguments may be inserted at one place: `, revision="…"` and `, use_safetensors=True`.
		const key = `${span.start} ${argumentName(edit.text)}`;
		if (
			span.start < at ||
			(inserts ? inserted.has(key) : last?.start === span.start && last.end === span.end)
		) {
			continue;
		}
		if (inserts) {
			inserted.add(key);
		}
		distinct.push(edit);
		at = span.end;
		last = span;
	}
	return distinct;
}

/** `, revision=` of `, revision="86b5…"`, as far as it names which argument is set. */
function argumentName(inserted: string): string {
	return /^[^=:]*/.exec(inserted)?.[0].trim() ?? '';
}
