import * as l10n from '@vscode/l10n';
import { inSentences } from '../../core/wording';
import { quote, UsageError } from '../args';
import type { Command } from '../command';
import { shells } from '../completion';
import { wordsOf } from '../completion/words';
import { commonFlags, programFlags } from '../settings';

const names = Object.keys(shells);

/** `weightwise completion bash`: a script for the commands that `all` gives. */
export function createCompletion(all: () => Promise<readonly Command[]>): Command {
	return {
		name: 'completion',
		takes: names.join('|'),
		about: l10n.t('write a script that completes command lines in your shell'),
		details: [
			l10n.t(
				'The script holds all commands and flags, so that a Tab starts no program: write it anew after an update. It completes weightwise where it is installed, not behind npx.',
			),
			[
				['source <(weightwise completion bash)', l10n.t('bash: a line of {0}', '~/.bashrc')],
				['source <(weightwise completion zsh)', l10n.t('zsh: a line of {0}, below compinit', '~/.zshrc')],
				[
					'weightwise completion fish > ~/.config/fish/completions/weightwise.fish',
					l10n.t('fish: run it once'),
				],
				[
					'weightwise completion powershell | Out-String | Invoke-Expression',
					l10n.t('PowerShell: a line of the file that {0} names', '$PROFILE'),
				],
			],
		],
		flags: commonFlags,
		operands: [names, 'nothing'],
		exits: { 0: l10n.t('written'), 2: l10n.t('no shell was named, or one that is not known') },
		examples: [
			['completion bash', l10n.t('the script for bash')],
			['completion zsh', l10n.t('the script for zsh')],
		],
		async run({ words: [shell, ...more] }, terminal) {
			if (shell === undefined || more.length > 0) {
				throw new UsageError(l10n.t('weightwise completion needs one shell: {0}.', names.join(', ')));
			}
			const write = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
			if (!write) {
				throw new UsageError(
					inSentences(
						// All names are short, so that any other shell is a slip or two from some of them.
						l10n.t('weightwise completion does not know {0}.', quote(shell)),
						l10n.t('It knows {0}.', names.join(', ')),
					),
				);
			}
			terminal.out(write(wordsOf('weightwise', programFlags, await all())));
			return 0;
		},
	};
}
