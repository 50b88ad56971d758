// Comments of programs and scripts, by their trees.
import type { Node, Tree } from 'web-tree-sitter';
import type { Span } from '../reference';
import { highestClimb, spanOf } from '../syntax/adapter';
import { parentOf } from '../syntax/family';
import type { GrammarName } from '../syntax/grammars';
import { joinedFrom } from './hashComments';
import { type Comment, type CommentStyle, hash, jsx, type Page, slashes } from './page';

interface TreeSyntax {
	readonly style: CommentStyle;
	/** Nodes whose children are statements. */
	readonly blocks: ReadonlySet<string>;
	/** Nodes that are statements wherever they stand. */
	readonly statements: ReadonlySet<string>;
	/** Strings of several lines. */
	readonly strings: ReadonlySet<string>;
	/** Code within a string, which has comments of its own. */
	readonly code: ReadonlySet<string>;
}

const script: TreeSyntax = {
	style: slashes,
	blocks: new Set(['program', 'statement_block', 'class_body', 'switch_case', 'switch_default']),
	statements: new Set(['jsx_opening_element', 'jsx_self_closing_element', 'decorator']),
	strings: new Set(['template_string', 'string']),
	code: new Set(['template_substitution']),
};

const syntaxes: Readonly<Record<GrammarName, TreeSyntax>> = {
	python: {
		style: hash,
		blocks: new Set(['module', 'block']),
		statements: new Set(['decorator', 'function_definition']),
		strings: new Set(['string']),
		code: new Set(),
	},
	typescript: script,
	tsx: script,
	javascript: script,
	bash: {
		style: hash,
		blocks: new Set(),
		statements: new Set([
			'command',
			'declaration_command',
			'variable_assignment',
			'redirected_statement',
			'pipeline',
			'list',
		]),
		strings: new Set(['string', 'raw_string', 'ansi_c_string', 'heredoc_redirect']),
		code: new Set(),
	},
};

/** A longer statement is covered on its first line only: nobody sees its beginning and its end at once. */
const longestStatement = 20_000;

/** The page of a tree; it answers as long as the tree lives. */
export function treePage(tree: Tree, text: string, name: GrammarName): Page {
	const syntax = syntaxes[name];
	const comments = tree.rootNode
		.descendantsOfType('comment')
		.flatMap((node) => (node ? [commentOf(node, text)] : []));
	return {
		text,
		comments,
		statementsAt: (line) => [...statementsAt(tree, text, line, syntax), ...joinedFrom(text, line)],
		holding: (offset) => holding(tree, offset, syntax),
		styleAt: (offset) => (inMarkup(tree, offset) ? jsx : syntax.style),
		joins: true,
	};
}

function commentOf(node: Node, text: string): Comment {
	const { startIndex: start, endIndex } = node;
	const written = text.slice(start, endIndex);
	const end = endIndex - (written.endsWith('\r') ? 1 : 0);
	const block = written.startsWith('/*');
	const open = block ? 2 : (/^(?:#+!?|\/\/+!?)/.exec(written.slice(0, 200))?.[0].length ?? 1);
	const body = { start: start + open, end: block && written.endsWith('*/') ? end - 2 : end };
	// `{/* … */}` goes with its braces where they hold nothing else.
	const opened = /\{\s*$/.test(text.slice(Math.max(start - 20, 0), start));
	const parent = opened ? parentOf(node) : null;
	const alone = parent?.type === 'jsx_expression' && parent.namedChildCount === 1;
	return { span: alone ? spanOf(parent) : { start, end }, body };
}

/** The nodes around this offset, the innermost first. */
function around(tree: Tree, offset: number): Node[] {
	const nodes: Node[] = [];
	let node = tree.rootNode.descendantForIndex(offset, offset);
	while (node && nodes.length < highestClimb) {
		nodes.push(node);
		node = parentOf(node);
	}
	return nodes;
}

function statementsAt(tree: Tree, text: string, line: Span, syntax: TreeSyntax): Span[] {
	const written = text.slice(line.start, line.end);
	const first = line.start + Math.max(written.search(/\S/), 0);
	const last = line.start + endOfCode(tree, line, written);
	const found = new Map<string, Span>();
	const add = (node: Node, parent: Node | undefined) => {
		const isStatement = syntax.statements.has(node.type) || (parent && syntax.blocks.has(parent.type));
		if (isStatement && node.type !== 'comment') {
			found.set(`${node.startIndex} ${node.endIndex}`, spanOf(node));
		}
	};
	const atFirst = around(tree, first);
	const inner = atFirst.findIndex(({ startIndex }) => startIndex < line.start);
	for (const [index, node] of atFirst.slice(0, inner === -1 ? undefined : inner).entries()) {
		add(node, atFirst[index + 1]);
	}
	const atLast = last > first ? around(tree, last - 1) : [];
	const outer = atLast.findIndex(({ endIndex }) => endIndex > line.end);
	for (const [index, node] of atLast.slice(0, outer === -1 ? undefined : outer).entries()) {
		add(node, atLast[index + 1]);
	}
	return [...found.values()].flatMap((span) => withoutBlocks(tree, text, span, syntax));
}

/** Where the code of a line ends: before the blanks and the comment behind it. */
function endOfCode(tree: Tree, { start, end }: Span, written: string): number {
	let length = written.trimEnd().length;
	const node = length > 0 ? tree.rootNode.descendantForIndex(start + length - 1) : null;
	if (node?.type === 'comment' && node.startIndex >= start && node.endIndex <= end + 1) {
		length = written.slice(0, node.startIndex - start).trimEnd().length;
	}
	return length;
}

/** A statement without the statements inside it, each of which has a line of its own. */
function withoutBlocks(tree: Tree, text: string, span: Span, { blocks }: TreeSyntax): Span[] {
	if (!text.slice(span.start, Math.min(span.end, span.start + longestStatement)).includes('\n')) {
		return [];
	}
	if (span.end - span.start > longestStatement) {
		return [];
	}
	const inner = blocks.size === 0 ? [] : blocksWithin(tree, span, blocks);
	const pieces: Span[] = [];
	let at = span.start;
	for (const { start, end } of inner) {
		if (start > at) {
			pieces.push({ start: at, end: start });
		}
		at = Math.max(at, end);
	}
	return at < span.end ? [...pieces, { start: at, end: span.end }] : pieces;
}

function blocksWithin(tree: Tree, span: Span, blocks: ReadonlySet<string>): Span[] {
	const from = tree.rootNode.descendantForIndex(span.start, Math.max(span.end - 1, span.start));
	return (from?.descendantsOfType([...blocks]) ?? [])
		.flatMap((node) => (node ? [spanOf(node)] : []))
		.filter(
			({ start, end }) => start >= span.start && end <= span.end && (start > span.start || end < span.end),
		);
}

function holding(tree: Tree, offset: number, { strings, code }: TreeSyntax): Span | undefined {
	let outermost: Span | undefined;
	for (const node of around(tree, offset)) {
		const inside = node.startIndex < offset && offset < node.endIndex;
		if (inside && code.has(node.type)) {
			break;
		}
		if (inside && strings.has(node.type)) {
			// A comment stands above the command that a here-document is handed to.
			outermost = spanOf(node.type === 'heredoc_redirect' ? (node.parent ?? node) : node);
		}
	}
	return outermost;
}

/** Between the tags of JSX, where `//` would be text. */
function inMarkup(tree: Tree, offset: number): boolean {
	for (const { type, startIndex, endIndex } of around(tree, offset)) {
		if (!(startIndex < offset && offset < endIndex)) {
			continue;
		}
		if (/^jsx_(?:expression|opening_element|self_closing_element|closing_element)$/.test(type)) {
			return false;
		}
		if (type === 'jsx_element' || type === 'jsx_text' || type === 'jsx_fragment') {
			return true;
		}
		if (/_statement$|_declaration$|^statement_block$/.test(type)) {
			return false;
		}
	}
	return false;
}
