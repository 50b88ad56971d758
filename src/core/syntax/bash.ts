import type { Node, Tree } from 'web-tree-sitter';
import { append } from '../lists';
import type { Span } from '../reference';
import { partOf, type Word, wordOf } from './bashWords';
import { capturing } from './captures';
import { parentOf } from './family';
import type { Grammar } from './trees';

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
				assignments.push({ name: variable?.text ?? '', value: wordOf(value) });
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
	return values.map((value) => ({ name, value: inFunction(element(wordOf(value)), node), ...certain }));
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

function command(node: Node): Command {
	const words = node.namedChildren
		.filter((child) => child.type !== 'variable_assignment' && !child.type.endsWith('redirect'))
		.map((child) => wordOf(child.type === 'command_name' ? (child.namedChildren[0] ?? child) : child));
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
