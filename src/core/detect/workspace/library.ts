import { LRUCache } from 'lru-cache';
import { type Format, formatOf } from '../../formats';
import type { Span } from '../../reference';
import type { Adapter } from '../../syntax/adapter';
import type { GrammarName } from '../../syntax/grammars';
import { javascript } from '../../syntax/javascript';
import { readOutline } from '../../syntax/outline';
import { python } from '../../syntax/python';
import type { Outline, Region } from '../../syntax/shapes';
import { type Grammar, withTree } from '../../syntax/trees';
import { readStrings } from '../pythonStrings';
import { type Slices, slicesOf } from '../slices';
import { type Aliases, aliasesIn } from './aliases';
import { type Variable, variablesIn } from './variables';
import { largestNeighbour, type Workspace } from './workspace';

/** A module that was read. */
export interface Module {
	readonly path: string;
	readonly text: string;
	readonly outline: Outline;
	/** The module with more of it read, when its outline was asked for what was not; undefined when nothing lacks. */
	more?(): Module | undefined;
}

/** A file that sets variables of the environment. */
export interface VariableFile {
	readonly path: string;
	readonly text: string;
	readonly variables: readonly Variable[];
}

/** The files of a workspace that others refer to, each read once per version. A file that cannot be read is not there. */
export interface Library {
	readonly workspace: Workspace;
	module(path: string, signal?: AbortSignal): Promise<Module | undefined>;
	variables(path: string): Promise<VariableFile | undefined>;
	/** What a compiler's settings at `path` say of modules' names. */
	aliases(path: string): Promise<Aliases | undefined>;
}

const programs: Readonly<
	Partial<Record<Format, { readonly grammar: GrammarName; readonly adapter: Adapter }>>
> = {
	python: { grammar: 'python', adapter: python },
	typescript: { grammar: 'typescript', adapter: javascript },
	tsx: { grammar: 'tsx', adapter: javascript },
	javascript: { grammar: 'javascript', adapter: javascript },
};

type Program = NonNullable<(typeof programs)[Format]>;

/**
 * Reads a module: of a Python program what runs when it is imported, and later what is asked for. `keep` is told of
 * each state of it. Undefined when it takes too long to parse.
 */
function readModule(
	{ path, text }: Pick<Module, 'path' | 'text'>,
	grammar: Grammar,
	{ adapter, grammar: name }: Program,
	keep: (module: Module) => void,
): Module | undefined {
	const slices = name === 'python' ? slicesOfModule(text) : undefined;
	// Which of its literals stand under a model's name is asked where the file itself is looked at. No signal: whoever
	// asks for more later is not the one who asked first.
	const outlined = (within?: readonly Span[], module?: Region) =>
		withTree(
			text,
			grammar,
			(tree) =>
				within && tree.rootNode.hasError
					? undefined
					: readOutline(tree, text, grammar, adapter, () => false, { module }),
			undefined,
			within,
		);
	let current: Module | undefined;
	const read = (): Module | undefined => {
		const outline = slices?.read(outlined) ?? outlined();
		if (!outline) {
			return undefined;
		}
		const module: Module = {
			path,
			text,
			outline,
			// Another file may have asked for more meanwhile.
			more() {
				if (slices?.grow()) {
					current = read();
				}
				return current === module ? undefined : current;
			},
		};
		keep(module);
		return module;
	};
	current = read();
	return current;
}

function slicesOfModule(text: string): Slices | undefined {
	const strings = readStrings(text);
	return strings && slicesOf(text, [], { ...strings, isCalled: () => true });
}

/** Characters of source whose outlines are kept; an outline takes some twenty times as many bytes. */
const mostKept = 2_000_000;

export function createLibrary(
	workspace: Workspace,
	grammar: (name: GrammarName) => Promise<Grammar>,
): Library {
	const sized = <T extends { readonly file: { readonly text: string } }>({ file }: T) => file.text.length + 1;
	const modules = new LRUCache<string, { readonly version: string; readonly file: Module }>({
		maxSize: mostKept,
		sizeCalculation: sized,
	});
	const settings = new LRUCache<string, { readonly version: string; readonly file: VariableFile }>({
		maxSize: mostKept,
		sizeCalculation: sized,
	});

	const compilers = new LRUCache<string, { readonly version: string; readonly found: Aliases | null }>({
		max: 200,
	});

	async function read(path: string) {
		const file = await workspace.read(path);
		return file && file.text.length <= largestNeighbour && !file.text.includes('\0') ? file : undefined;
	}

	return {
		workspace,
		async module(path, signal) {
			const format = formatOf(path);
			const program = format && programs[format];
			const file = program ? await read(path) : undefined;
			signal?.throwIfAborted();
			if (!program || !file) {
				return undefined;
			}
			const known = modules.get(path);
			if (known?.version === file.version) {
				return known.file;
			}
			const { text, version } = file;
			const loaded = await grammar(program.grammar);
			signal?.throwIfAborted();
			return readModule({ path, text }, loaded, program, (file) => {
				modules.set(path, { version, file });
			});
		},
		async aliases(path) {
			const file = await read(path);
			if (!file) {
				return undefined;
			}
			const known = compilers.get(path);
			const found = known?.version === file.version ? known.found : (aliasesIn(file.text) ?? null);
			compilers.set(path, { version: file.version, found });
			return found ?? undefined;
		},
		async variables(path) {
			const file = await read(path);
			if (!file) {
				return undefined;
			}
			const known = settings.get(path);
			if (known?.version === file.version) {
				return known.file;
			}
			const found = { path, text: file.text, variables: variablesIn(path, file.text) };
			settings.set(path, { version: file.version, file: found });
			return found;
		},
	};
}
