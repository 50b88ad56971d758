import type { Span } from '../reference';
import { readScript, type Script } from '../syntax/bash';
import type { GrammarName } from '../syntax/grammars';
import { behindOf, type Grammar, withTree } from '../syntax/trees';
import { commandSignatures } from './signatures/shell';

// A name without an owner (`hf download gpt2`) is known by its command only.
const commands = new Set(commandSignatures.map(({ command }) => command[0]));
const mayLoad = new RegExp(
	`[\\w.-]/[\\w.-]|model|python|\\$[\\w{]|\\b(?:${[...commands].join('|').replaceAll('.', '\\.')})\\b`,
	'i',
);

/** Cheap test of whether a command, written as a shell reads it, may name a model. */
export const mayNameModel = (script: string): boolean => mayLoad.test(script);

/** More scripts that may speak of models than a file of its kind ever holds. */
const mostScripts = 200;

/** What is read of scripts. */
interface ReadScripts {
	readonly scripts: readonly Script[];
	/** Characters that were not read, since it takes too long. */
	readonly unread: number;
	/** There are more than are read. */
	readonly cut: boolean;
}

/**
 * Reads each span of `text` as a shell script; one that says nothing of models, or is too slow, gives none. A script may
 * also be written in several pieces.
 * @param ahead Words that stand before the first command of each: a container's entrypoint.
 */
export async function readScripts(
	{
		grammar: load,
		signal,
	}: { grammar(name: GrammarName): Promise<Grammar>; signal: AbortSignal | undefined },
	text: string,
	spans: readonly (Span | readonly Span[])[],
	ahead: readonly string[] = [],
): Promise<ReadScripts> {
	const scripts: Script[] = [];
	let unread = 0;
	const all = spans.map((span) => ('start' in span ? [span] : span));
	const telling = all.filter((pieces) =>
		mayNameModel(pieces.map(({ start, end }) => text.slice(start, end)).join('')),
	);
	for (const pieces of telling.slice(0, mostScripts)) {
		const grammar = await load('bash');
		const [first] = pieces;
		const length = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
		const whole = first?.start === 0 && first.end === text.length;
		const read = withTree(
			text,
			grammar,
			(tree) => {
				const script = readScript(tree, grammar);
				return { script, behind: script.cut ? length : whole ? behindOf(tree, text) : 0 };
			},
			signal,
			whole ? undefined : pieces,
		);
		if (read) {
			scripts.push(ahead.length > 0 ? prefixed(read.script, ahead) : read.script);
		}
		unread += read?.behind ?? length;
	}
	return { scripts, unread, cut: telling.length > mostScripts };
}

function prefixed({ commands, assignments }: Script, ahead: readonly string[]): Script {
	const [first, ...more] = commands;
	if (!first) {
		return { commands, assignments };
	}
	const { start } = first.span;
	const words = ahead.map((text) => ({ text, span: { start, end: start } }));
	return { commands: [{ ...first, words: [...words, ...first.words] }, ...more], assignments };
}
