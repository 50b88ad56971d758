import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type FileFixes, fixesFor, type WantedFixes } from '../../core/fixAll';
import { applyEdits } from '../../core/fixes';
import { printable } from '../../core/printable';
import { type CheckedFile, summarise } from '../../core/report/checked';
import { unaskedLines } from '../../core/report/summaryText';
import { rules } from '../../core/rules/index';
import { inSentences } from '../../core/wording';
import { type Arguments, type Flag, quote, UsageError } from '../args';
import { checkFiles } from '../checkFiles';
import type { Command, ExitCode, Terminal } from '../command';
import { diffFolder, pathInDiff } from '../diffFolder';
import { appliedLines, codeLines, dryLine, leftLines, summary, whereToApply } from '../fixLines';
import { noCacheFlag } from '../keptSearch';
import { suggestion } from '../nearest';
import { shownPath } from '../pathWords';
import { policyFlags } from '../policyChoice';
import { threadsFlag } from '../searchThreads';
import { commonFlags, hubFlags } from '../settings';
import { shownDiff } from '../shownDiff';
import { endedWith, lookupsOf, whyNoAnswer } from '../unanswered';
import { whyNotWritten } from '../whyNotWritten';
import { isOtherwiseEncoded, writeText } from '../writeText';

const ownFlags: readonly Flag[] = [
	{
		name: 'rule',
		value: 'RULES',
		offers: rules.map(({ id }) => id),
		about: l10n.t(
			'apply the fixes of these rules only, such as unpinned-revision,pickle-weights; check ends each finding with its rule',
		),
	},
	{
		name: 'dry-run',
		about: l10n.t('print the changes as a diff and write nothing; exit with 1 when there are any'),
	},
	{ name: 'unsafe', about: l10n.t('apply fixes that may change what is loaded, too') },
];

/** A fix may make room for another one; more rounds than this are a rule that never has enough. */
const mostRounds = 5;

export const fix: Command = {
	name: 'fix',
	takes: '[paths…]',
	about: l10n.t('mend what check finds and knows a fix for'),
	flags: [...ownFlags, ...policyFlags, ...hubFlags, threadsFlag, noCacheFlag, ...commonFlags],
	operands: ['files'],
	details: [
		l10n.t(
			'Reads the files below the paths; below the current folder when none is given. A fix that may change what is loaded is left out unless --unsafe is given. Files are written in place: see with --dry-run what would change.',
		),
	],
	exits: {
		0: l10n.t('what can be fixed is fixed, or there is nothing to fix'),
		1: l10n.t('with --dry-run: there is something to fix; without: a file could not be written'),
		2: l10n.t('misuse, or a file that was named cannot be read'),
		3: l10n.t('a hub could not answer and --strict was given'),
	},
	examples: [
		['fix --dry-run', l10n.t('what would be changed below this folder, as a diff')],
		['fix service', l10n.t('the same, written into the files below service')],
		['fix --rule unpinned-revision service/search.py', l10n.t('only pin what is loaded in one file')],
		['fix --unsafe --dry-run', l10n.t('with the fixes that may change what is loaded')],
	],
	async run(given, terminal) {
		const wanted: WantedFixes = { ...readRules(given), behaviour: given.flags.has('unsafe') };
		return given.flags.has('dry-run')
			? printDiff(given, wanted, terminal)
			: writeFixes(given, wanted, terminal);
	},
};

/** Prints what a run would change first. */
async function printDiff(given: Arguments, wanted: WantedFixes, terminal: Terminal): Promise<ExitCode> {
	const { files, unread, page } = await checkFiles(given, terminal, { unaskedBelow: true });
	const all = fixesFor(files, wanted);
	const possible: FileFixes[] = [];
	for (const one of all) {
		// Where a file must not be written, its diff may be applied elsewhere; in another encoding it would not fit.
		if (await isOtherwiseEncoded(resolve(terminal.cwd, one.path))) {
			terminal.note(whyNotWritten(printable(one.path), { state: 'encoding' }));
		} else {
			possible.push(one);
		}
	}
	const folder = diffFolder(
		possible.map(({ path }) => resolve(terminal.cwd, path)),
		given.words,
		terminal.cwd,
	);
	terminal.out(possible.map((one) => diffOf(one, folder, terminal)).join(''));
	if (folder !== terminal.cwd) {
		terminal.note(whereToApply(printable(shownPath(folder, terminal.cwd))));
	}
	const unasked = unaskedLines(summarise(files));
	const none = all.length > 0 && possible.length === 0;
	const line = none ? summary(0, 0) : dryLine(possible, unasked.length > 0);
	const told = [...unasked, line, ...codeLines(possible, page)];
	for (const one of [...told, ...leftLines(files, wanted, 0)]) {
		terminal.note(one);
	}
	return unread > 0 ? 2 : all.length > 0 ? 1 : unanswered(given, files, terminal);
}

/** What was written so far. */
interface Done {
	/** A line for each fix. */
	readonly lines: string[];
	readonly mended: FileFixes[];
	/** Some file could not be written. */
	refused: boolean;
}

/** Writes fixes. Whoever stops that is told what was changed by then. */
async function writeFixes(given: Arguments, wanted: WantedFixes, terminal: Terminal): Promise<ExitCode> {
	const done: Done = { lines: [], mended: [], refused: false };
	try {
		return await writeRounds(given, wanted, done, terminal);
	} catch (error) {
		if (terminal.signal.aborted) {
			terminal.progress('');
			terminal.out(done.lines.map((line) => `${line}\n`).join(''));
			terminal.note(inSentences(l10n.t('Stopped before all was done.'), summaryOf(done)));
		}
		throw error;
	}
}

async function writeRounds(
	given: Arguments,
	wanted: WantedFixes,
	done: Done,
	terminal: Terminal,
): Promise<ExitCode> {
	for (let round = 1; ; round++) {
		const { files, unread, page } = await checkFiles(given, terminal, { unaskedBelow: true });
		const all = fixesFor(files, wanted);
		let written = false;
		for (const one of all) {
			terminal.signal.throwIfAborted();
			const outcome = await writeText(
				resolve(terminal.cwd, one.path),
				one.text,
				applyEdits(one.text, one.edits),
			);
			if (outcome.state === 'written') {
				written = true;
				done.lines.push(...appliedLines(one));
				done.mended.push(one);
			} else {
				done.refused = true;
				terminal.note(whyNotWritten(printable(one.path), outcome));
			}
		}
		if (!written || round === mostRounds || !all.some(({ left }) => left > 0)) {
			const left = done.refused ? 0 : all.reduce((sum, one) => sum + one.left, 0);
			const lines = [
				...done.lines,
				...unaskedLines(summarise(files)),
				summaryOf(done),
				...codeLines(done.mended, page),
				...leftLines(files, wanted, left),
			];
			terminal.out(`${lines.join('\n')}\n`);
			return unread > 0 ? 2 : done.refused ? 1 : unanswered(given, files, terminal);
		}
	}
}

/** The rules of `--rule`. Throws a `UsageError` for one that does not exist. */
function readRules({ flags }: Arguments): { readonly rules?: readonly string[] } {
	const named = flags.get('rule');
	if (typeof named !== 'string') {
		return {};
	}
	const known = rules.map(({ id }) => id);
	const ids = named.split(',').map((id) => id.trim());
	for (const id of ids) {
		if (!known.includes(id)) {
			throw new UsageError(
				inSentences(
					l10n.t('There is no rule {0}.', quote(id)),
					...suggestion(id, known),
					l10n.t('weightwise check ends each finding with its rule.'),
				),
			);
		}
	}
	return { rules: ids };
}

function diffOf({ path, text, edits }: FileFixes, folder: string, terminal: Terminal): string {
	const shown = pathInDiff(resolve(terminal.cwd, path), folder);
	return shownDiff(shown, text, applyEdits(text, edits), terminal);
}

function summaryOf({ lines, mended }: Done): string {
	return summary(lines.length, new Set(mended.map(({ path }) => path)).size);
}

function unanswered({ flags }: Arguments, files: readonly CheckedFile[], terminal: Terminal): ExitCode {
	const summary = summarise(files);
	const fails = flags.has('strict') && summary.unasked.some(({ state }) => state !== 'unsupported');
	return endedWith(fails ? 3 : 0, whyNoAnswer(lookupsOf(files)), terminal);
}
