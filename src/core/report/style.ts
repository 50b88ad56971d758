import * as l10n from '@vscode/l10n';
import { cutAfter, printable } from '../printable';

/** How facts are set in an output. Whatever comes from a hub or a file goes through one of these. */
export interface Style {
	/** A name as written: an id, a file, a commit. */
	code(text: string): string;
	/** Words of others. */
	words(text: string): string;
	/** Our own words, leading to an address. */
	link(title: string, address: string): string;
	strong(text: string): string;
	/** The sign of a line's state, or what stands in its place before a fact beside. */
	mark(mark: Mark): string;
}

/** `✓` fits, `!` look, `✕` against it, `○` not stated, `≠` contradictory; blank: a fact beside. */
export type Mark = '✓' | '!' | '✕' | '○' | '≠' | ' ';

/** The editor's own icons, which follow its theme; each has a shape of its own, since colour alone tells nothing. */
const icons: Readonly<Record<Mark, string>> = {
	'✓': 'check',
	'!': 'warning',
	'✕': 'error',
	'○': 'question',
	'≠': 'git-compare',
	' ': 'blank',
};

/** Longer names than this are cut; no line of ours needs more of them. */
const longest = 160;

/** Markdown without HTML, in which foreign text can neither format, link nor show an image. */
export const markdownStyle: Style = {
	code(text) {
		const plain = withoutIcons(oneLine(text));
		if (plain === '') {
			return '';
		}
		// A code span ends at a run of as many backticks as it began with.
		const runs = [...plain.matchAll(/`+/g)].map(([run]) => run.length);
		const fence = '`'.repeat(Math.max(0, ...runs) + 1);
		return fence.length === 1 ? `\`${plain}\`` : `${fence} ${plain} ${fence}`;
	},
	words: (text) => withoutIcons(escapeMarkdown(oneLine(text))),
	link: (title, address) => {
		const safe = safeAddress(address);
		return safe === undefined ? escapeMarkdown(title) : `[${escapeMarkdown(title)}](${safe})`;
	},
	strong: (text) => `**${text}**`,
	mark: (mark) => `$(${icons[mark]})`,
};

/** For a terminal: the same words, no marks, and nothing that a terminal would obey. */
export const plainStyle: Style = {
	code: oneLine,
	words: oneLine,
	link: (title, address) => (/^https?:/i.test(address) ? l10n.t('{0}: {1}', title, oneLine(address)) : title),
	strong: (text) => text,
	mark: (mark) => mark,
};

/** Of a name or a phrase from elsewhere: `printable`, and cut where it is too long. */
export function oneLine(text: string): string {
	const clean = printable(text.length > 4 * longest ? text.slice(0, 4 * longest) : text);
	return clean.length > longest ? cutAfter(clean, longest - 1) : clean;
}

/**
 * Text of others must not show as an icon of the editor: `$(check)` would vouch for it. A blank is put between the
 * marks, because what an escape becomes depends on what stands around it.
 */
function withoutIcons(text: string): string {
	return text.replaceAll('$(', '$ (');
}

/**
 * Foreign text inside a line of ours, where it can neither format nor link. What means nothing there stays as it is, as
 * it is read without being drawn as well: marks of a line's start, `_` within a word, `!` where no bracket of ours can
 * follow. Addresses become links by themselves in many readers, so that their marks are escaped too: a colon
 * that something other than a blank or a number follows.
 */
export function escapeMarkdown(text: string): string {
	return text.replace(
		/[\\`*[\]<>~&@|]|!$|:(?=[^\s\d])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<=\bwww)\./giu,
		'\\$&',
	);
}

/** An address for a Markdown link; only the web and the editor's commands, which the caller trusts or does not. */
function safeAddress(address: string): string | undefined {
	if (!/^(?:https?|command):/i.test(address)) {
		return undefined;
	}
	const encoded = {
		'(': '%28',
		')': '%29',
		'<': '%3C',
		'>': '%3E',
		'\\': '%5C',
		'"': '%22',
		"'": '%27',
		'`': '%60',
	};
	return address.replace(/[()<>\\"'`]|[\s\p{Cc}\p{Cf}]/gu, (mark) =>
		Object.hasOwn(encoded, mark) ? encoded[mark as keyof typeof encoded] : encodeURIComponent(mark),
	);
}
