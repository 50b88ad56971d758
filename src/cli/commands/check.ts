import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as manifest from '../../../package.json';
import type { Finding } from '../../core/finding';
import { type CheckedFile, summarise } from '../../core/report/checked';
import { findingsToText } from '../../core/report/findingsText';
import { findingsToJson } from '../../core/report/json';
import { findingsToMarkdown } from '../../core/report/markdown';
import { ansiPaint, noPaint } from '../../core/report/paint';
import { toSarif } from '../../core/report/sarif';
import { atOrAbove, severities } from '../../core/rules/levels';
import type { Arguments, Flag } from '../args';
import { type CheckedFiles, checkFiles } from '../checkFiles';
import type { Command, ExitCode, Terminal } from '../command';
import { noCacheFlag } from '../keptSearch';
import { shownPath } from '../pathWords';
import { policyFlags } from '../policyChoice';
import { rulePageBase } from '../rulePages';
import { threadsFlag } from '../searchThreads';
import { commonFlags, hubFlags } from '../settings';
import { endedWith, lookupsOf, whyNoAnswer } from '../unanswered';
import { repositoryOf } from '../workspace';

const failOnFlag: Flag = {
	name: 'fail-on',
	value: 'SEVERITY',
	choices: [...severities, 'never'],
	about: l10n.t('exit with 1 for findings at or above error (default), warning, info or hint; or never'),
};

const formatFlag: Flag = {
	name: 'format',
	value: 'FORMAT',
	choices: ['text', 'json', 'markdown', 'sarif'],
	about: l10n.t('text (default), json, markdown for a pull request, or sarif for code scanning'),
};

export const check: Command = {
	name: 'check',
	takes: '[paths…]',
	about: l10n.t('say what is wrong with the models that files name'),
	flags: [formatFlag, failOnFlag, ...policyFlags, ...hubFlags, threadsFlag, noCacheFlag, ...commonFlags],
	operands: ['files'],
	details: [
		l10n.t(
			'Reads the files below the paths; below the current folder when none is given. Judges by the nearest weightwise.json, where the team says what is allowed and how loud each rule is.',
		),
	],
	exits: {
		0: l10n.t('nothing at or above --fail-on'),
		1: l10n.t('something at or above it'),
		2: l10n.t('misuse, or a file that was named cannot be read'),
		3: l10n.t('a hub could not answer and --strict was given'),
	},
	examples: [
		['check', l10n.t('every file below this folder')],
		['check service/draft.py --fail-on warning', l10n.t('one file; 1 for warnings, too')],
		['check --format sarif --strict', l10n.t('for code scanning; 3 when a hub could not be asked')],
		['check --offline', l10n.t('by earlier answers, without a network')],
	],
	async run(given, terminal) {
		const format = String(given.flags.get('format') ?? 'text');
		const checked = await checkFiles(given, terminal, { unaskedBelow: format !== 'json' });
		const { files, unread } = checked;
		const top = format === 'sarif' ? await repositoryOf(given.words, terminal.cwd) : undefined;
		terminal.out(written(format, checked, terminal, top));
		// What was named and could not be judged is neither fine nor a finding.
		return unread > 0 ? 2 : endedWith(exitCode(given, files), whyNoAnswer(lookupsOf(files)), terminal);
	},
};

/** @param top The folder at the top of the repository, where there is one. */
function written(
	format: string,
	{ files, coverage, notes, unknownLoads }: CheckedFiles,
	terminal: Terminal,
	top: string | undefined,
): string {
	switch (format) {
		case 'json':
			return findingsToJson(files, coverage);
		case 'markdown':
			return findingsToMarkdown(files, coverage);
		case 'sarif':
			return toSarif(files, {
				version: manifest.version,
				notes,
				coverage,
				...rulePageBase(manifest),
				...(top ? { fromTop: (path) => shownPath(resolve(terminal.cwd, path), top) } : {}),
			});
		default:
			return findingsToText(files, terminal.colours ? ansiPaint : noPaint, {
				coverage,
				unknownLoads,
				...(terminal.wraps ? { width: terminal.width } : {}),
			});
	}
}

/** Findings weigh more than answers that are missing: 1 before 3. */
function exitCode({ flags }: Arguments, files: readonly CheckedFile[]): ExitCode {
	const loud = atOrAbove(String(flags.get('fail-on') ?? 'error'));
	const fails = ({ severity, suppressed }: Finding) => !suppressed && loud.includes(severity);
	if (files.some(({ findings }) => findings.some(fails))) {
		return 1;
	}
	const unanswered = summarise(files).unasked.some(({ state }) => state !== 'unsupported');
	return flags.has('strict') && unanswered ? 3 : 0;
}
