// pyproject.toml (PEP 621, dependency groups, uv, PDM, Hatch, Poetry) and Pipfile.
import type { Entries, Entry } from '../formats/entries';
import { largestToml, readToml } from '../formats/toml';
import { createLineIndex } from '../report/lineIndex';
import { readRange } from './ranges';
import { readRequirement } from './requirement';
import { mostDeclared, type ProjectFile, type ProjectReader, type Stated, stated } from './stated';

/** Keys whose lists hold requirements; `*` is any one name. */
const lists: readonly string[] = [
	'project dependencies',
	'project optional-dependencies *',
	'dependency-groups *',
	'tool uv dev-dependencies',
	'tool uv constraint-dependencies',
	'tool uv override-dependencies',
	'tool pdm dev-dependencies *',
	'tool hatch envs * dependencies',
	'tool hatch envs * extra-dependencies',
];

/** Tables whose keys are packages. */
const tables: readonly string[] = [
	'tool poetry dependencies',
	'tool poetry dev-dependencies',
	'tool poetry group * dependencies',
];

export const readPyproject: ProjectReader = (file) =>
	readEntries(file, (entry, line) => {
		if (entry.item !== undefined && typeof entry.value === 'string' && isAmong(lists, entry.path)) {
			return readRequirement(entry.value, file.path, line);
		}
		return inTable(tables, entry, line, file.path);
	});

/** Pipfile has Poetry's tables with pip's ranges. */
export const readPipfile: ProjectReader = (file) =>
	readEntries(file, (entry, line) => inTable(['packages', 'dev-packages'], entry, line, file.path));

/** `torch = "^2.1"`, `torch = { version = "^2.1", extras = [] }`, `torch = { git = "https://…" }`. */
function inTable(under: readonly string[], entry: Entry, line: number, path: string): Stated | undefined {
	const { value } = entry;
	if (typeof value !== 'string') {
		return undefined;
	}
	const key = entry.path.at(-1) ?? '';
	if (isAmong(under, entry.path.slice(0, -1))) {
		return key === 'python' ? undefined : stated(key, value, readRange(value), path, line);
	}
	const name = entry.path.at(-2) ?? '';
	if (!isAmong(under, entry.path.slice(0, -2)) || entry.path.length < 3) {
		return undefined;
	}
	return key === 'version'
		? stated(name, value, readRange(value), path, line)
		: key === 'git' || key === 'url' || key === 'path'
			? stated(name, value, [{}], path, line)
			: undefined;
}

function isAmong(patterns: readonly string[], path: readonly string[]): boolean {
	return patterns.some((pattern) => {
		const keys = pattern.split(' ');
		return keys.length === path.length && keys.every((key, at) => key === '*' || key === path[at]);
	});
}

function readEntries(
	{ path, text, note }: ProjectFile,
	read: (entry: Entry, line: number) => Stated | undefined,
): readonly Stated[] {
	if (text.length > largestToml) {
		note(`${path}: ${text.length} characters are more than ${largestToml}; its dependencies were not read.`);
		return [];
	}
	const lines = createLineIndex(text);
	const found: Stated[] = [];
	for (const entry of entriesIn(text).groups.flatMap((group) => group.entries)) {
		const one = read(entry, lines.position(entry.whole.start).line);
		if (one && found.length < mostDeclared) {
			found.push(one);
		}
	}
	return found;
}

/** The entries of a text, also of one that ends within a list: its end is then made up. */
function entriesIn(text: string): Entries {
	for (const end of ['', '\n]', '"\n]']) {
		const entries = readToml(text + end);
		if (entries.groups.some((group) => group.entries.length > 0)) {
			return entries;
		}
	}
	return readToml('');
}
