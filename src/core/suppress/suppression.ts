// The comments of a file that silence findings, and what each of them covers.
import type { Edit } from '../finding';
import type { Span } from '../reference';
import { rules } from '../rules/index';
import { type Directive, type Fault, readDirective, toDirective } from './directive';
import { lineAt, nextLine } from './lines';
import { type CommentAccess, type CommentedFile, withPage } from './opened';
import type { Comment, Page } from './page';
import { removalOf } from './removal';

/** A comment that speaks to us, in the file. */
export interface Suppression {
	/** What is said, from our name to the end of the reason. */
	readonly span: Span;
	/** As written. */
	readonly text: string;
	readonly scope: 'line' | 'file';
	/** Ids of rules that exist. */
	readonly rules: readonly string[];
	/** The last day on which it counts: `2027-01-31`. */
	readonly until?: string;
	readonly reason: string;
	/** Why it is not, or not wholly, obeyed. */
	readonly faults: readonly Fault[];
	/** The line it speaks of: its own when it stands behind code, else the next one that holds code. */
	readonly line: Span;
	/** The statements that begin or end on that line. */
	readonly statements: readonly Span[];
	/** Takes it out, with its line when it has one to itself. */
	readonly removal: Edit;
	/** Says the same with other rules or another reason, in the one form. */
	rewritten(said: Partial<Pick<Directive, 'rules' | 'reason' | 'until'>>): Edit;
}

/** Rules about the comments themselves; no comment silences these. */
export const suppressionRules: readonly string[] = [
	'invalid-suppression',
	'expired-suppression',
	'unused-suppression',
];

/** The ids that a comment may name. */
export const silenceable: readonly string[] = rules
	.map(({ id }) => id)
	.filter((id) => !suppressionRules.includes(id));

/** A file with more is made to confuse; those at its top count. */
const mostSuppressions = 500;

/** Code that begins further below a comment is not what it speaks of. */
const mostLines = 200;

/** `ignore-file` stands where a reader of the file begins. */
const topLines = 20;

/**
 * The comments of a file that speak to us, in the order of the text; none for a format without comments. Offsets are
 * those of the file, also in a notebook. Rejects only when aborted or when a grammar cannot be read.
 */
export async function findSuppressions(
	file: CommentedFile,
	access: CommentAccess,
): Promise<readonly Suppression[]> {
	// Nearly no file has one, and only then is it worth to be parsed.
	if (!/weightwise/i.test(file.text)) {
		return [];
	}
	return (await withPage(file, access, suppressionsOn)) ?? [];
}

/** Those of a page. */
export function suppressionsOn(page: Page): Suppression[] {
	const { text } = page;
	const found: Suppression[] = [];
	for (const [index, comment] of page.comments.entries()) {
		const written = text.slice(comment.body.start, comment.body.end);
		if (found.length >= mostSuppressions) {
			break;
		}
		if (!/weightwise/i.test(written)) {
			continue;
		}
		for (const one of written.matchAll(/[^\r\n]+/g)) {
			const directive = readDirective(one[0], silenceable);
			if (directive) {
				found.push(suppressionOf(page, index, comment.body.start + one.index, directive));
				break;
			}
		}
	}
	return found;
}

function suppressionOf(page: Page, index: number, at: number, directive: Directive): Suppression {
	const { text, comments, file } = page;
	const comment = comments[index] as Comment;
	const span = { start: at + directive.span.start, end: at + directive.span.end };
	const line = lineOf(page, index);
	const inFile = (one: Span) => file?.span(one) ?? one;
	const edit = (one: Edit) => file?.edit(one) ?? one;
	const deep = directive.scope === 'file' && !isOnTop(page, comment);
	const faults: Fault[] = deep ? [...directive.faults, { what: 'not-on-top' }] : [...directive.faults];
	return {
		span: inFile(span),
		text: text.slice(span.start, span.end),
		scope: directive.scope,
		rules: directive.rules,
		...(directive.until === undefined ? {} : { until: directive.until }),
		reason: directive.reason,
		faults,
		line: inFile(line),
		statements: page.statementsAt(line).map(inFile),
		removal: edit(removalOf(text, comment, span)),
		rewritten: (said) => edit({ span, text: toDirective({ ...directive, ...said }) }),
	};
}

/** The line of a comment behind code is its own, else the next one that holds code. */
function lineOf({ text, comments }: Page, index: number): Span {
	const comment = comments[index] as Comment;
	let first = index;
	while (first > 0 && (comments[first - 1] as Comment).span.end >= lineAt(text, comment.span.start).start) {
		first--;
	}
	let line = lineAt(text, comment.span.start);
	let next = first;
	for (let at = line.start, lines = 0; lines < mostLines; at = nextLine(text, line), lines++) {
		line = lineAt(text, at);
		while ((comments[next]?.span.end ?? Number.POSITIVE_INFINITY) < line.start) {
			next++;
		}
		if (holdsCode(text, line, comments, next) || nextLine(text, line) >= text.length) {
			break;
		}
	}
	return line;
}

/** True when something but blanks and comments stands on a line. `from`: the first comment that may touch it. */
function holdsCode(text: string, line: Span, comments: readonly Comment[], from: number): boolean {
	let at = line.start;
	for (let next = from; (comments[next]?.span.start ?? line.end) < line.end; next++) {
		const { start, end } = (comments[next] as Comment).span;
		if (text.slice(at, Math.max(start, at)).trim() !== '') {
			return true;
		}
		at = Math.max(at, end);
	}
	return text.slice(at, Math.max(line.end, at)).trim() !== '';
}

/** At the top is above all code, or within the first lines. */
function isOnTop({ text, comments, top = 0 }: Page, { span }: Comment): boolean {
	let next = 0;
	let code = false;
	for (let at = 0, lines = 0; at < text.length; lines++) {
		const line = lineAt(text, at);
		if (line.end >= span.start) {
			return true;
		}
		while ((comments[next]?.span.end ?? Number.POSITIVE_INFINITY) < line.start) {
			next++;
		}
		code ||= lines >= top && holdsCode(text, line, comments, next);
		if (code && lines - top >= topLines - 1) {
			return false;
		}
		at = nextLine(text, line);
	}
	return true;
}
