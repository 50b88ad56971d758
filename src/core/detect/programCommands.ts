// Command lines inside programs: `subprocess.run(["vllm", "serve", "org/name"])`, `execSync('hf download org/name')`.
import type { Span } from '../reference';
import type { Command } from '../syntax/bash';
import { plainWord, type Word } from '../syntax/bashWords';
import type { Call, Expression, Outline, Place } from '../syntax/shapes';
import { piecesOf } from './commandPieces';
import type { Flow } from './flow';
import { lastName } from './parts';
import { mayNameModel } from './scripts';
import { isCommandText } from './spellings';

/** Functions that start a program, or a shell. */
const starterNames =
	'run|call|check_call|check_output|popen|Popen|system|getoutput|getstatusoutput|create_subprocess_(?:exec|shell)|spawn|spawnSync|exec|execSync|execFile|execFileSync|execa|execaSync|execaCommand|execvp|execute|run_command|run_cmd|sh|bash';
const starters = new RegExp(`^(?:${starterNames})$`);
const started = new RegExp(`\\b(?<!\\bdef )(?:${starterNames})\\s*\\(`);

/** Calls by such a name in a text. */
export const starterCalls = new RegExp(started, 'g');

/** Whether code without its strings calls anything by the name of what starts a program. */
export const startsSomething = (code: string): boolean => started.test(code);

/** More lists of words that may name a model were written by a program. */
const mostLists = 200;

/** What stands in a program that starts others; a pattern, whose letters may be large or small. Also `create_subprocess_exec`. */
export const starterWords = 'subprocess|\\bsystem\\(|popen|child_process|\\b(?:spawn|exec|execa)\\w*\\(';
const startsOthers = new RegExp(starterWords, 'i');

/** Cheap test of whether a program may start something that is given a model. */
export function mayStart(text: string): boolean {
	return (
		startsOthers.test(text) &&
		// From the beginning of each run of its letters, so that none is read twice.
		/(?<![\w-])\w*-[\w-]*(?:model|encoder|tokenizer|checkpoint)|\b(?:vllm|ollama|hf|huggingface-cli|launcher|router|optimum-cli)\b/.test(
			text,
		)
	);
}

/** A command line that is kept in a name: `launch = 'llama-server -hf org/name'`. */
export const isCommandPlace = ({ literal, prose, names }: Place): boolean =>
	!prose &&
	isCommandText(literal.value) &&
	names.some(({ kind }) => kind !== 'item' && kind !== 'callee') &&
	names.every(({ kind, name }) => kind !== 'callee' || !/print|log|echo|warn|info|error|help/i.test(name));

/** The commands that a program starts: as lists of words, and as texts that a shell reads. */
export interface CommandLines {
	readonly commands: readonly Command[];
	/** Each by its pieces, in order. */
	readonly texts: readonly (readonly Span[])[];
	/** There are more lists than are told. */
	readonly cut: boolean;
}

/** Finds the command lines that the calls of a program are given, also through names of the same file. */
export function commandLines(outline: Outline, flow: Flow): CommandLines {
	const commands: Command[] = [];
	const texts = new Map<string, readonly Span[]>();
	let cut = false;
	const addList = (items: readonly Expression[], span: Span) => {
		const command = commandOf(outline, flow, items, span);
		if (!mayNameModel(command.words.map(({ text }) => text).join(' '))) {
			return;
		}
		if (commands.length < mostLists) {
			commands.push(command);
		} else {
			cut = true;
		}
	};
	for (const call of outline.calls) {
		if (!starters.test(lastName(call.callee) ?? '')) {
			continue;
		}
		const [first, second] = call.arguments;
		const given = first && first.name === undefined && !first.spread ? flow.follow(unsplit(first.value)) : [];
		for (const one of given) {
			if (one.kind === 'list') {
				addList(one.items, one.span);
			} else if (one.kind === 'template' || (one.kind === 'string' && /\s/.test(one.value))) {
				const pieces = piecesOf(one, flow);
				texts.set(pieces.map(({ start }) => start).join(), pieces);
			} else if (one.kind === 'string' && second) {
				const rest = second.value.kind === 'list' ? second.value.items : placed(call).slice(1);
				addList([one, ...rest], call.span);
			}
		}
	}
	return { commands, texts: [...texts.values()].filter((pieces) => pieces.length > 0), cut };
}

/** The text that `"hf download org/name".split()` and `shlex.split(command)` take apart. */
function unsplit(value: Expression): Expression {
	if (value.kind !== 'call' || value.callee.kind !== 'member' || value.callee.name !== 'split') {
		return value;
	}
	const { object } = value.callee;
	const lexed = object.kind === 'name' && object.name === 'shlex';
	return (lexed ? value.arguments[0]?.value : object) ?? value;
}

const placed = (call: Call): Expression[] =>
	call.arguments.filter((one) => one.name === undefined && !one.spread).map((one) => one.value);

function commandOf(outline: Outline, flow: Flow, items: readonly Expression[], span: Span): Command {
	return { words: items.map((item) => wordOf(outline, flow, item)), span, style: 'brackets' };
}

function wordOf({ text }: Outline, flow: Flow, item: Expression): Word {
	if (item.kind === 'string' || item.kind === 'template') {
		return wordIn(text, item);
	}
	const [origin, ...more] = flow.values(item).origins;
	// A name that stands for one text of this file.
	return origin && more.length === 0 && !origin.file && origin.literal.kind === 'string'
		? {
				...wordIn(text, origin.literal),
				variable: text.slice(item.span.start, item.span.end),
				whole: item.span,
			}
		: { text: '\u{fffd}', span: item.span };
}

function wordIn(text: string, literal: Extract<Expression, { kind: 'string' | 'template' }>): Word {
	const { content, span } = literal;
	const raw = text.slice(content.start, content.end);
	// Escapes and holes leave no place for a part of it.
	const plain = literal.kind === 'string' ? raw === literal.value : /^--?[\w-]+=[\w./-]+$/.test(raw);
	return plain
		? { ...plainWord(raw, content.start), whole: span }
		: { text: literal.kind === 'string' ? literal.value : '\u{fffd}', span: content, whole: span };
}
