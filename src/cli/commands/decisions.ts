import * as l10n from '@vscode/l10n';
import { createProjects } from '../../core/project';
import {
	type DecisionReport,
	decisionsToJson,
	decisionsToMarkdown,
	decisionsToText,
	type RecordIssue,
} from '../../core/report/decisionReport';
import { ansiPaint, noPaint } from '../../core/report/paint';
import { atOrAbove, severities } from '../../core/rules/levels';
import { inSentences } from '../../core/wording';
import { type Arguments, quote, UsageError } from '../args';
import type { Command, ExitCode, Terminal } from '../command';
import { openProject } from '../find';
import { askHubs } from '../hubs';
import { suggestion } from '../nearest';
import { choosePolicy, policyFlags } from '../policyChoice';
import { checkRecords } from '../recordChecks';
import { listOf, readRecords } from '../records';
import { commonFlags, hubFlags } from '../settings';
import { endedWith, whyNoAnswer } from '../unanswered';

const actions = ['list', 'check'];

export const decisions: Command = {
	name: 'decisions',
	takes: 'list|check [paths…]',
	about: l10n.t(
		'list the decision records of a project, or check them against the hub, the policy and the code of now',
	),
	flags: [
		{
			name: 'format',
			value: 'FORMAT',
			choices: ['text', 'json', 'markdown'],
			about: l10n.t('text (default), json, or markdown for a pull request'),
		},
		{
			name: 'fail-on',
			value: 'SEVERITY',
			choices: [...severities, 'never'],
			about: l10n.t(
				'check exits with 1 at or above warning (default), error, info or hint; or never. A record that cannot be read as it is always counts, except with never',
			),
		},
		...policyFlags,
		...hubFlags,
		...commonFlags,
	],
	operands: [actions, 'files'],
	exits: {
		0: l10n.t('nothing at or above --fail-on'),
		1: l10n.t('something that check finds at or above it'),
		2: l10n.t('misuse, or a path that was named does not exist'),
		3: l10n.t('a hub could not answer and --strict was given'),
	},
	examples: [
		['decisions list', l10n.t('what was decided, when, and for how many places; no network')],
		['decisions check', l10n.t('whether all of it is so now; 1 when it is not')],
		['decisions check --strict --fail-on error', l10n.t('in CI: 3 when the hub could not be asked')],
		['decisions check --offline --format json', l10n.t('by the files and earlier answers only')],
	],
	async run(given, terminal) {
		const [action, ...words] = given.words;
		if (action !== 'list' && action !== 'check') {
			throw new UsageError(
				action === undefined
					? l10n.t('weightwise decisions needs list or check behind it.')
					: inSentences(
							l10n.t('weightwise decisions cannot {0}: it has list and check.', quote(action)),
							...suggestion(action, actions),
						),
			);
		}
		const { host, resolver } = await askHubs(given, terminal);
		const { log } = host;
		const policy = await choosePolicy(given, terminal);
		const searcher = await openProject(words, host, terminal.cwd);
		const { detector, workspace } = searcher;
		try {
			const { records, unread } = await readRecords(words, { workspace, terminal });
			if (action === 'list') {
				terminal.out(written(given, listOf(records, { workspace, terminal }), terminal));
				return unread > 0 ? 2 : 0;
			}
			const projects = createProjects(workspace, log, policy && (() => policy));
			const doors = { workspace, terminal, resolver, searcher, projects, log };
			const { report, lookups } = await checkRecords(words, records, doors);
			terminal.out(written(given, report, terminal));
			return unread > 0 ? 2 : endedWith(exitCode(given, report), whyNoAnswer(lookups), terminal);
		} finally {
			terminal.progress('');
			detector.dispose();
		}
	},
};

function written({ flags }: Arguments, report: DecisionReport, terminal: Terminal): string {
	switch (flags.get('format')) {
		case 'json':
			return decisionsToJson(report);
		case 'markdown':
			return decisionsToMarkdown(report);
		default:
			return decisionsToText(report, terminal.colours ? ansiPaint : noPaint);
	}
}

/** What is known to be wrong weighs more than what is not known: 1 before 3. */
function exitCode({ flags }: Arguments, { records, undecided }: DecisionReport): ExitCode {
	const failOn = flags.get('fail-on') ?? 'warning';
	const loud = atOrAbove(String(failOn));
	const fails = ({ kind, severity }: RecordIssue) =>
		failOn !== 'never' && (kind === 'fault' || loud.includes(severity));
	if ([...records.flatMap(({ issues }) => issues), ...undecided].some(fails)) {
		return 1;
	}
	return flags.has('strict') && records.some(({ state }) => state === 'unknown') ? 3 : 0;
}
