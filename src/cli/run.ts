import * as l10n from '@vscode/l10n';
import { version } from '../../package.json';
import { inSentences } from '../core/wording';
import { closest, quote, readArguments, UsageError } from './args';
import type { Command, ExitCode, Terminal } from './command';
import { commands } from './commands';

/** Runs one command line, without the program's name. Expected faults become a sentence on stderr and exit code 2. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
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

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
	const [name, ...rest] = argv;
	if (name === undefined) {
		terminal.note(overview());
		return 2;
	}
	if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
		terminal.out(`${overview()}\n`);
		return 0;
	}
	if (name === '--version' || name === '-V') {
		terminal.out(`${version}\n`);
		return 0;
	}
	const wanted = name === 'help' ? (rest[0] ?? '') : name;
	const command = commands.find((one) => one.name === wanted);
	if (!command) {
		throw new UsageError(unknownCommand(wanted));
	}
	if (name === 'help') {
		terminal.out(`${helpOf(command)}\n`);
		return 0;
	}
	const given = readArguments(rest, command.flags, command.name);
	if (given.flags.has('help')) {
		terminal.out(`${helpOf(command)}\n`);
		return 0;
	}
	const colours = terminal.colours && !given.flags.has('no-color');
	return command.run(given, { ...terminal, colours });
}

function unknownCommand(word: string): string {
	const names = commands.map(({ name }) => name);
	if (word.startsWith('-')) {
		return l10n.t(
			'weightwise needs a command before {0}: {1}. See weightwise --help.',
			quote(word),
			names.join(', '),
		);
	}
	const near = closest(word, names);
	return inSentences(
		l10n.t('weightwise has no command {0}.', quote(word)),
		...(near ? [l10n.t('Did you mean {0}?', near)] : []),
		l10n.t('It has {0}; see weightwise --help.', names.join(', ')),
	);
}

function overview(): string {
	const rows = commands.map(({ name, takes, about }): [string, string] => [`${name} ${takes}`, about]);
	return [
		l10n.t('Usage: weightwise COMMAND [flags] …'),
		'',
		...table(rows),
		'',
		l10n.t('weightwise COMMAND --help lists the flags of a command; weightwise --version tells the version.'),
		l10n.t(
			'Exit codes: 0 fine, 1 findings, 2 misuse or a named file cannot be read, 3 a hub could not answer and --strict was given.',
		),
	].join('\n');
}

function helpOf({ name, takes, about, flags, examples = [] }: Command): string {
	const rows = flags.map((flag): [string, string] => [
		`${flag.short ? `-${flag.short}, ` : ''}--${flag.name}${flag.value ? ` ${flag.value}` : ''}`,
		flag.about,
	]);
	return [
		l10n.t('Usage: weightwise {0} [flags]', `${name} ${takes}`),
		l10n.t('{0}.', `${about[0]?.toUpperCase()}${about.slice(1)}`),
		'',
		...table(rows),
		...(examples.length > 0
			? [
					'',
					l10n.t('Examples:'),
					...table(examples.map(([line, does]): [string, string] => [`weightwise ${line}`, does])),
				]
			: []),
	].join('\n');
}

function table(rows: readonly [string, string][]): string[] {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
