import type { Edit } from '../finding';
import type { Span } from '../reference';
import { lineAt, nextLine } from './lines';
import type { Comment } from './page';

/** Takes out what a comment says to us: with the comment when it says nothing else, and with its line when that holds nothing else. */
export function removalOf(text: string, comment: Comment, said: Span): Edit {
	const before = withoutMarks(text.slice(comment.body.start, said.start));
	const after = text.slice(said.end, comment.body.end);
	if (before.trim() !== '' || after.trim() !== '') {
		// The comment says more: of a block of several lines this line goes, else what follows the rest.
		const line = lineAt(text, said.start);
		const own = comment.body.start < line.start && withoutMarks(text.slice(line.start, said.start)) === '';
		return own && line.end < comment.body.end
			? { span: { start: line.start, end: nextLine(text, line) }, text: '' }
			: { span: { start: comment.body.start + before.length, end: said.end }, text: '' };
	}
	const { start, end } = comment.span;
	const first = lineAt(text, start);
	const last = lineAt(text, end);
	const alone = text.slice(first.start, start).trim() === '' && text.slice(end, last.end).trim() === '';
	if (alone) {
		return { span: { start: first.start, end: nextLine(text, last) }, text: '' };
	}
	const code = text.slice(first.start, start).trimEnd();
	const blank = code === '' || end === last.end || /\s/.test(text[end] as string) ? '' : ' ';
	const from = code === '' ? start : first.start + code.length;
	return { span: { start: from, end: code === '' ? skipBlanks(text, end) : end }, text: blank };
}

/** Without the blanks and the marks of a comment at its end. */
function withoutMarks(text: string): string {
	let end = text.length;
	while (end > 0 && /[\s#/*!-]/.test(text[end - 1] as string)) {
		end--;
	}
	return text.slice(0, end);
}

function skipBlanks(text: string, at: number): number {
	let end = at;
	while (text[end] === ' ' || text[end] === '\t') {
		end++;
	}
	return end;
}
