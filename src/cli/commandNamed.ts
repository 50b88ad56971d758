import * as l10n from '@vscode/l10n';
import { inSentences } from '../core/wording';
import { type Flag, quote, UsageError } from './args';
import type { Command } from './command';
import { suggestion } from './nearest';

/** The command of that name. Throws a `UsageError` that says what may have been meant. */
export function commandNamed(word: string, commands: readonly Command[], flags: readonly Flag[]): Command {
	const names = commands.map(({ name }) => name);
	const command = commands.find(({ name }) => name === word);
	if (command) {
		return command;
	}
	const flagNames = flags.map(({ name }) => `--${name}`);
	if (word.startsWith('-')) {
		const near = suggestion(word, flagNames);
		throw new UsageError(
			near.length > 0
				? inSentences(
						l10n.t('weightwise has no flag {0}.', quote(word)),
						...near,
						l10n.t('See weightwise --help.'),
					)
				: l10n.t(
						'weightwise needs a command before {0}: {1}. See weightwise --help.',
						quote(word),
						names.join(', '),
					),
		);
	}
	throw new UsageError(
		inSentences(
			l10n.t('weightwise has no command {0}.', quote(word)),
			...suggestion(word, [...names, ...flagNames]),
			l10n.t('It has {0}; see weightwise --help.', names.join(', ')),
		),
	);
}
