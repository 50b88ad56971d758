import * as l10n from '@vscode/l10n';
import { type ComposedLock, composeLock } from '../../core/lock/compose';
import { largestLock, lockFile } from '../../core/lock/lock';
import { lockChange } from '../../core/lock/lockChange';
import { lockNotes, modelCount, nothingToLock, writtenWords } from '../../core/lock/lockNotes';
import type { Lookup } from '../../core/model';
import type { Arguments } from '../args';
import type { Command, ExitCode, Terminal } from '../command';
import { openProject } from '../find';
import { askHubs } from '../hubs';
import { noCacheFlag } from '../keptSearch';
import { searchLoads } from '../lockLoads';
import { lockFlag, type PlacedLock, placeLock } from '../lockPlace';
import { threadsFlag } from '../searchThreads';
import { commonFlags, hubFlags } from '../settings';
import { shownDiff } from '../shownDiff';
import { endedWith, whyNoAnswer } from '../unanswered';
import { whyNotWritten } from '../whyNotWritten';
import { writeText } from '../writeText';

export const lock: Command = {
	name: 'lock',
	takes: '[paths…]',
	about: l10n.t('write down what each model that code loads is now: commit, files, licence'),
	flags: [
		{
			name: 'dry-run',
			about: l10n.t(
				'show as a diff what would be written, and write nothing; exit with 1 when there is something',
			),
		},
		lockFlag,
		...hubFlags,
		threadsFlag,
		noCacheFlag,
		...commonFlags,
	],
	operands: ['files'],
	details: [
		l10n.t(
			'Writes {0}, which is made to be committed and reviewed: per model and revision the commit it means, the files that the loads read with size and digest, and the licence. weightwise verify holds code, hubs and the local cache against it.',
			lockFile,
		),
		l10n.t(
			'Reads the whole project when no path is given, and takes out what nothing loads any more. A model that cannot be asked about keeps its earlier entry.',
		),
	],
	exits: {
		0: l10n.t('the lock is written, or is as it has to be'),
		1: l10n.t('with --dry-run: there is something to write; without: it could not be written'),
		2: l10n.t('misuse, a file that was named cannot be read, or the lock there is cannot be used'),
		3: l10n.t('a hub could not answer and --strict was given'),
	},
	examples: [
		['lock', l10n.t('write or bring up to date the lock of this project')],
		['lock --dry-run', l10n.t('what would change in it, as a diff')],
		['lock service', l10n.t('only bring up to date what is loaded below service; the rest stays')],
		['lock --strict', l10n.t('in a script: 3 when a hub could not be asked about a model')],
	],
	async run(given, terminal) {
		const { host, resolver } = await askHubs(given, terminal);
		const searcher = await openProject(given.words, host, terminal.cwd);
		try {
			const placed = await placeLock(given, searcher.workspace, terminal);
			const doors = { host, searcher, resolver, terminal };
			const { loaded, whole, unread } = await searchLoads(given, placed.folder, doors);
			terminal.progress('');
			const composed = composeLock(placed.lock, loaded, whole);
			const dry = given.flags.has('dry-run');
			const code = await put(placed, composed, dry, terminal);
			for (const line of lockNotes(composed, loaded.open)) {
				terminal.note(line);
			}
			return unread > 0
				? 2
				: code === 1
					? 1
					: unanswered(
							given,
							composed,
							loaded.models.map(({ lookup }) => lookup),
							terminal,
						);
		} finally {
			terminal.progress('');
			searcher.detector.dispose();
		}
	},
};

/** Writes it, or shows what would be written, and tells which. */
async function put(
	{ path, shown, text }: PlacedLock,
	composed: ComposedLock,
	dry: boolean,
	terminal: Terminal,
): Promise<ExitCode> {
	const { out, note } = terminal;
	const { models } = composed.lock;
	const change = lockChange(text, { models });
	const count = modelCount({ models });
	switch (change.state) {
		case 'nothing':
			out(`${nothingToLock(composed, shown)}\n`);
			return 0;
		case 'same':
			out(`${l10n.t('{0} is up to date: {1}.', shown, count)}\n`);
			return 0;
		case 'too-long':
			note(l10n.t('{0} would be longer than {1} characters, and was not written.', shown, largestLock));
			return 1;
	}
	const { text: after } = change;
	if (dry) {
		out(shownDiff(shown, text ?? '', after, terminal));
		note(l10n.t('{0} would hold {1}; nothing was written.', shown, count));
		return 1;
	}
	const outcome = await writeText(path, text, after);
	if (outcome.state !== 'written') {
		note(whyNotWritten(shown, outcome));
		return 1;
	}
	out(`${writtenWords(composed, shown)}\n`);
	return 0;
}

/** Whoever looks at the exit code alone is told that some are not locked, unless nobody was to be asked. */
function unanswered(
	{ flags }: Arguments,
	{ untold }: ComposedLock,
	lookups: Parameters<typeof whyNoAnswer>[0],
	terminal: Terminal,
): ExitCode {
	const unasked = untold.filter(({ told }) => told.state === 'unasked');
	if (flags.has('strict')) {
		return unasked.length > 0 ? 3 : 0;
	}
	const why = whyNoAnswer(lookups);
	if (why !== undefined) {
		return endedWith(0, why, terminal);
	}
	const silent = unasked.filter(({ model: { lookup } }) => !isNotToBeAsked(lookup)).length;
	if (silent > 0) {
		terminal.note(
			silent === 1
				? l10n.t(
						'No hub told anything of 1 model that is loaded, and the exit code is 0 all the same: give --strict to exit with 3 then.',
					)
				: l10n.t(
						'No hub told anything of {0} models that are loaded, and the exit code is 0 all the same: give --strict to exit with 3 then.',
						silent,
					),
		);
	}
	return 0;
}

const isNotToBeAsked = (lookup: Lookup): boolean =>
	lookup.state === 'not-asked' || (lookup.state === 'unreachable' && lookup.cause === 'not-asked');
