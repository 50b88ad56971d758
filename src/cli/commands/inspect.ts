import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Log } from '../../core/host';
import type { Lookup } from '../../core/model';
import { matchesFile } from '../../core/policy/globs';
import { countInspected, groupOfModel, type InspectedGroup } from '../../core/report/inspected';
import { inspectedToJson } from '../../core/report/inspectedJson';
import { inspectedToMarkdown } from '../../core/report/inspectedMarkdown';
import { inspectedToText } from '../../core/report/inspectedText';
import { ansiPaint, noPaint } from '../../core/report/paint';
import { weightRole } from '../../core/weights/fileRoles';
import { inspectModel, inTurns } from '../../core/weights/inspectModel';
import { type JudgedFile, type Judging, judgeFile } from '../../core/weights/judgeFile';
import type { Verdict } from '../../core/weights/verdict';
import { type Arguments, type Flag, quote, UsageError } from '../args';
import type { Command, ExitCode, Terminal } from '../command';
import { createLog } from '../host';
import { askHubs } from '../hubs';
import { localFile } from '../localFile';
import { exitOf, hubFlag, type NamedModel, readModelWord } from '../models';
import { commonFlags, hubFlags } from '../settings';
import { shownPath, whyNot } from '../walk';
import { weightsBelow } from '../weightFolder';

/** Strongest first: `--fail-on suspicious` also means what stands before it. */
const verdicts: readonly Verdict[] = ['dangerous', 'malformed', 'suspicious'];

const flags: readonly Flag[] = [
	{
		name: 'format',
		value: 'FORMAT',
		choices: ['text', 'json', 'markdown'],
		about: 'text (default), json, or markdown for a pull request',
	},
	{
		name: 'file',
		value: 'PATH',
		about: 'of a model only this file, whatever it is called; * and ? as in *.bin, ** for folders',
	},
	{
		name: 'fail-on',
		value: 'VERDICT',
		choices: [...verdicts, 'never'],
		about: 'exit with 1 for files that are dangerous (default), malformed, suspicious or worse; or never',
	},
	hubFlag,
];

export const inspect: Command = {
	name: 'inspect',
	takes: 'FILE…|FOLDER|MODEL[@REVISION]',
	about: 'say what loading weights would do, without loading or downloading them',
	flags: [...flags, ...hubFlags, ...commonFlags],
	async run(given, terminal) {
		const targets = await readTargets(given, terminal);
		const log = createLog(given.flags.has('verbose'), terminal.note);
		const paths = targets.flatMap((target) => (target.kind === 'path' ? target : []));
		const models = targets.flatMap((target) => (target.kind === 'model' ? target.model : []));
		const groups: InspectedGroup[] = [];
		const lookups: Lookup[] = [];
		try {
			if (paths.length > 0) {
				groups.push(await inspectPaths(paths, log, terminal));
			}
			if (models.length > 0) {
				const found = await inspectModels(models, given, terminal);
				groups.push(...found.groups);
				lookups.push(...found.lookups);
			}
		} finally {
			terminal.progress('');
		}
		terminal.out(written(String(given.flags.get('format') ?? 'text'), groups, terminal));
		return exitCode(given, groups, lookups);
	},
};

type Target =
	| { readonly kind: 'path'; readonly path: string; readonly folder: boolean }
	| { readonly kind: 'model'; readonly model: NamedModel };

/** Files and folders that exist are taken before models of the same name; `./x` is never a model. */
async function readTargets({ words, flags }: Arguments, { cwd }: Terminal): Promise<Target[]> {
	if (words.length === 0) {
		throw new UsageError(
			'weightwise inspect needs a file, a folder or a model, such as model.safetensors or org/name@main.',
		);
	}
	const hub = flags.get('hub');
	const targets: Target[] = [];
	for (const word of words) {
		const path = resolve(cwd, word);
		const isPath = /^(?:\.{1,2}(?:$|[\\/])|[\\/~]|[A-Za-z]:[\\/])/.test(word);
		const found =
			isPath || hub === undefined ? await stat(path).catch((error: unknown) => whyNot(error)) : '';
		if (typeof found !== 'string') {
			targets.push({ kind: 'path', path, folder: found.isDirectory() });
		} else if (isPath || (hub === undefined && looksLikeFile(word, found))) {
			throw new UsageError(`${quote(word)} ${found}. Check the path; a model is written as org/name.`);
		} else {
			targets.push({ kind: 'model', model: readModelWord(word, hub) });
		}
	}
	if (flags.has('file') && !targets.some(({ kind }) => kind === 'model')) {
		throw new UsageError('--file chooses among the files of a model; name the file itself instead.');
	}
	return targets;
}

/** Not there, and no id of a model that somebody means: `weights/model.bin`, a path of three parts. */
function looksLikeFile(word: string, why: string): boolean {
	const address = /^https?:/i.test(word);
	const revision = word.includes('@');
	return (
		why !== 'does not exist' ||
		(!address && !revision && (word.split('/').length > 2 || weightRole(word) !== undefined))
	);
}

async function inspectPaths(
	targets: readonly { readonly path: string; readonly folder: boolean }[],
	log: Log,
	terminal: Terminal,
): Promise<InspectedGroup> {
	const { cwd, signal } = terminal;
	const show = (path: string) => shownPath(path, cwd);
	const named = new Map<string, boolean>();
	const notes: string[] = [];
	for (const { path, folder } of targets) {
		if (!folder) {
			named.set(path, true);
			continue;
		}
		const below = await weightsBelow(path, show, signal);
		notes.push(...below.notes);
		if (below.files.length === 0) {
			notes.push(`No file in ${show(path)} looks like weights.`);
		}
		for (const file of below.files) {
			named.set(file, named.get(file) ?? false);
		}
	}
	const files: JudgedFile[] = [];
	const judging = judgingOf(log, signal);
	for (const [path, byName] of named) {
		terminal.progress(`Reading files: ${files.length} of ${named.size}`);
		const role = byName ? 'weights' : (weightRole(path) ?? 'weights');
		files.push(await judgeFile({ ...localFile(path, show(path)), role }, judging));
	}
	return { files, notes };
}

async function inspectModels(
	models: readonly NamedModel[],
	given: Arguments,
	terminal: Terminal,
): Promise<{ readonly groups: readonly InspectedGroup[]; readonly lookups: readonly Lookup[] }> {
	const { host, resolver } = askHubs(given, terminal);
	const pattern = given.flags.get('file');
	const groups: InspectedGroup[] = [];
	const lookups: Lookup[] = [];
	const judging = judgingOf(host.log, terminal.signal);
	// One model after the other: the files of one are read several at once already.
	await inTurns(models, 1, async (model) => {
		terminal.progress(`Asking about ${model.id}`);
		const inspection = await inspectModel(
			resolver,
			{ ...model, ...(typeof pattern === 'string' ? { wanted: (path) => matchesFile(pattern, path) } : {}) },
			{
				...judging,
				now: () => host.now(),
				onProgress: (done, total) => terminal.progress(`Reading ${model.id}: ${done} of ${total} files`),
			},
		);
		if (inspection.state === 'unknown') {
			lookups.push(inspection.lookup);
		} else if (typeof pattern === 'string' && inspection.files.length === 0) {
			throw new UsageError(`${model.id} has no file ${quote(pattern)} at this revision.`);
		}
		groups.push(groupOfModel(inspection, host.now()));
	});
	return { groups, lookups };
}

function judgingOf(log: Log, signal: AbortSignal): Judging {
	return {
		signal,
		now: () => Date.now(),
		onFault: (error) =>
			log.error(`A file could not be judged: ${error instanceof Error ? error.stack : String(error)}`),
	};
}

function written(format: string, groups: readonly InspectedGroup[], terminal: Terminal): string {
	switch (format) {
		case 'json':
			return inspectedToJson(groups);
		case 'markdown':
			return inspectedToMarkdown(groups);
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
	const failOn = flags.get('fail-on') ?? 'dangerous';
	const failing = verdicts.slice(0, verdicts.indexOf(failOn as Verdict) + 1);
	if (failing.some((verdict) => counts[verdict] > 0)) {
		return 1;
	}
	const strict = flags.has('strict');
	const unread = counts.unreadable > 0 || groups.some(({ unknown }) => unknown);
	const code = exitOf(lookups, strict);
	return code === 0 && strict && unread ? 3 : code;
}
