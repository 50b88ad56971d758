import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { cutAfter, printable } from '../core/printable';
import { inSentences } from '../core/wording';
import type { Offer } from './command';
import { suggestion } from './nearest';

/** A misuse of the command line: one clear sentence that names the fault and the cure. Exit code 2. */
export class UsageError extends Error {}

/** A flag as a table row. `values`: what it may be, or a word for it in the help. */
export interface Flag {
	readonly name: string;
	readonly short?: string;
	/** Absent: the flag takes no value. */
	readonly value?: string;
	/** The only values it may have. */
	readonly choices?: readonly string[];
	/** What a shell offers for the value where there are no choices; nothing unless given. */
	readonly offers?: Offer;
	readonly about: string;
	/** The heading in the help that it stands below; its command's own unless given. */
	readonly part?: 'hub' | 'common';
}

/** What was given, flags checked against their rows. */
export interface Arguments {
	readonly words: readonly string[];
	/** The last value of a flag given twice; `true` for one without a value. */
	readonly flags: ReadonlyMap<string, string | true>;
}

/**
 * Reads the words behind a subcommand. Throws a `UsageError` for flags that are not in the table.
 * @param holders The names of the other commands that have a flag, written as `--name`, which one may have meant.
 */
export function readArguments(
	argv: readonly string[],
	table: readonly Flag[],
	command: string,
	holders: (flag: string) => readonly string[] = () => [],
): Arguments {
	const byName = new Map(table.map((flag) => [flag.name, flag]));
	// Checked by hand below: the parser's own messages speak of its options, not of ours.
	const { tokens } = parseArgs({
		args: [...argv],
		strict: false,
		allowPositionals: true,
		tokens: true,
		options: Object.fromEntries(
			table.map(({ name, short, value }) => [
				name,
				{ type: value ? ('string' as const) : ('boolean' as const), ...(short ? { short } : {}) },
			]),
		),
	});
	const words: string[] = [];
	const flags = new Map<string, string | true>();
	for (const token of tokens) {
		if (token.kind === 'positional') {
			words.push(token.value);
		} else if (token.kind === 'option') {
			const flag = byName.get(token.name);
			if (!flag) {
				throw new UsageError(unknownFlag(token.rawName, table, command, holders(token.rawName)));
			}
			flags.set(flag.name, readValue(flag, token.value, token.inlineValue === true, command));
		}
	}
	return { words, flags };
}

function readValue(flag: Flag, value: string | undefined, inline: boolean, command: string): string | true {
	const shown = `--${flag.name}`;
	if (flag.value === undefined) {
		if (inline) {
			throw new UsageError(l10n.t('{0} takes no value: write {1} alone.', shown, shown));
		}
		return true;
	}
	// `--format --offline` forgot the value; `--format=--x` means what it says, and `--wait -1` is no flag.
	if (value === undefined || value === '' || (!inline && /^-[^\d]/.test(value))) {
		const wanted = flag.choices ? flag.choices.join(', ') : flag.value;
		throw new UsageError(
			l10n.t('{0} needs a value ({1}). See weightwise {2} --help.', shown, wanted, command),
		);
	}
	if (flag.choices && !flag.choices.includes(value)) {
		throw new UsageError(
			inSentences(
				l10n.t('{0} cannot be {1}: choose one of {2}.', shown, quote(value), flag.choices.join(', ')),
				...suggestion(value, flag.choices),
			),
		);
	}
	return value;
}

function unknownFlag(
	given: string,
	table: readonly Flag[],
	command: string,
	holders: readonly string[],
): string {
	return inSentences(
		l10n.t('weightwise {0} has no flag {1}.', command, quote(given)),
		...suggestion(
			given,
			table.map(({ name }) => `--${name}`),
		),
		holders.length > 0 ? l10n.t('It belongs to weightwise {0}.', holders.join(', ')) : '',
		l10n.t('See weightwise {0} --help.', command),
	);
}

/** A word as it was typed, without what a terminal would obey. */
export function quote(word: string): string {
	return `"${cutAfter(printable(word), 79)}"`;
}
