import type { GrammarName } from '../syntax/grammars';
import type { Format } from '.';

/** The grammar that reads a format; the others are read without a tree. */
export const grammarOf: Readonly<Partial<Record<Format, GrammarName>>> = {
	python: 'python',
	typescript: 'typescript',
	tsx: 'tsx',
	javascript: 'javascript',
	shell: 'bash',
};
