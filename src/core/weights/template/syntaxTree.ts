import { parse, tokenize } from '@huggingface/jinja';
import * as l10n from '@vscode/l10n';
import { withKnownEscapes } from './escapes';
import { withoutRaw } from './rawBlocks';

/** A node of a template's syntax tree, as the parser makes it; which fields it has depends on `type`. */
export interface Node {
	readonly type: string;
	readonly [field: string]: unknown;
}

/** A template as its tree, with every node of it in the order of the text; or why it could not be read. */
export type Parsed = { readonly nodes: readonly Node[] } | { readonly fault: string };

/** The longest template known has about 60,000 characters. Made of signs alone it would be as many tokens. */
const longest = 200_000;
/** Also what a call can take as arguments at once. */
const mostNodes = 100_000;
/** Brackets within brackets; people write up to ten. The parser calls itself for each. */
const deepest = 200;
const longestBlank = 100;

/** Reads a template into its tree. It is never rendered. */
export function parseTemplate(source: string): Parsed {
	if (source.length > longest) {
		return { fault: l10n.t('It is longer than {0} characters, so it was not read.', longest) };
	}
	try {
		// The tokenizer looks for a tag behind every single blank: long runs of them would cost their square.
		const tokens = tokenize(
			withKnownEscapes(withoutRaw(source)).replace(/\s{101,}/g, (blank) => blank.slice(0, longestBlank)),
		);
		if (bracketDepth(tokens) > deepest) {
			return { fault: l10n.t('Its brackets are nested more than {0} deep.', deepest) };
		}
		return flatten(parse(asJinjaReads(tokens)) as unknown as Node);
	} catch {
		// Which of our parser's errors it was says little: Jinja itself may read what it does not know.
		return { fault: l10n.t('It holds statements or signs that chat templates are not made of.') };
	}
}

type Token = ReturnType<typeof tokenize>[number];

function bracketDepth(tokens: readonly Token[]): number {
	let depth = 0;
	let most = 0;
	for (const { type } of tokens) {
		depth += type.startsWith('Open') ? 1 : type.startsWith('Close') ? -1 : 0;
		most = Math.max(most, depth);
	}
	return most;
}

/** Words that cannot be the argument of a test that is written without brackets. */
const words = new Set(['and', 'or', 'not', 'is', 'in', 'if', 'else', 'recursive']);
const starts = new Set([
	'OpenParen',
	'OpenSquareBracket',
	'OpenCurlyBracket',
	'StringLiteral',
	'NumericLiteral',
]);

/**
 * Jinja knows tests with an argument (`x is divisibleby(2)`, `x is eq 2`), the parser does not: such an argument is
 * handed to it as a factor, so that what stands in it is seen.
 */
function asJinjaReads(tokens: readonly Token[]): Token[] {
	const read: Token[] = [];
	for (const [at, token] of tokens.entries()) {
		const name = tokens[at - 1];
		const negated = tokens[at - 2]?.value === 'not' && tokens[at - 2]?.type === 'Identifier';
		const before = tokens[negated ? at - 3 : at - 2];
		const tested =
			name?.type === 'Identifier' &&
			name.value !== 'not' &&
			before?.type === 'Identifier' &&
			before.value === 'is' &&
			tokens[at - (negated ? 4 : 3)]?.type !== 'Dot';
		if (tested && (starts.has(token.type) || (token.type === 'Identifier' && !words.has(token.value)))) {
			read.push({ type: 'MultiplicativeBinaryOperator', value: '*' });
		}
		read.push(token);
	}
	return read;
}

/** All nodes below `root`, itself first. Not recursive: `a ~ b ~ c …` is as deep as it is long. */
function flatten(root: Node): Parsed {
	const nodes: Node[] = [];
	const waiting: Node[] = [root];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		nodes.push(node);
		if (nodes.length > mostNodes) {
			return { fault: l10n.t('It is made of more than {0} parts, so it was not read.', mostNodes) };
		}
		waiting.push(...[...childrenOf(node)].reverse());
	}
	return { nodes };
}

const children = new WeakMap<Node, readonly Node[]>();

/** The nodes right below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
	const known = children.get(node) ?? Object.values(node).flatMap((value) => nodesIn(value));
	children.set(node, known);
	return known;
}

function nodesIn(value: unknown): Node[] {
	if (Array.isArray(value)) {
		return value.flatMap((one) => nodesIn(one));
	}
	if (value instanceof Map) {
		return [...value].flatMap(([key, below]) => [...nodesIn(key), ...nodesIn(below)]);
	}
	return isNode(value) ? [value] : [];
}

/** True for a node of the tree. */
function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** A field that holds one node. */
export function nodeAt(node: Node, field: string): Node | undefined {
	const value = node[field];
	return isNode(value) ? value : undefined;
}

/** A field that holds a list of nodes; empty when it holds none. */
export function nodesAt(node: Node, field: string): readonly Node[] {
	const value = node[field];
	return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The name of an identifier. */
export function nameIn(node: Node | undefined): string | undefined {
	return node?.type === 'Identifier' && typeof node.value === 'string' ? node.value : undefined;
}

/** An operator's sign: `+`, `in`. */
export function operatorOf(node: Node): string {
	const { value } = (node.operator ?? {}) as { readonly value?: unknown };
	return typeof value === 'string' ? value : '';
}

/** A filter's or function's name, and what it is called with. */
export function callIn(node: Node | undefined): {
	readonly name: string | undefined;
	readonly args: readonly Node[];
} {
	return node?.type === 'CallExpression'
		? { name: nameIn(nodeAt(node, 'callee')), args: nodesAt(node, 'args') }
		: { name: nameIn(node), args: [] };
}
