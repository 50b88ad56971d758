// The edit that writes a comment which silences a finding.

import type { Edit, Finding } from '../finding';
import { applyEdits } from '../fixes';
import { printable } from '../printable';
import type { Span } from '../reference';
import { isObeyed } from './apply';
import { covers } from './covers';
import { toDirective } from './directive';
import { goesOn, lineAt, lineBefore, lineEnd } from './lines';
import { type CommentAccess, type CommentedFile, withPage } from './opened';
import type { CommentStyle, Page } from './page';
import { findSuppressions, type Suppression, silenceable, suppressionsOn } from './suppression';

/** More lines that a backslash joins are no place to write to. */
const mostJoined = 200;

/**
 * The edit that silences a finding by a comment: at the end of its line, on the line above where that would be part of
 * a string or a command, or in the comment that is there already. Undefined where the format has no comments, the rule
 * cannot be silenced, or no place was found from which the comment is read back. Rejects only when aborted.
 * @param reason What stands behind `--`; its line ends and comment marks are taken out. Where a person has yet to say
 *   why, the comment silences as soon as that is said.
 */
export async function suppressionEdit(
	file: CommentedFile,
	finding: Pick<Finding, 'rule' | 'span' | 'uses' | 'reference'>,
	reason: string,
	access: CommentAccess,
): Promise<Edit | undefined> {
	if (!silenceable.includes(finding.rule)) {
		return undefined;
	}
	const said = { scope: 'line', rules: [finding.rule], reason: plain(reason) } as const;
	const edits = await withPage(file, access, (page) => candidates(page, finding, said));
	for (const edit of edits ?? []) {
		if (await isReadBack(file, edit, finding, access)) {
			return edit;
		}
	}
	return undefined;
}

/** Where the comment could go, the best place first. */
function candidates(
	page: Page,
	finding: Parameters<typeof suppressionEdit>[1],
	said: Parameters<typeof toDirective>[0],
): Edit[] {
	const { text, file } = page;
	const offset = file ? file.inText(finding.span.start) : finding.span.start;
	if (offset === undefined || offset > text.length) {
		return [];
	}
	const inFile = (edit: Edit) => file?.edit(edit) ?? edit;
	const merged = suppressionsOn(page)
		.filter((one) => isMeant(one) && one.scope === 'line' && isOfLine(one, finding.span))
		.map((one) => one.rewritten({ rules: [...one.rules, finding.rule], reason: one.reason || said.reason }));
	const comment = toDirective(said);
	const line = lineAt(text, offset);
	const behind = behindLine(page, line, comment);
	return [...merged, ...(behind ? [inFile(behind)] : []), ...aboveLine(page, line, comment).map(inFile)];
}

/** True when it silences, or does as soon as somebody has said why. */
const isMeant = (one: Suppression): boolean =>
	isObeyed({ ...one, faults: one.faults.filter(({ what }) => what !== 'no-reason') });

const isOfLine = ({ line }: Suppression, { start }: Span): boolean =>
	line.start <= start && start <= line.end;

function behindLine({ text, holding, styleAt, joins }: Page, line: Span, said: string): Edit | undefined {
	const style = styleAt(line.end);
	if (!style?.behind || holding(line.end) || (joins && goesOn(text, line))) {
		return undefined;
	}
	const written = text.slice(line.start, line.end);
	const end = line.start + written.trimEnd().length;
	// Two blanks before `#`, as the style of Python asks; one before `//`.
	const blanks = style.open.startsWith('#') ? '  ' : ' ';
	return { span: { start: end, end: line.end }, text: blanks + style.open + said + style.close };
}

/** Above the line, or above the first of those that are one string or command with it. */
function aboveLine(page: Page, line: Span, said: string): Edit[] {
	const { text, holding, joins } = page;
	let first = line;
	for (let lines = 0; lines < mostJoined; lines++) {
		const holds = holding(first.start);
		const before = lineBefore(text, first);
		if (holds && holds.start < first.start) {
			first = lineAt(text, holds.start);
		} else if (joins && before && goesOn(text, before)) {
			first = before;
		} else {
			break;
		}
	}
	const style = page.styleAt(first.start);
	if (!style) {
		return [];
	}
	return [above(text, first, style, said)];
}

function above(text: string, { start, end }: Span, style: CommentStyle, said: string): Edit {
	const indent = style.flush ? '' : (/^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '');
	return { span: { start, end: start }, text: indent + style.open + said + style.close + lineEnd(text) };
}

/** True when a comment that covers the finding is found in the text after the edit. */
async function isReadBack(
	file: CommentedFile,
	edit: Edit,
	finding: Parameters<typeof suppressionEdit>[1],
	access: CommentAccess,
): Promise<boolean> {
	const by = edit.text.length - (edit.span.end - edit.span.start);
	const moved = ({ start, end }: Span): Span =>
		edit.span.end <= start ? { start: start + by, end: end + by } : { start, end };
	const movedCall = ({ start, end }: Span): Span => ({
		start: edit.span.end <= start ? start + by : start,
		end: edit.span.end <= end ? end + by : end,
	});
	const loads = finding.reference?.loads.map((load) => ({ ...load, span: movedCall(load.span) }));
	const place = {
		span: moved(finding.span),
		uses: [],
		...(loads ? { reference: { loads } } : {}),
	};
	const found = await findSuppressions({ ...file, text: applyEdits(file.text, [edit]) }, access);
	return found.some((one) => isMeant(one) && one.rules.includes(finding.rule) && covers(one, place));
}

/**
 * A reason is one line, and ends no comment. Some languages end a line at marks that no editor shows, and a file with
 * a zero byte counts as no text: of such characters nothing is written.
 */
function plain(reason: string): string {
	return printable(printable(reason).replace(/\*\/|-->|--!>/g, ''));
}
