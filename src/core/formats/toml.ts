import type { AST } from 'toml-eslint-parser';
import { ParseError, parseTOML } from 'toml-eslint-parser';
import { deepestEntries, type Entries, type Entry, type Group } from './entries';

/** Larger TOML files are data (lock files among them). */
export const largestToml = 400_000;

/** Characters that are parsed in all; each error costs one more round. */
const mostParsed = 1_200_000;

/** Reads the scalars of a TOML text. A line that cannot be read is left out, and the rest is read. */
export function readToml(text: string): Entries {
	const groups: Group[] = [];
	const program = parsePatiently(text);
	for (const table of program ? program.body : []) {
		const root = newGroup('', false, false, undefined, groups);
		for (const node of table.body) {
			if (node.type === 'TOMLTable') {
				const path = node.key.keys.map(keyName);
				const group = newGroup(path.at(-1) ?? '', false, false, root, groups);
				for (const pair of node.body) {
					readPair(pair, path, group, groups);
				}
			} else {
				readPair(node, [], root, groups);
			}
		}
	}
	return { notation: 'json', equals: ' = ', text, groups };
}

/** The parser stops at the first error: the line of the error is blanked out, and it begins again. */
function parsePatiently(text: string): AST.TOMLProgram | undefined {
	let left = text;
	for (let parsed = text.length; ; parsed += text.length) {
		try {
			return parseTOML(left);
		} catch (error) {
			if (!(error instanceof ParseError)) {
				throw error;
			}
			const start = left.lastIndexOf('\n', Math.min(error.index, left.length) - 1) + 1;
			const next = left.indexOf('\n', start);
			const end = next === -1 ? left.length : next;
			const line = left.slice(start, end);
			if (parsed > 2 * mostParsed) {
				return undefined;
			}
			// Nothing to take out, or too many errors: what stands before this one is kept.
			const enough = parsed > mostParsed || line.trim() === '';
			parsed = enough ? 2 * mostParsed : parsed;
			left = left.slice(0, start) + (enough ? '' : line.replace(/[^\r]/g, ' ') + left.slice(end));
		}
	}
}

function newGroup(
	name: string,
	flow: boolean,
	list: boolean,
	parent: Group | undefined,
	groups: Group[],
): Group {
	const group: Group = { entries: [], name, flow, list, ...(parent ? { parent } : {}) };
	groups.push(group);
	return group;
}

const keyName = (key: AST.TOMLBare | AST.TOMLQuoted): string =>
	key.type === 'TOMLBare' ? key.name : key.value;

function readPair(
	{ key, value }: AST.TOMLKeyValue,
	above: readonly string[],
	group: Group,
	groups: Group[],
): void {
	const names = key.keys.map(keyName);
	const path = [...above, ...names];
	if (path.length > deepestEntries) {
		return;
	}
	const own = tableOf(names.slice(0, -1), group, groups);
	const entry = readValue(value, path.at(-1) ?? '', path, own, groups, undefined);
	if (entry) {
		own.entries.push({ ...entry, key: { start: key.range[0], end: key.range[1] } });
	}
}

// A table of thousands of dotted keys must not be searched for each.
const dotted = new WeakMap<Group, Map<string, Group>>();

/** The table that the names before the last one of a dotted key say: `serve` of `serve.model_id`, below `group`. */
function tableOf(names: readonly string[], group: Group, groups: Group[]): Group {
	let table = group;
	for (const name of names) {
		const tables = dotted.get(table) ?? new Map<string, Group>();
		dotted.set(table, tables);
		const inner = tables.get(name) ?? newGroup(name, group.flow, false, table, groups);
		tables.set(name, inner);
		table = inner;
	}
	return table;
}

/** The entry of a scalar; the scalars below a list or table go to groups of their own. */
function readValue(
	node: AST.TOMLContentNode,
	name: string,
	path: readonly string[],
	group: Group,
	groups: Group[],
	item: number | undefined,
): Entry | undefined {
	const [start, end] = node.range;
	if (node.type === 'TOMLArray') {
		const list = newGroup(name, true, true, group, groups);
		node.elements.forEach((element, at) => {
			const entry = readValue(element, name, path, list, groups, at);
			if (entry) {
				list.entries.push(entry);
			}
		});
		return undefined;
	}
	if (node.type === 'TOMLInlineTable') {
		const table = newGroup(name, true, false, group, groups);
		for (const pair of node.body) {
			readPair(pair, path, table, groups);
		}
		return undefined;
	}
	const text = node.kind === 'string';
	const inner = text ? (node.multiline ? 3 : 1) : 0;
	return {
		name,
		path,
		value: text || node.kind === 'boolean' ? node.value : node.kind === 'integer' ? Number(node.value) : null,
		content: { start: start + inner, end: Math.max(end - inner, start + inner) },
		whole: { start, end },
		block: text && node.multiline,
		...(item === undefined ? {} : { item }),
		group,
	};
}
