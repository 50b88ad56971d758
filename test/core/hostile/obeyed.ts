// What a reader of an output would obey, where it should only show.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { csvRows } from '../report/csvRows';
import type { Shown } from './surfaces';

/** As much of it as is used here: the package has no types of its own. */
interface MarkdownToken {
	readonly type: string;
	readonly content: string;
	readonly children: readonly MarkdownToken[] | null;
	attrGet(name: string): string | null;
}
interface MarkdownReader {
	parse(text: string, environment: object): readonly MarkdownToken[];
}

// With raw HTML: the least that any host of Markdown shows.
const MarkdownIt = createRequire(join(process.cwd(), 'package.json'))('markdown-it') as new (options: {
	readonly html: boolean;
	readonly linkify: boolean;
}) => MarkdownReader;
const markdown = new MarkdownIt({ html: true, linkify: false });

/** Controls but for the end of a line, marks of direction, what has no width or ink, halves of characters. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u2800\p{Default_Ignorable_Code_Point}]/u;

/** More than anybody reads, and little enough for every window. */
const longest = { terminal: 60_000, hover: 10_000, markdown: 60_000, csv: 120_000 } as const;
const longestValue = 5000;

/** What of an output its reader would obey, in words; undefined when it shows all of it. */
export function obeyed({ reader, text }: Shown): string | undefined {
	if (typeof text !== 'string') {
		const inOne = (one: string) => inValue(one) ?? (reader === 'list' ? inList(one) : undefined);
		return text.map(inOne).find((fault) => fault !== undefined);
	}
	switch (reader) {
		case 'json':
			return inJson(text);
		case 'csv':
			return tooLong(text, longest.csv) ?? inCsv(text);
		case 'hover':
			return tooLong(text, longest.hover) ?? steering(text) ?? inIcons(text) ?? inMarkdown(text);
		case 'markdown':
			return tooLong(text, longest.markdown) ?? steering(text) ?? inMarkdown(text) ?? mentions(text);
		default:
			return tooLong(text, longest.terminal) ?? steering(text);
	}
}

function tooLong(text: string, most: number): string | undefined {
	return text.length > most ? `${text.length} characters: ${text.slice(0, 80)}` : undefined;
}

function steering(text: string): string | undefined {
	const found = unseen.exec(text);
	return found
		? `U+${found[0].codePointAt(0)?.toString(16)} in ${JSON.stringify(text.slice(Math.max(0, found.index - 60), found.index + 20))}`
		: undefined;
}

function inValue(text: string): string | undefined {
	return tooLong(text, longestValue) ?? steering(text.replaceAll('\n', ' '));
}

/** An editor makes icons and links in its lists and notices, and shows a row as one line. */
function inList(text: string): string | undefined {
	const foreign = /\$\([a-z]|\]\(|\n/i.exec(text);
	return foreign ? `${foreign[0]} in ${text.slice(0, 300)}` : undefined;
}

/** Where a terminal shows it, a text of JSON steers nothing: what is not seen stands there by its number. */
function inJson(text: string): string | undefined {
	JSON.parse(text);
	return steering(text.replaceAll('\t', ' '));
}

function inCsv(text: string): string | undefined {
	for (const cell of csvRows(text).flat()) {
		const fault = /^[=+\-@\t\r]/.test(cell) ? `a formula: ${cell}` : steering(cell);
		if (fault) {
			return fault;
		}
	}
	return undefined;
}

/** Our own icons stand at the start of a line. */
function inIcons(text: string): string | undefined {
	const foreign = /(?<!^)\$\([a-z]/im.exec(
		text.replace(/^\$\((?:check|warning|error|circle-outline|blank)\)/gm, '#'),
	);
	return foreign ? `an icon in ${text.slice(0, 300)}` : undefined;
}

/** Our own links lead to the model's page and to lines of files; our own HTML folds a list, and says what wrote a file. */
const ownLink = /^(?:https:\/\/hub\.test\/org\/name|command:weightwise\.|(?!\/\/)[^:]*#L\d+$)/;
const ownHtml =
	/^<details>\n<summary>(?:[^<>]|<code>[^<>]*<\/code>)*<\/summary>\n?$|^<\/details>\n?$|^<!-- Written from [\w.-]+ beside it\. [^<>]* -->\n?$/;

function inMarkdown(text: string): string | undefined {
	const walk = (tokens: readonly MarkdownToken[]): string | undefined => {
		for (const token of tokens) {
			const address = token.attrGet('href') ?? token.attrGet('src');
			if (token.type === 'image') {
				return `an image of ${address}`;
			}
			if (address !== null && !ownLink.test(address)) {
				return `a link to ${address}`;
			}
			if (token.type.startsWith('html_') && !ownHtml.test(token.content)) {
				return `HTML: ${token.content.slice(0, 200)}`;
			}
			const below = token.children ? walk(token.children) : undefined;
			if (below) {
				return below;
			}
		}
		return undefined;
	};
	// Many hosts make links of bare addresses.
	const bare = /(?:\bwww\.|(?<!\]\()\b(?:https?|command|vscode):)[/a-z]\w*/i.exec(
		text.replace(/(`+)[^`]*?\1/g, ''),
	);
	return bare ? `a link to ${bare[0]}` : walk(markdown.parse(text, {}));
}

/** Hosts of pull requests call people and lead to issues that a text names, past all escapes; some obey lines. */
function mentions(text: string): string | undefined {
	const plain = text.replace(/(`+)[^`]*?\1|<code>[^<]*<\/code>/g, '').replace(/\\(?=[^\w\s])/g, '');
	const found = /(?<![\w`])@[a-z]\w+|(?<!&)[#!]\d|\bGH-\d|^\/[a-z]+/im.exec(plain);
	return found ? `a mention: ${found[0]}` : undefined;
}
