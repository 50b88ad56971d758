import type { Node, Tree } from 'web-tree-sitter';
import type { Span } from '../model';
import type { Grammar } from './trees';

/** A word of a command line without its quotes. */
export interface Word {
	readonly text: string;
	/** Between the quotes. */
	readonly span: Span;
	/** The word is `$NAME` or `${NAME:-text}` and nothing else; `text` is then what stands behind `:-`. */
	readonly variable?: string;
	/** Of `--flag=value`: the value. */
	readonly inline?: Word;
}

/** A command with its arguments; the first word is its name. */
export interface Command {
	readonly words: readonly Word[];
	readonly span: Span;
	/** The text it is given on its input: `python - <<EOF`. */
	readonly input?: Span;
}

export interface Assignment {
	readonly name: string;
	readonly value: Word;
}

export interface Script {
	readonly commands: readonly Command[];
	readonly assignments: readonly Assignment[];
}

/** Reads the commands and assignments of a shell script. */
export function readScript(tree: Tree, grammar: Grammar): Script {
	const commands: Command[] = [];
	const assignments: Assignment[] = [];
	for (const { captures } of grammar.query.matches(tree.rootNode)) {
		for (const { name, node } of captures) {
			if (name === 'command') {
				commands.push(command(node));
			} else {
				const left = node.childForFieldName('name')?.text;
				const right = node.childForFieldName('value');
				if (left && right) {
					assignments.push({ name: left, value: word(right) });
				}
			}
		}
	}
	return { commands, assignments };
}

function command(node: Node): Command {
	const words = node.namedChildren
		.filter((child) => child.type !== 'variable_assignment' && !child.type.endsWith('redirect'))
		.map((child) => word(child.type === 'command_name' ? (child.namedChildren[0] ?? child) : child));
	const body = node.parent?.type === 'redirected_statement' ? node.parent.namedChildren : [];
	const heredoc = body.find((child) => child.type === 'heredoc_redirect');
	const input = heredoc?.namedChildren.find((child) => child.type === 'heredoc_body');
	return {
		words,
		span: { start: node.startIndex, end: node.endIndex },
		...(input ? { input: { start: input.startIndex, end: input.endIndex } } : {}),
	};
}

function word(node: Node): Word {
	const span = { start: node.startIndex, end: node.endIndex };
	switch (node.type) {
		case 'raw_string':
			return { text: node.text.slice(1, -1), span: { start: span.start + 1, end: span.end - 1 } };
		case 'string': {
			const [only] = node.namedChildren;
			if (only && node.namedChildCount === 1 && only.type.endsWith('expansion')) {
				return word(only);
			}
			const plain = node.namedChildren.every((child) => child.type === 'string_content');
			const content = { start: span.start + 1, end: Math.max(span.end - 1, span.start + 1) };
			return { text: plain ? node.text.slice(1, -1) : '', span: content };
		}
		case 'simple_expansion':
			return { text: '', span, variable: node.namedChildren[0]?.text ?? '' };
		case 'expansion': {
			const [variable, fallback] = node.namedChildren;
			if (variable?.type !== 'variable_name' || !fallback || !/:?[-=]/.test(node.children[2]?.type ?? '')) {
				return { text: '', span, variable: variable?.text ?? '' };
			}
			const { text, span: at } = word(fallback);
			return { text, span: at, variable: variable.text };
		}
		case 'concatenation': {
			const [first, second] = node.namedChildren;
			if (first?.type === 'word' && first.text.endsWith('=') && second && node.namedChildCount === 2) {
				return { text: first.text, span, inline: word(second) };
			}
			return { text: '', span };
		}
		case 'word': {
			const { text } = node;
			const equals = text.startsWith('-') ? text.indexOf('=') : -1;
			if (equals === -1) {
				return { text, span };
			}
			const start = span.start + equals + 1;
			return {
				text: text.slice(0, equals + 1),
				span,
				inline: { text: text.slice(equals + 1), span: { start, end: span.end } },
			};
		}
		default:
			return { text: '', span };
	}
}
