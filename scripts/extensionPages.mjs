// The pages as they ship in the extension. Its README is made from that of the repository by marks in it:
//   <!-- checkout --> … <!-- /checkout -->   is for who has a clone, and does not ship
//   <!-- extension … -->                     is for who has installed it; elsewhere it is a comment, which nobody sees
import { posix } from 'node:path';
import { Problem } from './terminal.mjs';

const isAddress = (/** @type {string} */ target) => /^[a-z][a-z+.-]*:/i.test(target);
const isAnchor = (/** @type {string} */ target) => target.startsWith('#');

/**
 * Leaves out what is for a clone, and brings out what is for the extension.
 * @param {string} text @param {string} page where it stands, for the sentence on a mark without its other half
 * @returns {string}
 */
function markedFor(text, page) {
	const chosen = text
		.replace(/<!-- checkout -->\n?[\s\S]*?<!-- \/checkout -->\n?/g, (all) => (all.endsWith('\n') ? '\n' : ''))
		.replace(/<!-- extension\n([\s\S]*?)-->\n?/g, '$1')
		.replace(/\n{3,}/g, '\n\n');
	const [left] = /<!-- \/?(?:checkout|extension)\b.*/.exec(chosen) ?? [];
	if (left !== undefined) {
		throw new Problem(`${page} has a mark without its other half: ${left}`);
	}
	return chosen;
}

/**
 * VS Code shows this page by itself: it follows addresses only, and reads no files that ship beside it. Where the manifest
 * names a repository, vsce makes addresses of what is relative, but not within `<picture>`.
 * @param {string} text README.md @param {boolean} rewritten whether the manifest names a repository
 * @returns {string}
 */
export function extensionReadme(text, rewritten) {
	const chosen = markedFor(text, 'README.md').replace(
		/<picture>[\s\S]*?<img ([^>]*)>\s*<\/picture>/g,
		(_, attributes) => {
			const value = (/** @type {string} */ name) =>
				new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
			return `![${value('alt')}](${value('src')})`;
		},
	);
	const shown = rewritten ? chosen : withoutRelative(chosen);
	return shown.replace(/\n{3,}/g, '\n\n');
}

/** What is not code or emphasised already. @param {string} words */
const asTitle = (words) => (/[`*]/.test(words) ? words : `*${words}*`);

/** Relative pictures are left out, and of relative links the words stay, as titles. @param {string} text */
function withoutRelative(text) {
	return text
		.replace(/!\[[^\]]*\]\(([^)\s]+)\)/g, (all, target) => (isAddress(target) ? all : ''))
		.replace(/\[([^\]]*)\]\(([^)\s]+)\)/g, (all, words, target) =>
			isAddress(target) || isAnchor(target) ? all : asTitle(words),
		);
}

/**
 * A page that lies beside others in the installed extension, so that its links lead somewhere; pictures that do not ship
 * are left out.
 * @param {string} page relative to the root, with `/` @param {string} text @param {readonly string[]} files what ships
 * @returns {string}
 */
export function extensionPage(page, text, files) {
	return markedFor(text, page).replace(/!\[[^\]]*\]\(([^)\s]+)\)\n*/g, (all, target) =>
		isAddress(target) || files.includes(posix.join(posix.dirname(page), target)) ? all : '',
	);
}
