// The parts of a file that people read: comments, strings of programs, the text of Markdown.
import type { Format } from '../formats';
import { readComponent } from '../formats/component';
import { frontMatterOf } from '../formats/frontMatter';
import { grammarOf } from '../formats/grammarOf';
import { readCell, readNotebook } from '../formats/notebook';
import { placeIn, readCells } from '../formats/notebookCells';
import type { Span } from '../reference';
import type { GrammarName } from '../syntax/grammars';
import { withTree } from '../syntax/trees';
import type { Reading } from './read/reading';

/** Prose in a text, and where that text stands in the file. */
export interface Prose {
	readonly text: string;
	readonly spans: readonly Span[];
	readonly toFile?: (offset: number) => number;
}

/** Nodes that hold prose; what a command of a shell is given is found before. */
const proseNodes: Readonly<Record<GrammarName, readonly string[]>> = {
	python: ['comment', 'string'],
	typescript: ['comment', 'string', 'template_string'],
	tsx: ['comment', 'string', 'template_string', 'jsx_text'],
	javascript: ['comment', 'string', 'template_string', 'jsx_text'],
	bash: ['comment', 'string', 'raw_string'],
};

/** The prose of a file of this format. */
export async function proseIn(format: Format, reading: Reading): Promise<readonly Prose[]> {
	const { text } = reading;
	const grammar = grammarOf[format];
	switch (format) {
		case 'yaml':
		case 'toml':
		case 'dotenv':
		case 'dockerfile':
		case 'requirements':
		case 'makefile':
		case 'modelfile':
			return [{ text, spans: hashComments(text) }];
		case 'markdown':
			return [{ text, spans: [{ start: frontMatterOf(text)?.end ?? 0, end: text.length }] }];
		case 'notebook': {
			const code = readNotebook(text);
			const prose = (readCells(text)?.cells ?? [])
				.filter((cell) => cell.type === 'markdown')
				.map((cell) => ({
					text: cell.text,
					spans: [{ start: 0, end: cell.text.length }],
					toFile: (offset: number) => placeIn(cell.runs, offset),
				}));
			const inCode = code ? await nodesOf('python', { ...reading, text: code.text }) : [];
			return code?.toFile ? [...prose, { text: code.text, spans: inCode, toFile: code.toFile }] : prose;
		}
		case 'cell': {
			const { text: code } = readCell(text);
			return [{ text: code, spans: await nodesOf('python', { ...reading, text: code }) }];
		}
		case 'component': {
			const code = readComponent(text);
			return code ? await proseIn(code.format, { ...reading, text: code.text }) : [];
		}
		default:
			return grammar ? [{ text, spans: await nodesOf(grammar, reading) }] : [];
	}
}

async function nodesOf(name: GrammarName, { text, grammar, signal }: Reading): Promise<Span[]> {
	const spans = withTree(
		text,
		await grammar(name),
		(tree) =>
			tree.rootNode
				.descendantsOfType([...proseNodes[name]])
				.flatMap((node) => (node ? [{ start: node.startIndex, end: node.endIndex }] : [])),
		signal,
	);
	return spans ?? [];
}

/** From `#` to the end of its line, where it stands first or behind a blank. */
function hashComments(text: string): Span[] {
	return Array.from(text.matchAll(/(?:^|[ \t])#[^\r\n]*/gm), (one) => ({
		start: one.index,
		end: one.index + one[0].length,
	}));
}
