import type { Arguments, Flag } from './args';

/** The world of one run, so that a test can be the terminal. */
export interface Terminal {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd: string;
	/** The folder with the grammars: the one of the bundle. */
	readonly assets: string;
	/** Writes results. */
	out(text: string): void;
	/** Writes a note for the person: a line on stderr. */
	note(line: string): void;
	/** Shows progress in place; does nothing where stderr is no terminal. An empty text takes it away. */
	progress(text: string): void;
	/** Characters that fit on a line of the terminal; 120 where there is none. */
	readonly width: number;
	/** Results go to a terminal, where sentences are broken at its width; else each is one line for other programs. */
	readonly wraps?: boolean;
	/** Whether results go to a terminal that shows colours. */
	readonly colours: boolean;
	/** Ends what is under way: Ctrl-C, or whoever read our output went away. */
	readonly signal: AbortSignal;
}

/** What a run ended with: 0 fine, 1 findings, 2 misuse or a named file cannot be read, 3 the hub could not answer and `--strict` was given. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A subcommand as a table row. */
export interface Command {
	readonly name: string;
	/** What may stand behind it: `[paths…]`. */
	readonly takes: string;
	readonly about: string;
	readonly flags: readonly Flag[];
	/** Command lines without the program's name, and what each does. */
	readonly examples?: readonly (readonly [line: string, about: string])[];
	run(given: Arguments, terminal: Terminal): Promise<ExitCode>;
}
