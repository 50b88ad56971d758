import type { Readable, Writable } from 'node:stream';
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
	/** Where a conversation goes on, for the one command that holds one: what comes in and what goes out. */
	readonly pipe: { readonly input: Readable; readonly output: Writable };
	/** Ends what is under way: Ctrl-C, or whoever read our output went away. */
	readonly signal: AbortSignal;
}

/** What a run ended with: 0 fine, 1 findings, 2 misuse or a named file cannot be read, 3 the hub could not answer and `--strict` was given. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a shell offers for a word: files, folders, these words, or nothing, since only a hub would know. */
export type Offer = 'files' | 'folders' | 'nothing' | readonly string[];

/** A line to type and what it does. Those of `examples` are without the program's name, and work in `demo/`. */
export type Example = readonly [line: string, about: string];

/** A subcommand as a table row: help and completion are written from it. */
export interface Command {
	readonly name: string;
	/** What may stand behind it: `[paths…]`. */
	readonly takes: string;
	/** One line, begun in lower case and without a full stop. */
	readonly about: string;
	/** What one has to know to use it: a paragraph each, or lines to type and what each is for. */
	readonly details?: readonly (string | readonly Example[])[];
	readonly flags: readonly Flag[];
	/** What is offered for the words behind it; the last one again and again. Absent: nothing. */
	readonly operands?: readonly Offer[];
	/** What each exit code means here that can come. */
	readonly exits: Readonly<Partial<Record<ExitCode, string>>>;
	/** The commonest use first. */
	readonly examples: readonly Example[];
	run(given: Arguments, terminal: Terminal): Promise<ExitCode>;
}
