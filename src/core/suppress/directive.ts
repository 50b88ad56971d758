// What a line of a comment says to Weightwise: `weightwise: ignore[rule-id] until=2027-01-31 -- reason`.

import { nearestIds } from '../nearest';
import { printable } from '../printable';
import type { Span } from '../reference';

/** Why a comment that speaks to us is not, or not wholly, obeyed. */
export type Fault =
	/** Another word, case, bracket or order than the one form. */
	| { readonly what: 'form' }
	| { readonly what: 'no-rules' }
	| { readonly what: 'unknown-rule'; readonly rule: string; readonly near?: string }
	| { readonly what: 'no-reason' }
	| { readonly what: 'bad-date'; readonly written: string }
	/** `ignore-file` below the top of the file. */
	| { readonly what: 'not-on-top' };

/** What is said, with the faults. Spans are offsets in the line that was read. */
export interface Directive {
	readonly span: Span;
	readonly scope: 'line' | 'file';
	/** Ids of rules that exist. */
	readonly rules: readonly string[];
	/** As `2027-01-31`; also where it was written in another order or with other marks. */
	readonly until?: string;
	/** Empty where none is given, or what was put in its place still stands there. */
	readonly reason: string;
	readonly faults: readonly Fault[];
}

/** A longer line was written by a program, or to confuse. */
const longestLine = 2_000;

/** More rules than anybody silences at one place. */
const mostRules = 25;

/** So many unknown rules are compared with those there are. */
const mostNear = 3;

const opening = /(?<![\w./-])@?weightwise([ \t]*:[ \t]*|[ \t]*-[ \t]*|[ \t]+)([a-z]+(?:-[a-z]+)*)/i;

/** What other tools call it. */
const otherWords =
	/^(?:ignored?|disable|suppress|noqa|skip|allow|off|nolint)(?:-(?:next-)?line|-next|-file|-all)?$/;

/** Reads a line of a comment, without the marks that end the comment; undefined when it does not speak to us. */
export function readDirective(line: string, known: readonly string[]): Directive | undefined {
	const text = line.slice(0, longestLine);
	const found = opening.exec(text);
	const [whole = '', between = '', word = ''] = found ?? [];
	if (!found) {
		return undefined;
	}
	const start = found.index;
	const rest = text.slice(start + whole.length);
	if (!speaksToUs(text.slice(0, start), between, word, rest)) {
		return undefined;
	}
	const scope = /-(?:file|all)$/i.test(word) ? 'file' : 'line';
	const plain = /^(?:ignore|ignore-file)$/.test(word) && /^:[ \t]*$/.test(between) && whole.startsWith('w');
	const { rules, faults, after, exact } = readRules(rest, known);
	const { until, date, afterDate } = readUntil(after);
	const { reason, dashes } = readReason(afterDate);
	const said: Fault[] = [...faults];
	if (date) {
		said.push(date);
	}
	if (reason === '') {
		said.push({ what: 'no-reason' });
	}
	const badly = !plain || !exact || (reason !== '' && !dashes) || /\buntil\s*[=:]\s*\d/i.test(reason);
	if (badly) {
		said.unshift({ what: 'form' });
	}
	return {
		span: { start, end: text.trimEnd().length },
		scope,
		rules,
		...(until === undefined ? {} : { until }),
		reason,
		faults: said,
	};
}

/** The one form of what is meant. */
export function toDirective({
	scope,
	rules,
	until,
	reason,
}: Pick<Directive, 'scope' | 'rules' | 'until' | 'reason'>): string {
	const word = scope === 'file' ? 'ignore-file' : 'ignore';
	const day = until === undefined ? '' : ` until=${until}`;
	return `weightwise: ${word}[${rules.join(', ')}]${day} -- ${reason}`;
}

/** Prose may name us; it speaks to us where it begins with the name, or goes on as only a suppression does. */
function speaksToUs(before: string, between: string, word: string, rest: string): boolean {
	const lower = word.toLowerCase();
	const first = before.trim() === '' || /(?:#|\/\/|\/\*|\*|!)\s*$/.test(before);
	const colon = between.includes(':');
	const bracket = /^\s*\[/.test(rest);
	const meant =
		otherWords.test(lower) ||
		lower === 'ignore-file' ||
		(colon && nearestIds(lower, ['ignore', 'ignore-file']).length > 0);
	return meant && (bracket || (first && (colon || between === '-')));
}

function readRules(rest: string, known: readonly string[]) {
	const rules = new Set<string>();
	const faults: Fault[] = [];
	const brackets = /^[ \t]*\[([^\]]*)\]/.exec(rest);
	const bare = brackets
		? null
		: /^[ \t]*[([{=:]?[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)[ \t]*[)\]}]?/.exec(rest);
	const written = (brackets?.[1] ?? bare?.[1] ?? '')
		.split(brackets ? /[\s,;]+/ : ',')
		.map((rule) => rule.trim())
		.filter((rule) => rule !== '')
		.slice(0, mostRules);
	// Without brackets the words may as well be the reason.
	const areRules = brackets !== null || (written.length > 0 && written.every((rule) => isNear(rule, known)));
	for (const rule of areRules ? written : []) {
		if (known.includes(rule)) {
			rules.add(rule);
		} else {
			const near = faults.length < mostNear ? nearest(rule, known) : undefined;
			faults.push({ what: 'unknown-rule', rule, ...(near ? { near } : {}) });
		}
	}
	if (!areRules || written.length === 0) {
		faults.push({ what: 'no-rules' });
	}
	const length = areRules ? ((brackets ?? bare)?.[0].length ?? 0) : 0;
	return { rules: [...rules], faults, after: rest.slice(length), exact: brackets !== null || !areRules };
}

const nearest = (rule: string, known: readonly string[]): string | undefined =>
	nearestIds(rule.slice(0, 40), known)[0];

const isNear = (rule: string, known: readonly string[]): boolean =>
	known.includes(rule) || (rule.includes('-') && nearest(rule, known) !== undefined);

function readUntil(rest: string): { until?: string; date?: Fault; afterDate: string } {
	const found = /^[ \t]*[,;(]?[ \t]*(until|till|expires?)(=|[ \t]*[:=][ \t]*|[ \t]+)(\S+)/i.exec(rest);
	const [whole = '', word = '', sign = '', value = ''] = found ?? [];
	const written = value.replace(/[,;)]+$/, '');
	if (!found || (sign.trim() === '' && !/^\d/.test(written))) {
		return { afterDate: rest };
	}
	const until = dayOf(written);
	const exact = word === 'until' && sign === '=' && written === value && until === written;
	return {
		...(until === undefined ? {} : { until }),
		...(exact ? {} : { date: { what: 'bad-date', written } as const }),
		afterDate: rest.slice(whole.length),
	};
}

/** `2027-1-5` and `2027/01/05` as `2027-01-05`; undefined for what is no day of the calendar. */
export function dayOf(written: string): string | undefined {
	const [, year = '', month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(written) ?? [];
	const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const time = Date.parse(`${iso}T00:00:00Z`);
	// The parser takes the 30th of February for a day of March.
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined;
}

/**
 * Stands where somebody has to write why yet. Whoever reads a comment may speak another language than its writer, so
 * every language counts.
 */
const notSaidYet = /^TODO\b[\s:：.…]*(?:say why|说明理由)?[\s.…。]*$/i;

/** `dashes`: as it must stand, behind ` -- ` and nothing else. */
function readReason(rest: string): { reason: string; dashes: boolean } {
	const exact = /^[ \t]*--[ \t]*(?!-)(.*)$/.exec(rest);
	const written = exact ? (exact[1] ?? '') : rest.replace(/^[\s:;,.\u2013\u2014-]+/, '');
	const reason = written.trim();
	// What nobody sees says nothing.
	const said = printable(reason) !== '' && !notSaidYet.test(reason);
	return { reason: said ? reason : '', dashes: exact !== null };
}
