import { isAlias, isMap, isPair, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';
import { append, leastOf } from '../lists';
import type { Span } from '../reference';
import { deepestEntries, type Entries, type Entry, type Group } from './entries';
import { nestsTooDeeply } from './yamlNesting';

/** Larger YAML files are data. */
export const largestYaml = 600_000;

/** Entries that aliases bring in; a text made of aliases to aliases must not become a large one here. */
const mostBrought = 2_000;

interface Reading {
	readonly text: string;
	readonly groups: Group[];
	/** What an alias means is the last anchor of that name before it. */
	readonly anchors: Map<string, unknown>;
	/** The group that a mapping became. */
	readonly read: Map<unknown, Group>;
	brought: number;
}

/**
 * Reads the scalars of all documents of a YAML text. Broken parts are left out; tags (`!ref`, `!new:`) are kept as
 * words. A scalar under `*alias` and the scalars that `<<: *alias` merges are entries where they are brought to, with
 * the places of the anchor.
 */
export function readYaml(text: string): Entries {
	const groups: Group[] = [];
	if (nestsTooDeeply(text)) {
		return { notation: 'yaml', equals: ': ', text, groups };
	}
	// One tab where spaces belong, a duplicate key or an unknown tag must not hide the rest of the file.
	const documents = parseAllDocuments(text, {
		strict: false,
		uniqueKeys: false,
		logLevel: 'silent',
		prettyErrors: false,
	});
	const errors: number[] = [];
	for (const document of Array.isArray(documents) ? documents : []) {
		append(
			errors,
			document.errors.map(({ pos }) => pos[0]),
		);
		const reading: Reading = { text, groups, anchors: new Map(), read: new Map(), brought: 0 };
		visit(document.contents, '', [], reading, undefined);
	}
	// A template is YAML only once it is filled in.
	const isBroken = errors.length > 0 && !/\{\{|\{%/.test(text);
	return {
		notation: 'yaml',
		equals: ': ',
		text,
		groups,
		...(isBroken ? { brokenAt: leastOf(errors) } : {}),
	};
}

function visit(
	node: unknown,
	name: string,
	path: readonly string[],
	reading: Reading,
	parent: Group | undefined,
	at?: Span,
): void {
	if (path.length > deepestEntries || !(isMap(node) || isSeq(node))) {
		return;
	}
	const tag = tagOf(node);
	const list = isSeq(node);
	const group: Group = {
		entries: [],
		name,
		...(at ? { key: at } : {}),
		...(tag ? { tag } : {}),
		flow: node.flow === true,
		list,
		...(parent ? { parent } : {}),
	};
	reading.groups.push(group);
	reading.read.set(node, group);
	if (node.anchor) {
		reading.anchors.set(node.anchor, node);
	}
	const merged: { of: unknown; at: Span }[] = [];
	let item = 0;
	for (const child of node.items as unknown[]) {
		const key = isPair(child) ? child.key : undefined;
		const value = isPair(child) ? child.value : child;
		const own = list ? name : isScalar(key) ? String(key.value) : '';
		const below = list ? path : [...path, own];
		const place = list ? item++ : undefined;
		const [start, end] = (isScalar(key) && key.range) || [];
		const keySpan: { key?: Span } = start !== undefined && end !== undefined ? { key: { start, end } } : {};
		if (own === '<<' && !list) {
			for (const one of isSeq(value) ? (value.items as unknown[]) : [value]) {
				const span = isAlias(one) ? spanOf(one) : undefined;
				if (isAlias(one) && span) {
					merged.push({ of: reading.anchors.get(one.source), at: span });
				}
			}
		} else if (isAlias(value)) {
			const meant = reading.anchors.get(value.source);
			const alias = spanOf(value);
			const entry =
				isScalar(meant) && alias && reading.brought++ < mostBrought
					? scalar(meant, own, below, group, reading.text, place)
					: undefined;
			if (entry && alias) {
				group.entries.push({ ...entry, ...keySpan, alias });
			}
		} else if (isScalar(value)) {
			if (value.anchor) {
				reading.anchors.set(value.anchor, value);
			}
			const entry = scalar(value, own, below, group, reading.text, place);
			if (entry) {
				group.entries.push({ ...entry, ...keySpan });
			}
		} else {
			visit(value, own, below, reading, group, keySpan.key);
		}
	}
	for (const { of, at } of merged) {
		bring(reading, group, reading.read.get(of), at);
	}
}

/** The entries of a merged mapping that the one it is merged into does not have itself. */
function bring(reading: Reading, group: Group, from: Group | undefined, alias: Span): void {
	const own = new Set(group.entries.map((entry) => entry.name));
	for (const entry of from && from !== group && !from.list ? from.entries : []) {
		if (!own.has(entry.name) && reading.brought++ < mostBrought) {
			group.entries.push({ ...entry, group, alias });
		}
	}
}

const tagOf = (node: { tag?: string | undefined }): string | undefined =>
	node.tag?.startsWith('!') ? node.tag : undefined;

function spanOf({ range }: Pick<Node, 'range'>): Span | undefined {
	return range ? { start: range[0], end: range[1] } : undefined;
}

function scalar(
	node: Node & { value?: unknown; type?: string },
	name: string,
	path: readonly string[],
	group: Group,
	text: string,
	item: number | undefined,
): Entry | undefined {
	const { value, type } = node;
	const whole = spanOf(node);
	if (!whole || !(value === null || ['string', 'boolean', 'number'].includes(typeof value))) {
		return undefined;
	}
	const { start, end } = whole;
	const block = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
	const quoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
	const line = block ? text.indexOf('\n', start) + 1 : 0;
	const content = quoted
		? { start: start + 1, end: Math.max(end - 1, start + 1) }
		: block && line > start
			? { start: line, end: Math.max(end, line) }
			: whole;
	const tag = tagOf(node as { tag?: string });
	const lines = block || text.slice(start, end).includes('\n');
	return {
		name,
		path,
		value: value as Entry['value'],
		content,
		whole,
		block: lines,
		...(lines && type !== 'BLOCK_LITERAL' ? { folded: true } : {}),
		...(item === undefined ? {} : { item }),
		...(tag ? { tag } : {}),
		group,
	};
}
