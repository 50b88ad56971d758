import { append } from '../lists';
import { replaceSteering } from '../printable';
import { type Change, changesBetween } from './lineChanges';

/** Unchanged lines around a change, as diff and git show by default. */
const context = 3;

/**
 * The change from one text to another as `git apply` and `patch` read it; empty where there is none. Lines keep their
 * ends: `\r` is part of the line, and a last line without an end is marked.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
	if (before === after) {
		return '';
	}
	const [old, now] = [linesOf(before), linesOf(after)];
	const hunks = hunksOf(changesBetween(old, now));
	return [
		`--- ${quoted(`a/${path}`)}\n`,
		`+++ ${quoted(`b/${path}`)}\n`,
		...hunks.map((changes) => hunkText(changes, old, now)),
	].join('');
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Changes that are near each other share their context. */
function hunksOf(changes: readonly Change[]): Change[][] {
	const hunks: Change[][] = [];
	for (const change of changes) {
		const last = hunks.at(-1)?.at(-1);
		if (last && change.oldStart - last.oldEnd <= 2 * context) {
			hunks.at(-1)?.push(change);
		} else {
			hunks.push([change]);
		}
	}
	return hunks;
}

function hunkText(changes: readonly Change[], old: readonly string[], now: readonly string[]): string {
	const [first] = changes;
	const last = changes.at(-1);
	if (!first || !last) {
		return '';
	}
	const before = Math.min(context, first.oldStart);
	const behind = Math.min(context, old.length - last.oldEnd);
	const [oldStart, oldEnd] = [first.oldStart - before, last.oldEnd + behind];
	const [newStart, newEnd] = [first.newStart - before, last.newEnd + behind];
	const lines: string[] = [];
	const add = (sign: string, list: readonly string[]) =>
		append(
			lines,
			list.map((line) => signed(sign, line)),
		);
	let at = oldStart;
	for (const change of changes) {
		add(' ', old.slice(at, change.oldStart));
		add('-', old.slice(change.oldStart, change.oldEnd));
		add('+', now.slice(change.newStart, change.newEnd));
		at = change.oldEnd;
	}
	add(' ', old.slice(at, oldEnd));
	return `@@ -${range(oldStart, oldEnd)} +${range(newStart, newEnd)} @@\n${lines.join('')}`;
}

const signed = (sign: string, line: string): string =>
	line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;

/** `12,7`; of one line its number alone, and of none the number of the line before. */
function range(start: number, end: number): string {
	const length = end - start;
	return length === 1 ? `${start + 1}` : `${length === 0 ? start : start + 1},${length}`;
}

/**
 * As git writes names: in quotes those with control characters or quotes, and those with characters that hide or turn the
 * reading direction, so that the name that is read is the one that is written; those with blanks before a tab.
 */
function quoted(name: string): string {
	const marked = name.replace(/["\\]/g, '\\$&').replace(/[\t\n]/g, inOctal);
	const whole = replaceSteering(marked, inOctal);
	return whole !== name ? `"${whole}"` : name.includes(' ') ? `${name}\t` : name;
}

function inOctal(mark: string): string {
	const bytes = [...new TextEncoder().encode(mark)];
	return bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
