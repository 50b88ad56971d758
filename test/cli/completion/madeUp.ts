import type { ProgramWords } from '../../../src/cli/completion/words';

/** A program whose words would be obeyed by a shell that takes them for more than words. */
export const madeUp: ProgramWords = {
	name: 'weightwise',
	flags: [{ name: 'help', short: 'h', about: "show this; it's all", offers: 'nothing' }],
	commands: [
		{
			name: 'look',
			about: 'at $(touch obeyed) `touch obeyed` \'and\' "more"; touch obeyed: [x] \\ ’quoted‘',
			flags: [
				{ name: 'format', about: '[text]: or $(touch obeyed)', value: 'FORMAT', offers: ['text', 'json'] },
				{ name: 'policy', about: "the team's", value: 'FILE', offers: 'files' },
				{ name: 'cache', about: 'where', value: 'FOLDER', offers: 'folders' },
				{ name: 'verbose', short: 'v', about: 'more', offers: 'nothing' },
			],
			operands: [['one', 'two'], 'files'],
		},
		{ name: 'say', about: 'something', flags: [], operands: ['nothing'] },
	],
};
