// How each format is read. The only place where formats, grammars and tables meet.
import type { Tree } from 'web-tree-sitter';
import type { Format } from '../formats';
import { readDockerfile } from '../formats/dockerfile';
import { readDotenv } from '../formats/dotenv';
import type { Entries } from '../formats/entries';
import { frontMatterOf } from '../formats/frontMatter';
import { readJson } from '../formats/json';
import { readMakefile } from '../formats/makefile';
import { type NotebookCode, readCell, readNotebook } from '../formats/notebook';
import { largestToml, readToml } from '../formats/toml';
import { largestYaml, readYaml } from '../formats/yaml';
import type { Log } from '../host';
import type { ModelReference, Span, UnknownLoad } from '../model';
import type { Script } from '../syntax/bash';
import type { GrammarName } from '../syntax/grammars';
import { javascript } from '../syntax/javascript';
import type { KeptTree } from '../syntax/keptTrees';
import { type Adapter, readOutline } from '../syntax/outline';
import { python } from '../syntax/python';
import { type Grammar, withTree } from '../syntax/trees';
import { findCard } from './cards';
import { findCommands } from './commands';
import { findEntries } from './config';
import { findModelfile } from './modelfiles';
import { type Embedded, embeddedIn, filesOf, jsonValues } from './embedded';
import { commandsIn, documentsIn } from './entryCommands';
import { mayName } from './spellings';
import { addFound, type Found } from './loads';
import { type CommandLines, commandLines, isCommandPlace, mayStart } from './programCommands';
import { findReferences, inOrder } from './programs';
import { readScripts } from './scripts';
import { inFile } from './shifted';
import { javascriptSignatures } from './signatures/javascript';
import type { SignatureTable } from './signatures/match';
import { pythonSignatures } from './signatures/python';
import { javascriptTable, pythonTable } from './signatures/tables';
import { findWheels } from './wheels';
import { withNeighbours } from './workspace/around';
import type { Library } from './workspace/library';
import { type Worth, worthOfJavaScript, worthOfPython } from './worth';

/** What a format's reader is given. */
export interface Reading {
	readonly text: string;
	readonly path: string;
	readonly grammar: (name: GrammarName) => Promise<Grammar>;
	readonly log: Log;
	readonly signal: AbortSignal | undefined;
	/** Of a text that is being edited: the tree of the version before. */
	readonly kept?: KeptTree | undefined;
	/** The files around this one, where they may be looked at. */
	readonly library?: Library | undefined;
	/** Collects loads whose model is not known. */
	readonly unknown?: UnknownLoad[];
	/** The text that this one stands in. */
	readonly around?: string;
	/** How many texts this one stands in. */
	readonly depth?: number;
}

/** A script in a configuration file that writes a configuration file: deeper is made to confuse. */
const deepestText = 3;

export type Reader = (reading: Reading) => Promise<readonly ModelReference[]>;

const worthOfScript = worthOfJavaScript(javascriptSignatures);

/** How each format is read. */
export const readers: Readonly<Record<Format, Reader>> = {
	python: program('python', python, pythonTable, worthOfPython(pythonSignatures)),
	typescript: program('typescript', javascript, javascriptTable, worthOfScript),
	tsx: program('tsx', javascript, javascriptTable, worthOfScript),
	javascript: program('javascript', javascript, javascriptTable, worthOfScript),
	yaml: (reading) =>
		reading.text.length > largestYaml ? tooLarge(reading, largestYaml) : config(reading, readYaml),
	json: (reading) => config(reading, readJson),
	toml: (reading) =>
		reading.text.length > largestToml ? tooLarge(reading, largestToml) : config(reading, readToml),
	notebook: notebookOf(readNotebook),
	cell: notebookOf(readCell),
	dockerfile,
	shell,
	async dotenv(reading) {
		const { text } = reading;
		const found = new Map<number, Found>();
		const assignments = readDotenv(text);
		await readEmbedded(reading, jsonValues(assignments, text), found);
		findCommands(text, { commands: [], assignments }, found);
		return inOrder(found);
	},
	async requirements({ text }) {
		const found = new Map<number, Found>();
		findWheels(text, found);
		return inOrder(found);
	},
	async makefile(reading) {
		const { text, shell, variables } = readMakefile(reading.text);
		const found = new Map<number, Found>();
		for (const script of await readScripts(reading, text, shell)) {
			findCommands(text, script, found, variables);
		}
		findCommands(text, { commands: [], assignments: variables }, found);
		return inOrder(found);
	},
	async modelfile({ text }) {
		const found = new Map<number, Found>();
		findModelfile(text, found);
		return inOrder(found);
	},
	manifest: (reading) => config(reading, scriptsOf),
	markdown,
};

/** Of a package's manifest only the scripts are run. */
function scriptsOf(text: string): Entries {
	const entries = readJson(text);
	return {
		...entries,
		groups: entries.groups.filter(({ name, parent }) => name === 'scripts' && !parent?.parent),
	};
}

function program(name: GrammarName, adapter: Adapter, table: () => SignatureTable, worth: Worth): Reader {
	return async (reading) => {
		const { text, path, log, signal } = reading;
		if (!worth(text) && !mayStart(text)) {
			return [];
		}
		const grammar = await reading.grammar(name);
		const read = (tree: Tree) => readOutline(tree, text, grammar, adapter, mayName);
		const kept = reading.depth ? undefined : reading.kept;
		const outline = kept?.with(text, grammar, read, signal) ?? withTree(text, grammar, read, signal);
		if (outline === undefined) {
			log.info(`${path} was not read: it took too long to parse.`);
			return [];
		}
		// A program within another text is a few lines, which import nothing of the workspace.
		const library = reading.depth ? undefined : reading.library;
		let lines: CommandLines = { commands: [], texts: [] };
		const { found, elsewhere, unknown } = await withNeighbours(
			{ path, outline },
			library,
			(flow) => {
				lines = commandLines(outline, flow);
				return findReferences(outline, flow, table());
			},
			signal,
		);
		const texts = [
			...lines.texts,
			...outline.places.filter(isCommandPlace).map(({ literal }) => literal.content),
		];
		for (const script of await readScripts(reading, text, texts)) {
			findCommands(text, withoutStyle(script), found);
		}
		findCommands(text, { commands: lines.commands, assignments: [] }, found);
		reading.unknown?.push(...unknown);
		return inOrder(new Map<number | string, Found>([...found, ...elsewhere]));
	};
}

/** A command in a string of a program has no place that is safe to write to: quotes may end it. */
function withoutStyle({ commands, assignments }: Script): Script {
	return { commands: commands.map(({ style: _, ...command }) => command), assignments };
}

async function tooLarge({ path, text, log }: Reading, most: number): Promise<readonly ModelReference[]> {
	log.info(`${path} was not read: ${text.length} characters are more than ${most}.`);
	return [];
}

/** What `read` makes of a text; undefined when its nesting exhausts the stack, which the parsers recurse on. */
function unlessDeep<T>({ path, log }: Reading, read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof RangeError)) {
			throw error;
		}
		log.info(`${path} was not read: it is nested too deeply.`);
		return undefined;
	}
}

async function config(reading: Reading, read: (text: string) => Entries): Promise<readonly ModelReference[]> {
	const { text } = reading;
	const found = new Map<number, Found>();
	const entries = unlessDeep(reading, () => read(text));
	if (entries === undefined) {
		return [];
	}
	const { texts, commands, variables } = commandsIn(entries);
	for (const { span, folded, words } of texts) {
		const lines = folded ? unfolded(text, span) : text;
		const ahead = words.map((word) => word.text);
		for (const script of await readScripts(reading, lines, [span], ahead)) {
			findCommands(text, script, found, variables);
			await readEmbedded(reading, embeddedIn(lines, script), found);
		}
	}
	findCommands(text, { commands, assignments: variables }, found);
	await readEmbedded(reading, documentsIn(entries), found);
	findEntries(entries, found, reading.around ?? text);
	findWheels(text, found);
	return inOrder(found);
}

/** Single line ends of a folded text as the blanks that they stand for. */
function unfolded(text: string, { start, end }: Span): string {
	const body = text.slice(start, end).replace(/\r?\n(?![ \t]*\r?\n)/g, (ends) => ' '.repeat(ends.length));
	return text.slice(0, start) + body + text.slice(end);
}

async function shell(reading: Reading): Promise<readonly ModelReference[]> {
	const { text } = reading;
	const found = new Map<number, Found>();
	for (const script of await readScripts(reading, text, [{ start: 0, end: text.length }])) {
		await readEmbedded(reading, embeddedIn(text, script), found);
		findCommands(text, script, found);
	}
	return inOrder(found);
}

async function dockerfile(reading: Reading): Promise<readonly ModelReference[]> {
	const found = new Map<number, Found>();
	const { text, shell, files, commands, variables } = readDockerfile(reading.text);
	for (const script of await readScripts(reading, text, shell)) {
		await readEmbedded(reading, embeddedIn(text, script), found);
		findCommands(text, script, found, variables);
	}
	for (const words of commands) {
		const span = { start: words[0]?.span.start ?? 0, end: words.at(-1)?.span.end ?? 0 };
		findCommands(text, { commands: [{ words, span, style: 'brackets' }], assignments: [] }, found, variables);
	}
	await readEmbedded(reading, filesOf(files, text), found);
	findCommands(text, { commands: [], assignments: variables }, found);
	return inOrder(found);
}

/** Reads texts inside the text. What is found there has no slots: inside another quoting no place is safe. */
async function readEmbedded(
	reading: Reading,
	pieces: readonly Embedded[],
	found: Map<number, Found>,
): Promise<void> {
	const depth = (reading.depth ?? 0) + 1;
	for (const { format, span, text } of depth > deepestText ? [] : pieces) {
		const inside = await readers[format]({ ...reading, text, depth, around: reading.around ?? reading.text });
		for (const reference of inside) {
			const placed = inFile(reference, reading.text, (offset) => span.start + offset);
			addFound(found, { ...placed, loads: [...placed.loads] });
		}
	}
}

/** A notebook's code, and the lines in it that a shell reads. */
function notebookOf(read: (text: string) => NotebookCode | undefined): Reader {
	return async (reading) => {
		const code = unlessDeep(reading, () => read(reading.text));
		if (!code) {
			return [];
		}
		const { text, shell, toFile } = code;
		const cells = { ...reading, text: code.shellText };
		const found = new Map<number, Found>();
		for (const script of await readScripts(cells, code.shellText, shell)) {
			await readEmbedded(cells, embeddedIn(code.shellText, script), found);
			findCommands(code.shellText, script, found);
		}
		await readEmbedded(cells, filesOf(code.files, code.shellText), found);
		const unknown: UnknownLoad[] = [];
		const inPython = await readers.python({ ...reading, text, unknown });
		reading.unknown?.push(
			...unknown.map(({ span: { start, end }, ...one }) => ({
				...one,
				span: toFile ? { start: toFile(start), end: toFile(end) } : { start, end },
			})),
		);
		const all = [...inPython, ...inOrder(found)];
		return (toFile ? all.map((one) => inFile(one, reading.text, toFile)) : all).sort(
			(a, b) => a.span.start - b.span.start,
		);
	};
}

/** Of a Markdown file only its front matter speaks to programs. */
async function markdown(reading: Reading): Promise<readonly ModelReference[]> {
	const front = frontMatterOf(reading.text);
	const text = front && reading.text.slice(front.start, front.end);
	const entries = text === undefined ? undefined : unlessDeep(reading, () => readYaml(text));
	const found = new Map<number, Found>();
	if (entries) {
		findCard(entries, found);
	}
	const start = front?.start ?? 0;
	return inOrder(found).map((one) => inFile(one, reading.text, (offset) => start + offset));
}
