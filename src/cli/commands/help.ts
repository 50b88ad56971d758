import * as l10n from '@vscode/l10n';
import { quote, UsageError } from '../args';
import type { Command } from '../command';
import { commandNamed } from '../commandNamed';
import { commandHelp, programHelp } from '../help';
import { commonFlags, programFlags } from '../settings';

/** `weightwise help check`, of the commands of those names, which `all` gives: this one too. */
export function createHelp(names: readonly string[], all: () => Promise<readonly Command[]>): Command {
	return {
		name: 'help',
		takes: '[COMMAND]',
		about: l10n.t('tell how the program or one of its commands is used'),
		flags: commonFlags,
		operands: [names, 'nothing'],
		exits: { 0: l10n.t('told'), 2: l10n.t('there is no such command') },
		examples: [
			['help', l10n.t('every command in a line')],
			['help check', l10n.t('one of them with its flags and examples')],
		],
		async run({ words: [word, ...more] }, terminal) {
			if (more.length > 0) {
				throw new UsageError(
					l10n.t('weightwise help takes one command; {0} is too much.', quote(more.join(' '))),
				);
			}
			const text =
				word === undefined
					? programHelp(await all(), programFlags, terminal.width)
					: commandHelp(await commandNamed(word), terminal.width);
			terminal.out(`${text}\n`);
			return 0;
		},
	};
}
