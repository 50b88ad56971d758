import type { Span } from '../model';
import { readScript, type Script } from '../syntax/bash';
import type { GrammarName } from '../syntax/grammars';
import { type Grammar, withTree } from '../syntax/trees';

/** More scripts than a file of its kind ever holds. */
const mostScripts = 200;

/** A script, and the Python that its commands are given. */
export interface ReadScript extends Script {
	readonly python: readonly Span[];
}

/** Reads each span of `text` as a shell script. */
export async function readScripts(
	{
		grammar: load,
		signal,
	}: { grammar(name: GrammarName): Promise<Grammar>; signal: AbortSignal | undefined },
	text: string,
	spans: readonly Span[],
): Promise<ReadScript[]> {
	const scripts: ReadScript[] = [];
	for (const span of spans.slice(0, mostScripts)) {
		if (!/[\w.-]\/[\w.-]|model/i.test(text.slice(span.start, span.end))) {
			continue;
		}
		const grammar = await load('bash');
		const whole = span.start === 0 && span.end === text.length;
		const script = withTree(
			text,
			grammar,
			(tree) => readScript(tree, grammar),
			signal,
			whole ? undefined : [span],
		);
		if (script) {
			scripts.push({ ...script, python: pythonOf(script) });
		}
	}
	return scripts;
}

function pythonOf({ commands }: Script): Span[] {
	return commands.flatMap(({ words, input }) => {
		const name = words[0]?.text ?? '';
		if (!/(?:^|\/)python[\d.]*$/.test(name)) {
			return [];
		}
		const flag = words.findIndex((word) => word.text === '-c');
		const code = flag === -1 ? undefined : words[flag + 1]?.span;
		return [...(code ? [code] : []), ...(input ? [input] : [])];
	});
}
