// Makefiles: variables by `=`, and recipes that a shell reads once make has put its own variables in.
import type { Span } from '../reference';
import type { Assignment } from '../syntax/bash';
import { variableValue } from './dotenv';

/** What a Makefile sets and runs. */
export interface Makefile {
	/** The text with make's `$(NAME)` written as a shell would: `${NAME}`. No place moves. */
	readonly text: string;
	/** The lines of the recipes. */
	readonly shell: readonly Span[];
	readonly variables: readonly Assignment[];
}

/** make has no grammar on npm; recipes begin with a tab, and the rest is lines of `NAME = value`. */
export function readMakefile(source: string): Makefile {
	const text = source.replace(/\$\((\w+)\)|\$\$(?=\w|\{)/g, (all, name?: string) =>
		name === undefined ? ' $' : all.replace('(', '{').replace(')', '}'),
	);
	const shell: Span[] = [];
	const variables: Assignment[] = [];
	const line =
		/^(?:\t[@+-]*[ \t]*((?:[^\\\r\n]|\\\r?\n|\\[^\r\n])+)|(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*(?:\?|::?|\+)?=[ \t]*([^\s#][^#\r\n]*))/gm;
	for (const { 0: whole, 1: recipe, 2: name, 3: value, index } of text.matchAll(line)) {
		const end = index + whole.length;
		if (recipe !== undefined) {
			shell.push({ start: end - recipe.length, end });
		} else if (name !== undefined && value !== undefined) {
			variables.push({ name, value: variableValue(value.trimEnd(), end - value.length) });
		}
	}
	return { text, shell, variables };
}
