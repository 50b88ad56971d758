import { isAlias, isMap, isPair, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';
import { deepestEntries, type Entries, type Entry, type Group } from './entries';

/** Larger YAML files are data. */
export const largestYaml = 600_000;

/**
 * Reads the scalars of all documents of a YAML text. Broken parts are left out; tags (`!ref`, `!new:`) are kept as
 * words; aliases are not followed, since the anchor's own place is read.
 */
export function readYaml(text: string): Entries {
	const groups: Group[] = [];
	// One tab where spaces belong, a duplicate key or an unknown tag must not hide the rest of the file.
	const documents = parseAllDocuments(text, {
		strict: false,
		uniqueKeys: false,
		logLevel: 'silent',
		prettyErrors: false,
	});
	for (const document of Array.isArray(documents) ? documents : []) {
		visit(document.contents, '', [], groups, text);
	}
	return { notation: 'yaml', text, groups };
}

function visit(node: unknown, name: string, path: readonly string[], groups: Group[], text: string): void {
	if (path.length > deepestEntries || !(isMap(node) || isSeq(node))) {
		return;
	}
	const tag = tagOf(node);
	const list = isSeq(node);
	const group: Group = { entries: [], name, ...(tag ? { tag } : {}), flow: node.flow === true, list };
	groups.push(group);
	let item = 0;
	for (const child of node.items as unknown[]) {
		const key = isPair(child) ? child.key : undefined;
		const value = isPair(child) ? child.value : child;
		const own = list ? name : isScalar(key) ? String(key.value) : '';
		const below = list ? path : [...path, own];
		const at = list ? item++ : undefined;
		if (isScalar(value) && !isAlias(value)) {
			const entry = scalar(value, own, below, group, text, at);
			if (entry) {
				const [start, end] = (isScalar(key) && key.range) || [];
				const keySpan = start !== undefined && end !== undefined ? { key: { start, end } } : {};
				group.entries.push({ ...entry, ...keySpan });
			}
		} else {
			visit(value, own, below, groups, text);
		}
	}
}

const tagOf = (node: { tag?: string | undefined }): string | undefined =>
	node.tag?.startsWith('!') ? node.tag : undefined;

function scalar(
	node: Node & { value?: unknown; type?: string },
	name: string,
	path: readonly string[],
	group: Group,
	text: string,
	item: number | undefined,
): Entry | undefined {
	const { value, range, type } = node;
	if (!range || !(value === null || ['string', 'boolean', 'number'].includes(typeof value))) {
		return undefined;
	}
	const [start, end] = range;
	const whole = { start, end };
	const block = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
	const quoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
	const line = block ? text.indexOf('\n', start) + 1 : 0;
	const content = quoted
		? { start: start + 1, end: Math.max(end - 1, start + 1) }
		: block && line > start
			? { start: line, end: Math.max(end, line) }
			: whole;
	const tag = tagOf(node as { tag?: string });
	return {
		name,
		path,
		value: value as Entry['value'],
		content,
		whole,
		block: block || text.slice(start, end).includes('\n'),
		...(item === undefined ? {} : { item }),
		...(tag ? { tag } : {}),
		group,
	};
}
