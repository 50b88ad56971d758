import type { Node, Tree } from 'web-tree-sitter';
import { append } from '../lists';
import type { Span } from '../reference';
import { capturing } from './captures';
import { parentOf } from './family';
import type { Grammar } from './trees';

/** A word of a command line without its quotes. */
export interface Word {
	readonly text: string;
	/** Between the quotes. */
	readonly span: Span;
	/** With the quotes, where they differ. */
	readonly whole?: Span;
	/**
	 * The word is `$NAME` or `${NAME:-text}` and nothing else; `text` is then what stands behind `:-`. Within the function
	 * `load`, `$1` is `load 1`.
	 */
	readonly variable?: string;
	/** Of `--flag=value`: the value. */
	readonly inline?: Word;
	/** Of `a="b",c`: what it is put together from, in order; `text` is all of it. */
	readonly pieces?: readonly Word[];
}

/** A command with its arguments; the first word is its name. */
export interface Command {
	readonly words: readonly Word[];
	readonly span: Span;
	/** The text it is given on its input: `python - <<EOF`. */
	readonly input?: Span;
	/** The file that its output goes to: `cat > config.yaml`. */
	readonly output?: string;
	/** How its words are written: on a command line, as strings between brackets, or as items of a YAML list. */
	readonly style?: 'line' | 'brackets' | 'items';
	/** It runs once, where it stands: no loop and no function is around it. */
	readonly straight?: true;
}

/** A variable and one value of it; an array has one for each element, and so has a loop. */
export interface Assignment {
	readonly name: string;
	readonly value: Word;
	/** Where the statement begins that gives it to all that follows; absent where it may not run. */
	readonly statement?: number;
}

export interface Script {
	readonly commands: readonly Command[];
	readonly assignments: readonly Assignment[];
	/** Something was left out, since there is too much of it. */
	readonly cut?: true;
}

/** What a part that is not known stands for in a word, so that the word is taken for nothing else. */
const hole = '\u{fffd}';

/** Reads the commands and assignments of a shell script. */
export function readScript(tree: Tree, grammar: Grammar): Script {
	const commands: Command[] = [];
	const assignments: Assignment[] = [];
	const { startIndex, endIndex } = tree.rootNode;
	const { captures, isCut } = capturing(tree, grammar);
	for (const { name, node } of captures(startIndex, endIndex)) {
		if (name === 'command') {
			const read = ofFunction(command(node), node);
			commands.push(read);
			append(assignments, read.words.flatMap(fallbacksIn));
		} else if (name === 'loop') {
			const [variable, ...values] = node.namedChildren;
			for (const value of values.filter((one) => one.type !== 'do_group')) {
				assignments.push({ name: variable?.text ?? '', value: word(value) });
			}
		} else {
			const values = assigned(node);
			append(assignments, values);
			// ARGS=(--model org/name …) is a command in waiting.
			if (values.some(({ value }) => value.text.startsWith('-'))) {
				commands.push({
					words: values.map(({ value }) => value),
					span: { start: node.startIndex, end: node.endIndex },
				});
			}
		}
	}
	return { commands, assignments, ...(isCut() ? { cut: true as const } : {}) };
}

/** `: "${MODEL:=org/name}"`: a variable with what stands in for it, wherever it is used. */
function fallbacksIn(word: Word): Assignment[] {
	const { variable, text, pieces } = word;
	return variable !== undefined && text !== ''
		? [{ name: variable, value: word }]
		: (pieces ?? []).flatMap(fallbacksIn);
}

function assigned(node: Node): Assignment[] {
	const left = node.childForFieldName('name');
	const right = node.childForFieldName('value');
	// NAME[key]=value is an element of NAME.
	const name = (left?.type === 'subscript' ? left.namedChildren[0] : left)?.text;
	if (!name || !right) {
		return [];
	}
	const values = right.type === 'array' ? right.namedChildren : [right];
	const certain = left?.type !== 'subscript' && isAtTop(node) ? { statement: node.startIndex } : {};
	return values.map((value) => ({ name, value: inFunction(element(word(value)), node), ...certain }));
}

/** Whether an assignment, perhaps behind `export`, stands in the script itself and sets the variable anew. */
function isAtTop(node: Node): boolean {
	const parent = parentOf(node);
	const grouped = parent?.type === 'declaration_command' || parent?.type === 'variable_assignments';
	const outer = grouped ? parentOf(parent) : parent;
	return outer?.type === 'program' && !node.children.some((child) => child?.type === '+=');
}

/** Of a command within a function, what the function is given is its own. */
function ofFunction(command: Command, node: Node): Command {
	const given = command.words.some(({ variable, inline }) => isPosition(variable ?? inline?.variable));
	return given ? { ...command, words: command.words.map((one) => inFunction(one, node)) } : command;
}

const isPosition = (variable = ''): boolean => /^\d$/.test(variable);

function inFunction(value: Word, node: Node): Word {
	const variable = value.variable ?? value.inline?.variable;
	const name = isPosition(variable) ? functionAround(node) : undefined;
	const own = `${name} ${variable}`;
	return name === undefined
		? value
		: value.inline
			? { ...value, inline: { ...value.inline, variable: own } }
			: { ...value, variable: own };
}

function functionAround(node: Node): string | undefined {
	let at = parentOf(node);
	while (at && at.type !== 'function_definition') {
		at = parentOf(at);
	}
	return at?.childForFieldName('name')?.text;
}

const repeating = new Set([
	'for_statement',
	'c_style_for_statement',
	'while_statement',
	'function_definition',
	'ERROR',
]);

function isStraight(node: Node): boolean {
	for (let at = parentOf(node); at?.type !== 'program'; at = parentOf(at)) {
		if (!at || repeating.has(at.type)) {
			return false;
		}
	}
	return true;
}

/** `[key]="org/name"` in an array. */
function element(value: Word): Word {
	const key = /^\[[^\]]*\]=/.exec(value.text)?.[0];
	return key === undefined ? value : (partOf(value, key.length, value.text.length) ?? value);
}

/** The part of a word's text between two offsets, when one piece of it holds that part. */
export function partOf(word: Word, from: number, to: number): Word | undefined {
	let start = 0;
	for (const piece of word.pieces ?? [word]) {
		const end = start + piece.text.length;
		if (from < end) {
			if (to > end) {
				return undefined;
			}
			const at = piece.span.start + from - start;
			const fits = piece.span.end - piece.span.start === piece.text.length;
			return fits && !piece.pieces
				? { text: piece.text.slice(from - start, to - start), span: { start: at, end: at + to - from } }
				: undefined;
		}
		start = end;
	}
	return undefined;
}

function command(node: Node): Command {
	const words = node.namedChildren
		.filter((child) => child.type !== 'variable_assignment' && !child.type.endsWith('redirect'))
		.map((child) => word(child.type === 'command_name' ? (child.namedChildren[0] ?? child) : child));
	const parent = parentOf(node);
	const around = parent?.type === 'redirected_statement' ? parent.namedChildren : [];
	const redirects = [...around, ...node.namedChildren];
	const heredoc = redirects.find((child) => child.type === 'heredoc_redirect');
	const input = heredoc?.namedChildren.find((child) => child.type === 'heredoc_body');
	const file = [...redirects, ...(heredoc?.namedChildren ?? [])].find(
		(child) => child.type === 'file_redirect' && /^\d?>/.test(child.text),
	);
	const output = file?.childForFieldName('destination')?.text;
	return {
		words,
		span: { start: node.startIndex, end: node.endIndex },
		style: 'line',
		...(isStraight(node) ? { straight: true as const } : {}),
		...(input ? { input: { start: input.startIndex, end: input.endIndex } } : {}),
		...(output ? { output: output.replace(/^["']|["']$/g, '') } : {}),
	};
}

/** A word of letters as it is; `--flag=value` is a flag and its value. */
export function plainWord(text: string, start: number): Word {
	const span = { start, end: start + text.length };
	const equals = text.startsWith('-') ? text.indexOf('=') : -1;
	if (equals === -1) {
		return { text, span };
	}
	const inline = { text: text.slice(equals + 1), span: { start: start + equals + 1, end: span.end } };
	return { text: text.slice(0, equals + 1), span, inline };
}

function word(node: Node): Word {
	const whole = { start: node.startIndex, end: node.endIndex };
	switch (node.type) {
		case 'raw_string':
			return { text: node.text.slice(1, -1), span: { start: whole.start + 1, end: whole.end - 1 }, whole };
		case 'string': {
			const [only] = node.namedChildren;
			if (only && node.namedChildCount === 1 && only.type.endsWith('expansion')) {
				return { ...word(only), whole };
			}
			const plain = node.namedChildren.every((child) => child.type === 'string_content');
			const content = { start: whole.start + 1, end: Math.max(whole.end - 1, whole.start + 1) };
			return plain
				? { text: node.text.slice(1, -1), span: content, whole }
				: pieced(node.namedChildren, content, whole);
		}
		case 'simple_expansion':
			return { text: '', span: whole, variable: node.namedChildren[0]?.text ?? '' };
		case 'expansion':
			return expansion(node, whole);
		case 'concatenation': {
			const [first, second] = node.namedChildren;
			if (
				first?.type === 'word' &&
				/^-.*=$/.test(first.text) &&
				second &&
				adjacent(first, second) &&
				node.namedChildCount === 2
			) {
				return { text: first.text, span: whole, inline: word(second) };
			}
			return pieced(node.namedChildren, whole, whole);
		}
		// The grammar takes the first letters of what stands behind `:-` for a variable's name.
		case 'variable_name':
		case 'word':
			return plainWord(node.text, whole.start);
		default:
			return { text: '', span: whole };
	}
}

const adjacent = (first: Node, second: Node): boolean => first.endIndex === second.startIndex;

/** `${NAME}`, `${NAME[@]}` and `${NAME:-text}`. */
function expansion(node: Node, whole: Span): Word {
	const [first, fallback] = node.namedChildren;
	const variable = first?.type === 'subscript' ? first.namedChildren[0] : first;
	const name = variable?.type.endsWith('variable_name') ? variable.text : '';
	const standsIn = node.children.some((child) => /^:?[-=]$/.test(child.type));
	if (!fallback || !standsIn) {
		return { text: '', span: whole, variable: name };
	}
	const { text, span } = word(fallback);
	return { text, span, whole, variable: name };
}

/** A word of several parts; one that is not known leaves a hole. */
function pieced(parts: readonly Node[], span: Span, whole: Span): Word {
	const pieces = parts.map((part): Word => {
		if (part.type === 'string_content') {
			return { text: part.text, span: { start: part.startIndex, end: part.endIndex } };
		}
		const read = word(part);
		const text = read.inline ? read.text + read.inline.text : read.text;
		return { ...read, text: text === '' ? hole : text };
	});
	return { text: pieces.map((piece) => piece.text).join(''), span, whole, pieces };
}
