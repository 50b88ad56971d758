import * as l10n from '@vscode/l10n';
import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span } from '../reference';
import type { FaultList } from './faults';

/** Characters; what a team decides by hand is never longer. */
const longestPolicy = 1_000_000;
/** Objects and lists in one another that people write by hand. */
const deepest = 32;
/** With more errors than this, no entry can be told to be whole. */
const mostErrors = 100;

/** The tree of a policy file, also of one with errors. */
export interface ParsedPolicy {
	readonly root: Node;
	/** Whether a part of the file may say something else than was meant, for an error in or beside it. */
	broken(part: Span): boolean;
}

/**
 * Reads JSON with comments and commas at the end. Undefined when nothing of it can be used; `list` then says why.
 * @param longest In characters; those of a policy unless given.
 */
export function parsePolicy(
	text: string,
	list: FaultList,
	longest = longestPolicy,
): ParsedPolicy | undefined {
	const top = { start: 0, end: Math.min(text.length, 1) };
	if (text.length > longest) {
		list.add('error', top, '', l10n.t('It is longer than {0} characters and was not read.', longest));
		return undefined;
	}
	// The mark of byte order, as some editors write it.
	const plain = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
	if (isDeep(plain)) {
		const what = l10n.t('Objects and lists are nested deeper than {0} levels; it was not read.', deepest);
		list.add('error', top, '', what);
		return undefined;
	}
	const errors: ParseError[] = [];
	const root = parseTree(plain, errors, { allowTrailingComma: true });
	for (const { error, offset, length } of errors) {
		list.add('error', { start: offset, end: offset + length }, '', inWords(printParseErrorCode(error)));
	}
	if (root?.type !== 'object') {
		if (errors.length === 0 || root) {
			list.add('error', top, '', l10n.t('This file has to be one object: { … }. Nothing of it is used.'));
		}
		return undefined;
	}
	return {
		root,
		broken: ({ start, end }) =>
			errors.length > mostErrors ||
			errors.some(({ offset, length }) => offset <= end && start <= offset + length),
	};
}

/** The numbers of the parser's tokens; its enum cannot be imported by files that are compiled one by one. */
const token = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, end: 17 };

/** Asked before the parser is, which calls itself for each level. */
function isDeep(text: string): boolean {
	const scanner = createScanner(text, true);
	let depth = 0;
	for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
		if (kind === token.openBrace || kind === token.openBracket) {
			depth += 1;
			if (depth > deepest) {
				return true;
			}
		} else if (kind === token.closeBrace || kind === token.closeBracket) {
			depth -= 1;
		}
	}
	return false;
}

function inWords(code: string): string {
	switch (code) {
		case 'PropertyNameExpected':
			return l10n.t('This is no JSON: a key in double quotes is expected here.');
		case 'ValueExpected':
			return l10n.t('This is no JSON: a value is expected here.');
		case 'ColonExpected':
			return l10n.t('This is no JSON: a colon is expected here, between a key and its value.');
		case 'CommaExpected':
			return l10n.t('This is no JSON: a comma is expected before this.');
		case 'CloseBraceExpected':
			return l10n.t('This is no JSON: a closing brace is missing.');
		case 'CloseBracketExpected':
			return l10n.t('This is no JSON: a closing bracket is missing.');
		case 'EndOfFileExpected':
			return l10n.t('This is no JSON: nothing may follow the one object.');
		case 'UnexpectedEndOfString':
			return l10n.t('This is no JSON: the closing quote is missing.');
		case 'UnexpectedEndOfComment':
			return l10n.t('This is no JSON: the comment is not closed.');
		default:
			return l10n.t('This is no JSON: these characters mean nothing here.');
	}
}
