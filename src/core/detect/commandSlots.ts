// Where a fix can add a flag to a command, however the command is written.
import type { Slot } from '../reference';
import type { Command } from '../syntax/bash';
import type { Word } from '../syntax/bashWords';

/** The place behind the word that holds `word`, for `flag` and its value. Undefined where no place is safe. */
export function behindWord(text: string, command: Command, word: Word, flag: string): Slot | undefined {
	const spans = command.words.map((one) => one.whole ?? one.span);
	const at = spans.find(({ start, end }) => start <= word.span.start && word.span.end <= end && start < end);
	if (!at) {
		return undefined;
	}
	const behind = { start: at.end, end: at.end };
	switch (command.style) {
		case 'line':
			return { span: behind, before: ` ${flag} `, after: '', notation: 'shell' };
		case 'brackets':
			return { span: behind, before: `, "${flag}=`, after: '"', notation: 'shell' };
		case 'items': {
			const line = text.lastIndexOf('\n', at.start - 1) + 1;
			const dash = /^[ \t]*-[ \t]+$/.exec(text.slice(line, at.start))?.[0];
			const next = text.indexOf('\n', at.end);
			const end = next === -1 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
			const newline = text.includes('\r\n') ? '\r\n' : '\n';
			return dash === undefined
				? undefined
				: { span: { start: end, end }, before: `${newline}${dash}${flag}=`, after: '', notation: 'shell' };
		}
		default:
			return undefined;
	}
}
