import { version } from '../../package.json';
import { printableLines } from '../core/printable';
import { type Arguments, readArguments, UsageError } from './args';
import type { Command, ExitCode, Terminal } from './command';
import { commandNamed } from './commandNamed';
import { allCommands } from './commands';
import { refuseFilesAsFlags } from './flagsAndFiles';
import { commandHelp, programHelp } from './help';
import { withoutOrders } from './serverOrders';
import { programFlags } from './settings';

/** Runs one command line, without the program's name. Expected faults become a sentence on stderr and exit code 2. */
export async function run(argv: readonly string[], given: Terminal): Promise<ExitCode> {
	const terminal = withoutOrders(unsteered(given));
	try {
		return await dispatch(argv, terminal);
	} catch (error) {
		terminal.progress('');
		if (error instanceof UsageError) {
			terminal.note(error.message);
			return 2;
		}
		throw error;
	}
}

/** Notes name files, whose names may hold anything; none of it is for the terminal to obey. */
function unsteered(terminal: Terminal): Terminal {
	const { note, progress } = terminal;
	return {
		...terminal,
		note: (line) => note(printableLines(line)),
		progress: (text) => progress(printableLines(text)),
	};
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
	const [name, ...rest] = argv;
	if (name === undefined) {
		terminal.note(programHelp(await allCommands(), programFlags, terminal.width));
		return 2;
	}
	if (name === '--version' || name === '-V') {
		terminal.out(`${version}\n`);
		return 0;
	}
	// `weightwise --help check` means what `weightwise help check` does.
	const asksHelp = name === '--help' || name === '-h';
	const command = await commandNamed(asksHelp ? 'help' : name);
	refuseFilesAsFlags(rest, terminal.cwd);
	const given = await argumentsOf(command, rest);
	if (given.flags.has('help')) {
		terminal.out(`${commandHelp(command, terminal.width)}\n`);
		return 0;
	}
	const colours = terminal.colours && !given.flags.has('no-color');
	return command.run(given, { ...terminal, colours });
}

/** Only of words that are wrong it matters what the other commands take. */
async function argumentsOf({ name, flags }: Command, words: readonly string[]): Promise<Arguments> {
	try {
		return readArguments(words, flags, name);
	} catch (error) {
		if (!(error instanceof UsageError)) {
			throw error;
		}
		const commands = await allCommands();
		return readArguments(words, flags, name, (flag) =>
			commands.flatMap(({ name, flags }) => (flags.some((one) => `--${one.name}` === flag) ? [name] : [])),
		);
	}
}
