import * as l10n from '@vscode/l10n';
import type { Decision } from '../decide/decision';
import { stageWords } from '../decide/screen/words';
import type { Severity } from '../finding';
import { inList } from '../wording';
import { jsonText } from './lines';
import type { Paint } from './paint';
import { cellCode, reviewWords as words } from './reviewWords';
import { severityWord } from './severityWord';
import { markdownStyle, oneLine } from './style';

/** One thing that is to be said of a record, and where. */
export interface RecordIssue {
	/**
	 * `fault`: the file cannot be used as it is; `stale`: a fact changed; `place`: a place that it covers changed;
	 * `undecided`: a load that no record covers.
	 */
	readonly kind: 'fault' | 'stale' | 'place' | 'undecided';
	readonly severity: Severity;
	/** As it is shown. */
	readonly path: string;
	readonly line: number;
	readonly column: number;
	/** A full sentence with the cure. */
	readonly message: string;
}

/** `current`: all that the record says of its choice is so now; `unknown`: the hub could not be asked. */
export type RecordState = 'current' | 'stale' | 'unknown' | 'open' | 'broken';

/** One record file. */
export interface ReportedRecord {
	/** As it is shown. */
	readonly path: string;
	/** Absent when the file cannot be read. */
	readonly decision?: Decision;
	/** Absent where the hub was not to be asked. */
	readonly state?: RecordState;
	/** Of `unknown`: why, as a sentence. */
	readonly reason?: string;
	readonly issues: readonly RecordIssue[];
}

/** What the records of a project come to. */
export interface DecisionReport {
	readonly records: readonly ReportedRecord[];
	/** Loads that no record covers, where the policy asks for one. */
	readonly undecided: readonly RecordIssue[];
}

/** For a terminal: what was decided, a record each, then what is to be said of it. */
export function decisionsToText({ records, undecided }: DecisionReport, paint: Paint): string {
	if (records.length + undecided.length === 0) {
		return `${l10n.t('There is no decision record in .weightwise/decisions.')}\n`;
	}
	const lines = records.flatMap((one) => [
		paint.bold(oneLine(one.path)),
		...summaryOf(one).map((line) => `  ${line}`),
		...one.issues.map((issue) => `  ${issueLine(issue, paint)}`),
		'',
	]);
	return `${[...lines, ...undecided.map((issue) => issueLine(issue, paint)), ...(undecided.length > 0 ? [''] : []), countLine(records, undecided)].join('\n')}\n`;
}

/** `search.py:3:8  warning  Nobody has decided …` */
function issueLine({ path, line, column, severity, message }: RecordIssue, paint: Paint): string {
	return `${oneLine(path)}:${line}:${column}  ${paint.severity[severity](severityWord(severity))}  ${message}`;
}

function summaryOf({ decision, state, reason }: ReportedRecord): string[] {
	if (!decision) {
		return [];
	}
	const { title, choice, references = [] } = decision;
	const first = l10n.t('{0}: {1}', oneLine(title), outcomeOf(decision));
	const more = choice
		? inList([
				choice.commit ? l10n.t('commit {0}', oneLine(choice.commit)) : l10n.t('no commit'),
				choice.at.slice(0, 10),
				coveredText(references.length),
				l10n.t('stage "{0}"', stageWords[decision.stage].label()),
			])
		: undefined;
	return [first, more, state && stateText(state, reason)].filter((line) => line !== undefined);
}

function outcomeOf({ choice, reuse, stage }: Decision): string {
	if (choice) {
		return l10n.t('{0} was chosen', oneLine(choice.id));
	}
	return reuse?.answer === 'build'
		? l10n.t('no model is reused')
		: l10n.t('open, at the stage "{0}"', stageWords[stage].label());
}

function coveredText(count: number): string {
	return count === 1 ? l10n.t('1 place') : l10n.t('{0} places', count);
}

function stateText(state: RecordState, reason: string | undefined): string | undefined {
	switch (state) {
		case 'current':
			return l10n.t('What the record says of it is so now.');
		case 'unknown':
			return l10n.t('Whether it is still so is not known. {0}', reason ?? '').trim();
		default:
			return undefined;
	}
}

/** `3 decisions: 1 stale, 1 not known.` */
function countLine(records: readonly ReportedRecord[], undecided: readonly RecordIssue[]): string {
	const count = (state: RecordState) => records.filter((one) => one.state === state).length;
	const parts = [
		[count('broken'), (n: number) => l10n.t('{0} not readable', n)],
		[count('stale'), (n: number) => l10n.t('{0} not up to date', n)],
		[count('unknown'), (n: number) => l10n.t('{0} not known', n)],
		[undecided.length, (n: number) => l10n.t('loads without a decision: {0}', n)],
	] as const;
	const said = parts.flatMap(([n, words]) => (n > 0 ? [words(n)] : []));
	const all = records.length === 1 ? l10n.t('1 decision') : l10n.t('{0} decisions', records.length);
	return l10n.t('{0}.', said.length > 0 ? l10n.t('{0}: {1}', all, inList(said)) : all);
}

/** For a pull request: a table of the records, then what is to be said of them. */
export function decisionsToMarkdown({ records, undecided }: DecisionReport): string {
	const head = [
		l10n.t('Decision'),
		l10n.t('Outcome'),
		l10n.t('Commit'),
		l10n.t('Day'),
		l10n.t('Places'),
		l10n.t('State'),
	];
	const rows = records.map(({ path, decision, state }) => [
		decision ? words(decision.title) : cellCode(path),
		decision ? markdownOutcome(decision) : '',
		decision?.choice?.commit ? cellCode(decision.choice.commit.slice(0, 12)) : '',
		(decision?.choice?.at ?? decision?.changed ?? '').slice(0, 10),
		String(decision?.references?.length ?? 0),
		state ? stateWord(state) : '',
	]);
	const issues = [...records.flatMap((one) => one.issues), ...undecided].map(
		({ path, line, severity, message }) =>
			`- ${markdownStyle.code(`${path}:${line}`)} ${severityWord(severity)}: ${words(message)}`,
	);
	const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
	return `${[`**Weightwise:** ${countLine(records, undecided)}`, ...(rows.length > 0 ? [table] : []), ...(issues.length > 0 ? [issues.join('\n')] : [])].join('\n\n')}\n`;
}

function markdownOutcome(decision: Decision): string {
	return decision.choice ? cellCode(decision.choice.id) : words(outcomeOf(decision));
}

function stateWord(state: RecordState): string {
	switch (state) {
		case 'current':
			return l10n.t('up to date');
		case 'stale':
			return l10n.t('not up to date');
		case 'unknown':
			return l10n.t('not known');
		case 'open':
			return l10n.t('open');
		case 'broken':
			return l10n.t('not readable');
	}
}

/** For programs: the records in their order, and the loads without one. */
export function decisionsToJson({ records, undecided }: DecisionReport): string {
	return jsonText({
		records: records.map(({ path, decision, state, reason, issues }) => ({
			path,
			title: decision?.title ?? null,
			stage: decision?.stage ?? null,
			choice: decision?.choice ?? null,
			references: decision?.references ?? [],
			state: state ?? null,
			reason: reason ?? null,
			issues,
		})),
		undecided,
	});
}
