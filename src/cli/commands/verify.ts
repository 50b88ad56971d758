import * as l10n from '@vscode/l10n';
import { asLoaded } from '../../core/lock/asLoaded';
import { codeDrift } from '../../core/lock/codeDrift';
import { type Compared, type LockPart, lockParts } from '../../core/lock/drift';
import { hubDrifts } from '../../core/lock/hubDrift';
import { keyOf, type LockedModel, lockFile, modelsOf } from '../../core/lock/lock';
import { ansiPaint, noPaint } from '../../core/report/paint';
import { type VerifiedLock, verifiedToJson, verifiedToText } from '../../core/report/verified';
import { inSentences } from '../../core/wording';
import { type Arguments, quote, UsageError } from '../args';
import type { Command, ExitCode, Terminal } from '../command';
import { openProject } from '../find';
import { askHubs } from '../hubs';
import { hubCacheFolder } from '../inspectCache';
import { noCacheFlag } from '../keptSearch';
import { type SearchedLoads, searchLoads } from '../lockLoads';
import { lockFlag, placeLock } from '../lockPlace';
import { suggestion } from '../nearest';
import { threadsFlag } from '../searchThreads';
import { commonFlags, formatFlag, hubFlags } from '../settings';
import { verifyCache } from '../verifyCache';

const nothing: Compared = { drifts: [], unchecked: [] };

export const verify: Command = {
	name: 'verify',
	takes: '[paths…]',
	about: l10n.t('hold code, hubs and the local cache against the lock that weightwise lock has written'),
	flags: [
		formatFlag,
		{
			name: 'only',
			value: 'PARTS',
			about: l10n.t('check only these, with commas between (default: {0})', lockParts.join(',')),
		},
		{
			name: 'quick',
			about: l10n.t('of the local cache compare sizes and names only, and read no content'),
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
			'Code: a load that the lock does not hold, and a model in it that nothing loads. Hubs: a revision that means another commit now, a file that is gone or another one, another licence. Local cache: files of the locked commits with another size or content, read where the model is there.',
		),
		l10n.t(
			'Reads the whole project when no path is given; with paths, only the models that they load are checked.',
		),
	],
	exits: {
		0: l10n.t('all that was checked is as the lock says'),
		1: l10n.t('something differs'),
		2: l10n.t('misuse, a file that was named cannot be read, or there is no lock that can be used'),
		3: l10n.t('a hub could not answer and --strict was given'),
	},
	examples: [
		['verify', l10n.t('everything, for the whole project')],
		['verify --only code', l10n.t('before a commit: no network, and nothing of the cache is read')],
		['verify --strict --format json', l10n.t('in CI: 3 when a hub could not be asked')],
		[
			'verify service --offline --quick',
			l10n.t('only what is loaded below service, by what is on this machine'),
		],
	],
	async run(given, terminal) {
		const parts = partsOf(given);
		const { host, resolver } = await askHubs(given, terminal);
		const searcher = await openProject(given.words, host, terminal.cwd);
		try {
			const { lock, shown, folder } = await placeLock(given, searcher.workspace, terminal);
			if (!lock) {
				throw new UsageError(l10n.t('There is no {0}. Write one with weightwise lock.', quote(shown)));
			}
			const asksHubs = parts.includes('hub');
			const readsCode = parts.includes('code') || given.words.length > 0;
			const searched = readsCode
				? await searchLoads(given, folder, {
						...{ host, searcher, terminal },
						resolver: asksHubs ? resolver : (await askHubs(offline(given), terminal)).resolver,
					})
				: undefined;
			const held = searched ? asLoaded(lock, searched.loaded, searched.whole) : lock;
			const models = checkedModels(held.models, searched, given.words.length > 0);
			const code =
				searched && parts.includes('code')
					? codeDrift(lock, searched.loaded, { whole: searched.whole, shown })
					: nothing;
			const hub = asksHubs ? await hubDrifts(models, resolver, shown, terminal.signal) : [];
			const choice = { root: hubCacheFolder(terminal), shown, quick: given.flags.has('quick') };
			const cache = parts.includes('cache') ? await verifyCache(models, choice, terminal) : undefined;
			const all = [code, ...hub, ...(cache ? [cache] : [])];
			const report: VerifiedLock = {
				lock: shown,
				models: modelsOf(models),
				parts,
				drifts: all.flatMap(({ drifts }) => drifts),
				unchecked: all.flatMap(({ unchecked }) => unchecked),
				read: cache?.read ?? { files: 0, bytes: 0 },
			};
			terminal.out(
				given.flags.get('format') === 'json'
					? verifiedToJson(report)
					: verifiedToText(report, terminal.colours ? ansiPaint : noPaint),
			);
			return (searched?.unread ?? 0) > 0 ? 2 : exitCode(given, report, models.length, terminal);
		} finally {
			terminal.progress('');
			searcher.detector.dispose();
		}
	},
};

/** The same, by earlier answers alone: these tell which hub cannot tell anything, and what a load reads. */
const offline = ({ words, flags }: Arguments): Arguments => ({
	words,
	flags: new Map([...flags, ['offline', true]]),
});

/** Throws a `UsageError` for what is no part. */
function partsOf({ flags }: Arguments): readonly LockPart[] {
	const only = flags.get('only');
	if (typeof only !== 'string') {
		return lockParts;
	}
	const words = only.split(',').map((word) => word.trim());
	const wrong = words.find((word) => !lockParts.includes(word as LockPart));
	if (wrong !== undefined) {
		throw new UsageError(
			inSentences(
				l10n.t('--only cannot be {0}: choose from {1}.', quote(wrong), lockParts.join(', ')),
				...suggestion(wrong, lockParts),
			),
		);
	}
	return lockParts.filter((part) => words.includes(part));
}

/**
 * The models of the lock that the code loads; all where no code was read, or not all of it although nobody asked for
 * less. @param narrowed Paths were named.
 */
function checkedModels(
	models: readonly LockedModel[],
	searched: SearchedLoads | undefined,
	narrowed: boolean,
): readonly LockedModel[] {
	const loaded =
		searched &&
		(narrowed || searched.whole) &&
		new Set([...searched.loaded.models, ...searched.loaded.guessed].map(keyOf));
	return loaded ? models.filter((model) => loaded.has(keyOf(model))) : models;
}

/** What is known to differ weighs more than what is not known: 1 before 3. */
function exitCode(
	{ flags }: Arguments,
	{ drifts, unchecked }: VerifiedLock,
	entries: number,
	{ note }: Terminal,
): ExitCode {
	if (drifts.length > 0) {
		return 1;
	}
	const unasked = unchecked.filter((one) => one.unasked);
	if (flags.has('strict')) {
		return unasked.length > 0 ? 3 : 0;
	}
	if (entries > 0 && unasked.length === entries) {
		note(
			l10n.t(
				'No hub told anything of a model in {0}, and the exit code is 0 all the same: give --strict to exit with 3 then.',
				lockFile,
			),
		);
	}
	return 0;
}
