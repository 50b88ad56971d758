import { homedir } from 'node:os';
import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { version } from '../../../package.json';
import type { Log } from '../../core/host';
import { encodePath } from '../../core/hubs/addresses';
import type { Lookup } from '../../core/model';
import { countInspected, type InspectedGroup } from '../../core/report/inspected';
import { inspectedToJson } from '../../core/report/inspectedJson';
import { inspectedToMarkdown } from '../../core/report/inspectedMarkdown';
import { inspectedToSarif } from '../../core/report/inspectedSarif';
import { inspectedToText } from '../../core/report/inspectedText';
import { ansiPaint, noPaint } from '../../core/report/paint';
import { traceOf } from '../../core/thrown';
import type { Judging } from '../../core/weights/judgeFile';
import type { Verdict } from '../../core/weights/verdict';
import { type Arguments, type Flag, UsageError } from '../args';
import type { Command, ExitCode, Terminal } from '../command';
import { createLog } from '../host';
import { askHubs } from '../hubs';
import { hubCacheFolder, inspectCache } from '../inspectCache';
import { inspectModels } from '../inspectModels';
import { inspectPaths } from '../inspectPaths';
import { readTargets } from '../inspectTargets';
import { exitOf, hubFlag, modelOfWord } from '../models';
import { pinsIn } from '../pins';
import { commonFlags, hubFlags, readHubChoice } from '../settings';
import { endedWith, whyNoAnswer } from '../unanswered';

/** Strongest first: `--fail-on suspicious` also means what stands before it. */
const verdicts: readonly Verdict[] = ['dangerous', 'malformed', 'suspicious'];

const flags: readonly Flag[] = [
	{
		name: 'format',
		value: 'FORMAT',
		choices: ['text', 'json', 'markdown', 'sarif'],
		about: l10n.t('text (default), json, markdown for a pull request, or sarif for code scanning'),
	},
	{
		name: 'file',
		value: 'PATH',
		about: l10n.t(
			'of a model only this file, or those that fit: *.bin in any folder, unet/*, **/config.json',
		),
	},
	{
		name: 'fail-on',
		value: 'VERDICT',
		choices: [...verdicts, 'never'],
		about: l10n.t(
			'exit with 1 for files that are dangerous (default), malformed, suspicious or worse; or never',
		),
	},
	{ name: 'local', about: l10n.t('look into the download cache of this machine; MODEL: at this model only') },
	{
		name: 'verify',
		about: l10n.t('with --local: compare each content with its digest; fails for malformed files too'),
	},
	{
		name: 'code',
		value: 'FOLDER',
		offers: 'folders',
		about: l10n.t('with --local: whose loads are compared (default: the current folder)'),
	},
	hubFlag,
];

export const inspect: Command = {
	name: 'inspect',
	takes: 'FILE…|FOLDER|MODEL[@REVISION]',
	about: l10n.t('say what loading weights would do, without loading or downloading them'),
	flags: [...flags, ...hubFlags, ...commonFlags],
	operands: ['files'],
	details: [
		l10n.t(
			'A path that exists is read from disk; any other word names a model on the hub, of which only the parts that decide are fetched. Nothing is executed.',
		),
	],
	exits: {
		0: l10n.t('nothing at or above --fail-on'),
		1: l10n.t('a file at or above it, or a model that does not exist'),
		2: l10n.t('misuse, or there is no such path'),
		3: l10n.t('something could not be read and --strict was given'),
	},
	examples: [
		['inspect google/flan-t5-large', l10n.t('the weights of a model on the hub')],
		['inspect google-bert/bert-base-uncased@main --file "*.bin"', l10n.t('only some of its files')],
		['inspect training --fail-on suspicious', l10n.t('every file of a folder that looks like weights')],
		['inspect training/adapter_config.json --format json', l10n.t('one file, for other programs')],
	],
	async run(given, terminal) {
		const { flags: chosen } = given;
		const only = ['verify', 'code'].find((name) => chosen.has(name) && !chosen.has('local'));
		if (only !== undefined) {
			throw new UsageError(l10n.t('--{0} belongs to --local.', only));
		}
		if (chosen.has('local')) {
			return inspectLocal(given, terminal);
		}
		const { paths, models } = await readTargets(given, terminal);
		if (chosen.has('file') && models.length === 0) {
			throw new UsageError(
				l10n.t('--file chooses among the files of a model; name the file itself instead.'),
			);
		}
		const log = createLog(chosen.has('verbose'), terminal.note);
		const groups: InspectedGroup[] = [];
		const lookups: Lookup[] = [];
		try {
			if (paths.length > 0) {
				groups.push(await inspectPaths(paths, judgingOf(log, terminal.signal), terminal));
			}
			if (models.length > 0) {
				const { host, resolver } = await askHubs(given, terminal);
				const only = chosen.get('file');
				const found = await inspectModels(
					models,
					typeof only === 'string' ? only : undefined,
					{ host, resolver, judging: judgingOf(host.log, terminal.signal) },
					terminal,
				);
				groups.push(...found.groups);
				lookups.push(...found.lookups);
			}
		} finally {
			terminal.progress('');
		}
		terminal.out(written(given, groups, terminal));
		const why = lookups.length === models.length ? whyNoAnswer(lookups) : undefined;
		return endedWith(exitCode(given, groups, lookups), why, terminal);
	},
};

async function inspectLocal(given: Arguments, terminal: Terminal): Promise<ExitCode> {
	const { flags: chosen, words } = given;
	if (chosen.has('file') || chosen.has('hub')) {
		throw new UsageError(
			l10n.t('--local looks at all weights of the Hugging Face cache: leave --file and --hub out.'),
		);
	}
	const { host, resolver } = await askHubs(given, terminal);
	const code = chosen.get('code');
	const folder = resolve(terminal.cwd, typeof code === 'string' ? code : '.');
	// Nobody's code is all that a home folder holds.
	const worthReading = typeof code === 'string' || ![terminal.env.HOME || homedir(), '/'].includes(folder);
	let groups: readonly InspectedGroup[];
	try {
		const ids = words.map((word) => modelOfWord(word, undefined).id);
		groups = await inspectCache(
			hubCacheFolder(terminal),
			{
				ids,
				verify: chosen.has('verify'),
				pins: worthReading ? await pinsIn(folder, terminal, chosen.has('verbose')) : new Map(),
				...(readHubChoice(given, terminal).offline ? {} : { resolver }),
				judging: judgingOf(host.log, terminal.signal),
			},
			terminal,
		);
	} finally {
		terminal.progress('');
	}
	if (groups.length === 0 && (chosen.get('format') ?? 'text') === 'text') {
		terminal.out(`${l10n.t('The download cache holds no model.')}\n`);
		return 0;
	}
	terminal.out(written(given, groups, terminal));
	return exitCode(given, groups, []);
}

function judgingOf(log: Log, signal: AbortSignal): Judging {
	return {
		signal,
		now: () => Date.now(),
		onFault: (error) => log.error(`A file could not be judged: ${traceOf(error)}`),
	};
}

function written(given: Arguments, groups: readonly InspectedGroup[], terminal: Terminal): string {
	const { endpoint } = readHubChoice(given, terminal);
	switch (given.flags.get('format')) {
		case 'json':
			return inspectedToJson(groups);
		case 'markdown':
			return inspectedToMarkdown(groups);
		case 'sarif':
			return inspectedToSarif(groups, version, ({ model }, path) =>
				model?.commit === undefined
					? undefined
					: `${endpoint.replace(/\/+$/, '')}/${model.id}/blob/${model.commit}/${encodePath(path)}`,
			);
		default:
			return inspectedToText(
				groups,
				terminal.colours ? ansiPaint : noPaint,
				terminal.wraps ? terminal.width : undefined,
			);
	}
}

/** A verdict weighs more than one that is missing: 1 before 3. */
function exitCode(
	{ flags }: Arguments,
	groups: readonly InspectedGroup[],
	lookups: readonly Lookup[],
): ExitCode {
	const counts = countInspected(groups);
	const failOn = flags.get('fail-on') ?? (flags.has('verify') ? 'malformed' : 'dangerous');
	const failing = verdicts.slice(0, verdicts.indexOf(failOn as Verdict) + 1);
	if (failing.some((verdict) => counts[verdict] > 0)) {
		return 1;
	}
	const strict = flags.has('strict');
	const unread = counts.unreadable > 0 || groups.some(({ unknown }) => unknown);
	const code = exitOf(lookups, strict);
	return code === 0 && strict && unread ? 3 : code;
}
