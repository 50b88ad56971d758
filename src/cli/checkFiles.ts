import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { WrittenAt } from '../core/blameText';
import type { Detector } from '../core/detect/detect';
import type { ResolvedReference } from '../core/finding';
import type { Log } from '../core/host';
import { answeredBy, type JudgedFile, judge } from '../core/judge';
import { largestLock, lockFile } from '../core/lock/lock';
import { mergeRules } from '../core/policy/merge';
import { policyFile } from '../core/policy/policy';
import { findingsOfPolicies } from '../core/policy/policyFiles';
import { createProjects, type Project } from '../core/project';
import type { CheckedFile, Coverage, FileReferences } from '../core/report/checked';
import { type AllAnswers, askForRules } from '../core/rules/answers';
import { asksWhenWritten, recreatedModel } from '../core/rules/recreated-model';
import { wantedOf } from '../core/wanted';
import type { Arguments } from './args';
import type { Terminal } from './command';
import { findReferences, openProject } from './find';
import { historyOf } from './history';
import { askHubs } from './hubs';
import { shownPath } from './pathWords';
import { choosePolicy } from './policyChoice';
import { readThreads } from './searchThreads';
import { slashed, withinAny } from './workspace';

/** The command line has no settings of its own: a check goes by the policy. */
const noRules = {};

/** A file on its way through the check. */
interface Checking extends JudgedFile {
	/** The path as it is shown. */
	readonly shown: string;
	readonly project: Project;
}

/** What a run looked at. */
export interface CheckedFiles {
	readonly files: readonly CheckedFile[];
	/** How many files were read and searched. */
	readonly coverage: Coverage;
	/** How many of the paths that were named could not be read; why is said on stderr. */
	readonly unread: number;
	/** How many loads do not say their model. */
	readonly unknownLoads: number;
	/** The page of a model at a commit, where its files can be read. */
	page(id: string, commit: string): string | undefined;
	/** Sentences that name the files of which a large part could not be read; said on stderr, too. */
	readonly notes: readonly string[];
}

/**
 * The files below the given paths with what the hubs and the rules say of them, and before them the team's own files that
 * something is wrong with: policies, decision records, locks.
 */
export async function checkFiles(
	given: Arguments,
	terminal: Terminal,
	{ unaskedBelow }: { readonly unaskedBelow: boolean },
): Promise<CheckedFiles> {
	const { signal, cwd } = terminal;
	const threads = readThreads(given.flags.get('threads'));
	const { host, resolver } = await askHubs(given, terminal);
	const { log } = host;
	const policy = await choosePolicy(given, terminal);
	const searcher = await openProject(given.words, host, cwd);
	const { detector, workspace } = searcher;
	try {
		const {
			files: found,
			coverage,
			unread,
			notes,
		} = await findReferences(
			given.words,
			searcher,
			log,
			terminal,
			{ remarks: true },
			{ threads, store: given.flags.has('no-cache') ? undefined : host.store },
		);
		const resolved = await resolver.resolve(
			found.flatMap(({ references }) => references),
			signal,
			(done, total) => terminal.progress(l10n.t('Asking about models: {0} of {1}', done, total)),
		);
		const projects = createProjects(workspace, log, policy && (() => policy));
		const files = await withProjects(found, resolved, cwd, (path) => projects.of(path));
		terminal.progress(l10n.t('Asking what the rules want to know'));
		const wanted = wantedOf(
			files.map(({ resolved, project }) => ({
				resolved,
				rules: mergeRules(project.policy.policy.rules, noRules),
				records: project.decisions.records,
			})),
			log,
		);
		const answers = await askForRules(wanted, resolved, resolver, signal);
		const dated = await withHistory(files, signal);
		terminal.progress(l10n.t('Judging models'));
		const now = host.now();
		const judged: CheckedFile[] = [];
		for (const { shown, project, ...file } of dated) {
			signal.throwIfAborted();
			const access = {
				grammar: (name: Parameters<Detector['grammar']>[0]) => detector.grammar(name),
				signal,
			};
			const by = { project, rules: noRules, answers, access, log, now, unaskedBelow };
			judged.push({ path: shown, text: file.text, resolved: file.resolved, findings: await judge(file, by) });
		}
		const named = (given.words.length > 0 ? given.words : ['.']).map((word) => resolve(cwd, word));
		const isNamed = withinAny(named);
		const all = await withPolicies(dated, judged, answers, {
			now,
			log,
			// Also where no file names a model: what is wrong in a policy is wrong there, too.
			around: await Promise.all(named.map((path) => projects.of(`${slashed(path)}/${policyFile}`))),
			covers: (folder) => coverage.leftOut === 0 && isNamed(folder),
			textOf: async (path) =>
				(await workspace.read(path, path.endsWith(`/${lockFile}`) ? largestLock : undefined))?.text ?? '',
			shown: (path) => shownPath(path, cwd),
		});
		const page = (id: string, commit: string) => resolver.page('huggingface', id, commit);
		const unknownLoads = found.reduce((sum, { unknown = [] }) => sum + unknown.length, 0);
		return { files: all, coverage, unread, unknownLoads, notes, page };
	} finally {
		terminal.progress('');
		detector.dispose();
	}
}

async function withProjects(
	found: readonly FileReferences[],
	resolved: readonly ResolvedReference[],
	cwd: string,
	projectOf: (path: string) => Promise<Project>,
): Promise<Checking[]> {
	let at = 0;
	const files = found.map(({ path: shown, text, references, calls = [], unknown = [] }) => {
		const own = resolved.slice(at, at + references.length);
		at += references.length;
		return { path: slashed(resolve(cwd, shown)), shown, text, resolved: own, calls, unknown };
	});
	return Promise.all(files.map(async (file) => ({ ...file, project: await projectOf(file.path) })));
}

/** Git processes at once, and how long all of them may take together: a large repository has a long history. */
const mostAtOnce = 4;
const longestHistoryMs = 20_000;

/** Asks the history of those files for which the one rule that goes by it can make something of the answer. */
async function withHistory(files: readonly Checking[], signal: AbortSignal): Promise<Checking[]> {
	const dated = [...files];
	const until = performance.now() + longestHistoryMs;
	let next = 0;
	const work = async () => {
		while (next < files.length && performance.now() < until) {
			const at = next++;
			const file = files[at] as Checking;
			const writtenAt = await historyFor(file, signal);
			if (writtenAt) {
				dated[at] = { ...file, writtenAt };
			}
		}
	};
	await Promise.all(Array.from({ length: mostAtOnce }, work));
	signal.throwIfAborted();
	return dated;
}

async function historyFor(
	{ path, text, resolved, project }: Checking,
	signal: AbortSignal,
): Promise<WrittenAt | undefined> {
	const places = resolved.filter(asksWhenWritten).map(({ reference }) => reference.span);
	const off = project.policy.policy.rules?.[recreatedModel.id] === 'off';
	return off || places.length === 0 ? undefined : historyOf(path, text, places, signal);
}

interface PolicyWriting {
	readonly now: number;
	readonly log: Log;
	/** Projects of the folders that were named. */
	readonly around: readonly Project[];
	/** Whether a folder lies in one that the run went through as a whole. */
	covers(folder: string): boolean;
	textOf(path: string): Promise<string>;
	shown(path: string): string;
}

/** Puts what is to be said of the policy files before the rest, or to what is said of the same file. */
async function withPolicies(
	files: readonly Checking[],
	judged: readonly CheckedFile[],
	answers: AllAnswers,
	{ now, log, around, covers, textOf, shown }: PolicyWriting,
): Promise<CheckedFile[]> {
	const projectFiles = files.map((file, at) => ({
		...file,
		findings: judged[at]?.findings ?? [],
		answered: answeredBy(answers),
	}));
	const policies = findingsOfPolicies(projectFiles, around, { now, log, covers });
	const byPath = new Map(judged.map((one) => [one.path, one]));
	const own = await Promise.all(
		[...policies].map(async ([path, findings]): Promise<CheckedFile> => {
			const same = byPath.get(shown(path));
			return {
				path: shown(path),
				text: same?.text ?? (await textOf(path)),
				resolved: same?.resolved ?? [],
				findings: [...findings, ...(same?.findings ?? [])],
			};
		}),
	);
	const written = new Set(own.map(({ path }) => path));
	return [...own, ...judged.filter(({ path }) => !written.has(path))];
}
