import * as l10n from '@vscode/l10n';
import { inSentences } from '../core/wording';
import { quote, UsageError } from './args';
import type { Command } from './command';
import { commandNames, commandOf } from './commands';
import { suggestion } from './nearest';
import { programFlags } from './settings';

/** The command of that name. Rejects with a `UsageError` that says what may have been meant. */
export async function commandNamed(word: string): Promise<Command> {
	const command = await commandOf(word);
	if (command) {
		return command;
	}
	const flagNames = programFlags.map(({ name }) => `--${name}`);
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
						commandNames.join(', '),
					),
		);
	}
	throw new UsageError(
		inSentences(
			l10n.t('weightwise has no command {0}.', quote(word)),
			...suggestion(word, [...commandNames, ...flagNames]),
			l10n.t('It has {0}; see weightwise --help.', commandNames.join(', ')),
		),
	);
}
