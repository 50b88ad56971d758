// One file with those around it that it refers to. Following names is one step without waiting; files are read between.
import type { Expression, Outline } from '../../syntax/shapes';
import { createFlow, type Flow } from '../flow';
import { aliased, aliasFiles } from './aliases';
import type { Library, Module, VariableFile } from './library';
import type { Home, Neighbours } from './neighbours';
import { folderOf, foldersUp, joined, pythonFiles, scriptFiles, scriptsAt } from './paths';
import { variableFiles } from './variables';

/** A chain of imports is followed over this many files. */
const deepestImports = 5;

/** Files that one file may ask for, tried names not counted. */
const mostModules = 40;

/** A module by the name that a file calls it. */
interface Wanted {
	readonly from: string;
	readonly module: string;
	readonly python: boolean;
}

/** What was read so far for one file. */
interface Known {
	/** By folder and name of the module: its path, or null where there is none. */
	readonly paths: Map<string, string | null>;
	readonly modules: Map<string, Module>;
	variables?: readonly VariableFile[];
}

/**
 * What `find` gives for a file when all that its names lead to was read, as far as the limits go.
 * Without a library, or outside its workspace, names end at the file's own borders.
 */
export async function withNeighbours<T>(
	file: { readonly path: string; readonly outline: Outline },
	library: Library | undefined,
	find: (flow: Flow) => T,
	signal?: AbortSignal,
): Promise<T> {
	const root = library?.workspace.rootOf(file.path);
	if (library === undefined || root === undefined) {
		return find(createFlow(file.outline));
	}
	const known: Known = { paths: new Map(), modules: new Map() };
	for (let round = 0; ; ) {
		const pass = createPass(file, known);
		const found = find(pass.flow);
		if (readOn(known)) {
			continue;
		}
		if ((pass.wanted.size === 0 && !pass.variables()) || round === deepestImports) {
			return found;
		}
		for (const [key, wanted] of pass.wanted) {
			known.paths.set(key, await fetched(wanted, root, library, known, signal));
		}
		if (pass.variables()) {
			known.variables = await variablesAround(file.path, root, library);
		}
		signal?.throwIfAborted();
		round++;
	}
}

/** Reads more of the modules that were asked for what was not read of them; whether there were any. */
function readOn({ modules }: Known): boolean {
	let grown = false;
	for (const [path, module] of modules) {
		const more = module.more?.();
		if (more) {
			modules.set(path, more);
			grown = true;
		}
	}
	return grown;
}

async function fetched(
	{ from, module, python }: Wanted,
	root: string,
	library: Library,
	known: Known,
	signal: AbortSignal | undefined,
): Promise<string | null> {
	// A barrel passes on the names of thousands of files, of which each that uses it would try all paths.
	if (known.modules.size >= mostModules) {
		return null;
	}
	const candidates = python
		? pythonFiles(module, folderOf(from), root)
		: [...(await aliasedFiles(module, from, root, library)), ...scriptFiles(module, folderOf(from), root)];
	for (const path of candidates) {
		if (known.modules.size >= mostModules) {
			return null;
		}
		const read = known.modules.get(path) ?? (path === from ? undefined : await library.module(path, signal));
		if (read) {
			known.modules.set(path, read);
			return path;
		}
	}
	return null;
}

/** The files that the nearest compiler settings call `module`. */
async function aliasedFiles(module: string, from: string, root: string, library: Library): Promise<string[]> {
	if (/^\.\.?(?:\/|$)/.test(module) || module.length > 200) {
		return [];
	}
	for (const folder of foldersUp(folderOf(from), root)) {
		for (const name of aliasFiles) {
			const aliases = await library.aliases(`${folder}/${name}`);
			if (aliases) {
				return aliased(module, aliases).flatMap((path) => {
					const at = joined(root, folder, path);
					return at === undefined ? [] : scriptsAt(at);
				});
			}
		}
	}
	return [];
}

async function variablesAround(path: string, root: string, library: Library): Promise<VariableFile[]> {
	const files: VariableFile[] = [];
	for (const folder of foldersUp(folderOf(path), root)) {
		for (const name of variableFiles) {
			const file = await library.variables(`${folder}/${name}`);
			if (file) {
				files.push(file);
			}
		}
	}
	return files;
}

/** One following of names over what was read; what it lacked is in `wanted`. */
function createPass(file: { readonly path: string; readonly outline: Outline }, known: Known) {
	const homes = new WeakMap<Expression, Home>();
	const flows = new Map<string, Home>();
	const wanted = new Map<string, Wanted>();
	const set = new Map<string, Expression>();
	let variablesWanted = false;

	function adopt(expressions: readonly Expression[], home: Home): readonly Expression[] {
		for (const one of expressions) {
			adoptOne(one, home);
		}
		return expressions;
	}

	function adoptOne(expression: Expression, home: Home): void {
		if (homes.has(expression)) {
			return;
		}
		homes.set(expression, home);
		for (const part of partsOf(expression)) {
			adoptOne(part, home);
		}
	}

	function homeAt(path: string): Home | undefined {
		const made = flows.get(path);
		const module = made ? undefined : known.modules.get(path);
		if (!module) {
			return made;
		}
		const home = { path, text: module.text, flow: createFlow(module.outline, neighboursOf(module)) };
		flows.set(path, home);
		return home;
	}

	function neighboursOf({ path, outline }: { path: string; outline: Outline }): Neighbours {
		return {
			module(module) {
				const python = outline.notation === 'python';
				const key = `${folderOf(path)}\n${python ? 'py' : 'js'}\n${module}`;
				const at = known.paths.get(key);
				if (at === undefined) {
					wanted.set(key, { from: path, module, python });
				}
				return at ? homeAt(at) : undefined;
			},
			environment(name) {
				variablesWanted ||= known.variables === undefined;
				const made = set.get(name);
				const place = made ? undefined : variableIn(known.variables ?? [], name);
				if (!place) {
					return made;
				}
				set.set(name, place.expression);
				adoptOne(place.expression, { path: place.file.path, text: place.file.text });
				return place.expression;
			},
			homeOf: (expression) => homes.get(expression),
			adopt,
		};
	}

	const flow = createFlow(file.outline, neighboursOf(file));
	flows.set(file.path, { path: file.path, text: file.outline.text, flow });
	return { flow, wanted, variables: () => variablesWanted };
}

function variableIn(files: readonly VariableFile[], name: string) {
	for (const file of files) {
		const found = file.variables.find((one) => one.name === name);
		if (found) {
			const { span, text } = found;
			const expression: Expression = { kind: 'string', span, content: span, value: text };
			return { file, expression };
		}
	}
	return undefined;
}

function partsOf(expression: Expression): readonly Expression[] {
	switch (expression.kind) {
		case 'template':
			return expression.parts;
		case 'call':
			return [expression.callee, ...expression.arguments.map((one) => one.value)];
		case 'member':
			return [expression.object];
		case 'subscript':
			return [expression.object, expression.index];
		case 'list':
			return expression.items;
		case 'dict':
			return expression.entries.map((one) => one.value);
		case 'either':
			return expression.options;
		default:
			return [];
	}
}
