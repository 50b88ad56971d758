import type { Node } from 'web-tree-sitter';

/** Texts, numbers and nothing at all, as Python's grammar and JavaScript's call them. */
const scalar = /^(?:string|integer|float|number|true|false|none|null)$/;

const number = /^(?:integer|float|number)$/;

/** `-1` and `8 * 1024`. */
const reckoned = /^(?:unary_operator|binary_operator|unary_expression|binary_expression)$/;

/** Brackets around figures, and `Price(0.15, 0.6)` with what it is given. */
const around =
	/^(?:dictionary|object|list|array|tuple|set|pair|keyword_argument|call|call_expression|new_expression|argument_list|arguments)$/;

/** A row of a table of figures is short, and nests little. */
const mostCells = 40;
const mostDepth = 5;

/**
 * Whether a value says something of its key and nothing else: a text, a number, or a row of numbers such as prices and
 * sizes (`{"input": 0.15, "output": 0.6}`). A row that holds texts may say what is to be loaded, and is none; nor is
 * one of switches alone, which may be options of a load.
 */
export const describesKey = (value: Node | null): boolean =>
	value !== null && (scalar.test(value.type) || figuresIn(value, mostDepth) > 0);

/** How many numbers stand in `node`; none where anything but numbers and switches does. */
function figuresIn(node: Node, depth: number): number {
	const { type } = node;
	if (number.test(type)) {
		return 1;
	}
	const inner = node.namedChildren.filter((child) => child.type !== 'comment');
	if (depth === 0 || inner.length > mostCells || !(reckoned.test(type) || around.test(type))) {
		return Number.NaN;
	}
	let figures = 0;
	for (const [at, child] of inner.entries()) {
		// The key of an entry, and who is called, may be any word.
		const named = at === 0 && /^(?:pair|keyword_argument|call|call_expression|new_expression)$/.test(type);
		if (!named && !/^(?:true|false|none|null)$/.test(child.type)) {
			figures += figuresIn(child, depth - 1);
		}
	}
	return figures;
}
