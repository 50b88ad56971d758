// How each format is read. The only place where formats, grammars and tables meet.
import type { Format } from '../formats';
import { readDockerfile } from '../formats/dockerfile';
import { readDotenv } from '../formats/dotenv';
import type { Entries } from '../formats/entries';
import { readJson } from '../formats/json';
import { readNotebook } from '../formats/notebook';
import { largestYaml, readYaml } from '../formats/yaml';
import type { Log } from '../host';
import type { ModelReference, UnknownLoad } from '../model';
import type { GrammarName } from '../syntax/grammars';
import { javascript } from '../syntax/javascript';
import { type Adapter, readOutline } from '../syntax/outline';
import { python } from '../syntax/python';
import { type Grammar, withTree } from '../syntax/trees';
import { findCommands, findVariable } from './commands';
import { findEntries } from './config';
import { commandsIn } from './entryCommands';
import { mayName } from './ids';
import { addFound, type Found } from './loads';
import { createFlow } from './flow';
import { findReferences, inOrder } from './programs';
import { readScripts } from './scripts';
import { inFile } from './shifted';
import { javascriptSignatures } from './signatures/javascript';
import { type SignatureTable, signatureTable } from './signatures/match';
import { pythonSignatures } from './signatures/python';
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
	/** The files around this one, where they may be looked at. */
	readonly library?: Library | undefined;
	/** Collects loads whose model is not known. */
	readonly unknown?: UnknownLoad[];
}

export type Reader = (reading: Reading) => Promise<readonly ModelReference[]>;

const javascriptTable = signatureTable(javascriptSignatures);
const pythonTable = signatureTable(pythonSignatures);
const worthOfScript = worthOfJavaScript(javascriptSignatures);

/** How each format is read. */
export const readers: Readonly<Record<Format, Reader>> = {
	python: program('python', python, pythonTable, worthOfPython(pythonSignatures)),
	typescript: program('typescript', javascript, javascriptTable, worthOfScript),
	tsx: program('tsx', javascript, javascriptTable, worthOfScript),
	javascript: program('javascript', javascript, javascriptTable, worthOfScript),
	yaml: (reading) =>
		reading.text.length > largestYaml ? tooLarge(reading) : config(reading, () => readYaml(reading.text)),
	json: (reading) => config(reading, () => readJson(reading.text)),
	notebook,
	dockerfile,
	shell,
	async dotenv({ text }) {
		const found = new Map<number, Found>();
		for (const { name, value } of readDotenv(text)) {
			findVariable(text, name, value, 'load', found);
		}
		return inOrder(found);
	},
};

function program(name: GrammarName, adapter: Adapter, table: SignatureTable, worth: Worth): Reader {
	return async (reading) => {
		const { text, path, log, signal } = reading;
		if (!worth(text)) {
			return [];
		}
		const grammar = await reading.grammar(name);
		const outline = withTree(
			text,
			grammar,
			(tree) => readOutline(tree, text, grammar, adapter, mayName),
			signal,
		);
		if (outline === undefined) {
			log.info(`${path} was not read: it took too long to parse.`);
			return [];
		}
		const { found, elsewhere, unknown } = await withNeighbours(
			{ path, outline },
			reading.library,
			(flow) => findReferences(outline, flow, table),
			signal,
		);
		reading.unknown?.push(...unknown);
		return inOrder(new Map<number | string, Found>([...found, ...elsewhere]));
	};
}

async function tooLarge({ path, text, log }: Reading): Promise<readonly ModelReference[]> {
	log.info(`${path} was not read: ${text.length} characters are more than ${largestYaml}.`);
	return [];
}

async function config(reading: Reading, read: () => Entries): Promise<readonly ModelReference[]> {
	const { text } = reading;
	const found = new Map<number, Found>();
	let entries: Entries;
	try {
		entries = read();
	} catch (error) {
		// The parsers recurse; nesting made to exhaust the stack ends here.
		if (!(error instanceof RangeError)) {
			throw error;
		}
		reading.log.info(`${reading.path} was not read: it is nested too deeply.`);
		return [];
	}
	const { spans, commands, variables } = commandsIn(entries);
	for (const script of await readScripts(reading, text, spans)) {
		findCommands(text, script, found);
	}
	findCommands(text, { commands, assignments: variables }, found);
	findEntries(entries, found);
	return inOrder(found);
}

async function shell(reading: Reading): Promise<readonly ModelReference[]> {
	const { text } = reading;
	const found = new Map<number, Found>();
	for (const script of await readScripts(reading, text, [{ start: 0, end: text.length }])) {
		findCommands(text, script, found);
		await pythonWithin(reading, script.python, found);
	}
	return inOrder(found);
}

async function dockerfile(reading: Reading): Promise<readonly ModelReference[]> {
	const { text } = reading;
	const found = new Map<number, Found>();
	const { shell, commands, variables } = readDockerfile(text);
	for (const { name, value } of variables) {
		findVariable(text, name, value, 'load', found);
	}
	for (const script of await readScripts(reading, text, shell)) {
		findCommands(text, script, found);
		await pythonWithin(reading, script.python, found);
	}
	for (const words of commands) {
		const span = { start: words[0]?.span.start ?? 0, end: words.at(-1)?.span.end ?? 0 };
		findCommands(text, { commands: [{ words, span }], assignments: [] }, found);
	}
	return inOrder(found);
}

/** Python that a shell command is given: `python -c "…"`, `python - <<EOF`. */
async function pythonWithin(
	{ text, grammar: load, signal }: Reading,
	spans: readonly { start: number; end: number }[],
	found: Map<number, Found>,
): Promise<void> {
	for (const span of spans) {
		const grammar = await load('python');
		const outline = withTree(
			text,
			grammar,
			(tree) => readOutline(tree, text, grammar, python, mayName),
			signal,
			[span],
		);
		if (outline) {
			const inside = findReferences(outline, createFlow(outline), pythonTable).found;
			for (const reference of inside.values()) {
				// Inside another quoting no place is safe to write to.
				addFound(found, { ...reference, loads: reference.loads.map((one) => ({ ...one, slots: {} })) });
			}
		}
	}
}

async function notebook(reading: Reading): Promise<readonly ModelReference[]> {
	let code: ReturnType<typeof readNotebook>;
	try {
		code = readNotebook(reading.text);
	} catch (error) {
		if (!(error instanceof RangeError)) {
			throw error;
		}
		reading.log.info(`${reading.path} was not read: it is nested too deeply.`);
	}
	if (!code) {
		return [];
	}
	const { text, shell, toFile } = code;
	const cells = { ...reading, text };
	const unknown: UnknownLoad[] = [];
	const inPython = await readers.python({ ...cells, unknown });
	reading.unknown?.push(
		...unknown.map(({ span, ...one }) => ({
			...one,
			span: { start: toFile(span.start), end: toFile(span.end) },
		})),
	);
	const found = new Map<number, Found>();
	for (const script of await readScripts(cells, code.shellText, shell)) {
		findCommands(code.shellText, script, found);
	}
	return [...inPython, ...inOrder(found)]
		.map((one) => inFile(one, reading.text, toFile))
		.sort((a, b) => a.span.start - b.span.start);
}
