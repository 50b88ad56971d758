import * as l10n from '@vscode/l10n';
import { formatBytes } from '../decide/units';
import type { Severity } from '../finding';
import { addTo, append } from '../lists';
import { printable } from '../printable';
import type { InspectedFile, JudgedWeights, UnjudgedFile } from '../weights/judgeFile';
import { scanText } from '../weights/scanned';
import type { Verdict, WeightFinding, WeightLevel } from '../weights/verdict';
import { firstOf } from '../wording';
import { wrapWords } from './displayWidth';
import { type InspectedGroup, inspectedSummary, verdictWord } from './inspected';
import { textOf } from './lines';
import type { Paint } from './paint';
import type { Mark } from './signs';

const marks: Readonly<Record<Verdict, Mark>> = { dangerous: '✕', malformed: '✕', suspicious: '!', safe: '✓' };
const severities: Readonly<Record<WeightLevel | 'safe', Severity>> = {
	dangerous: 'error',
	malformed: 'error',
	suspicious: 'warning',
	safe: 'info',
	note: 'hint',
};
/** A person reads no more; the JSON has all of them. */
const mostFindings = 20;
const mostImports = 15;
const mostUnread = 8;

/**
 * What came of the files, for a terminal: the verdict first, then its reason, what else was found and where, what the
 * file imports, what was not read, and what reading it cost. What names of others would make a terminal do is left out.
 * @param width Columns of the terminal, where there is one: sentences are then broken at blanks, and are one line else.
 */
export function inspectedToText(
	groups: readonly InspectedGroup[],
	paint: Paint,
	width = Number.POSITIVE_INFINITY,
): string {
	const lines: string[] = [];
	for (const { title, files, notes } of groups) {
		if (title !== undefined) {
			lines.push(paint.bold(printable(title)), '');
		}
		const shown = files.filter(({ state }) => state !== 'unjudged').sort((a, b) => rankOf(a) - rankOf(b));
		for (const file of shown) {
			append(lines, fileLines(file, paint, width));
			lines.push('');
		}
		const below = [...notes, ...unjudgedNotes(files)];
		if (below.length > 0) {
			append(
				lines,
				below.flatMap((note) => wrapWords(printable(note), width)),
			);
			lines.push('');
		}
	}
	return textOf([...lines, inspectedSummary(groups)]);
}

const order: readonly Verdict[] = ['dangerous', 'malformed', 'suspicious'];

/** The worst stand first, then those without a verdict, then what is safe; equals keep their order. */
function rankOf(file: InspectedFile): number {
	if (file.state !== 'judged') {
		return order.length;
	}
	const { verdict } = file.inspection;
	return verdict === 'safe' ? order.length + 1 : order.indexOf(verdict);
}

function fileLines(file: InspectedFile, paint: Paint, width: number): string[] {
	return file.state === 'judged' ? judgedLines(file, paint, width) : unreadableLines(file, paint, width);
}

function judgedLines({ path, inspection, scan }: JudgedWeights, paint: Paint, width: number): string[] {
	const { verdict, sentence, findings, globals, notRead, loadsWeightsOnly } = inspection;
	const colour = paint.severity[severities[verdict]];
	const within = (text: string) =>
		wrapWords(printable(text), Math.max(width - 2, 30)).map((line) => `  ${line}`);
	const [first, ...others] = findings;
	const rest = first && first.level !== 'note' ? others : findings;
	const place = first && rest === others ? placeOf(first) : '';
	const more = rest.length - mostFindings;
	return [
		`${colour(`${marks[verdict]} ${verdictWord(verdict)}`)}  ${paint.bold(printable(path))}`,
		...within(`${sentence}${place}`),
		...rest.slice(0, mostFindings).flatMap((finding) => {
			const word = levelWord(finding.level);
			const [head = '', ...tail] = wrapWords(
				printable(`${finding.message}${placeOf(finding)}`),
				Math.max(width - word.length - 4, 30),
			);
			const margin = ' '.repeat(word.length + 4);
			return [
				`  ${paint.severity[severities[finding.level]](word)}  ${head}`,
				...tail.map((line) => `${margin}${line}`),
			];
		}),
		...(more > 0 ? within(l10n.t('{0} more findings are in the JSON output.', more)) : []),
		...(loadsWeightsOnly && !sentence.includes('weights_only')
			? within(l10n.t('It loads under weights_only.'))
			: []),
		...(globals.length > 0 ? within(importsText(globals)) : []),
		...notRead.slice(0, mostUnread).flatMap((one) => within(l10n.t('not read: {0}', one)).map(paint.dim)),
		...(notRead.length > mostUnread
			? within(l10n.t('not read: {0} more pieces', notRead.length - mostUnread)).map(paint.dim)
			: []),
		...(scan ? within(l10n.t("the hub's scanners: {0}", scanText(scan))).map(paint.dim) : []),
		...within(costText(inspection)).map(paint.dim),
		...(inspection.sha256 === undefined ? [] : [paint.dim(`  SHA-256 ${inspection.sha256}`)]),
	];
}

function unreadableLines({ path, reason, scan }: UnjudgedFile, paint: Paint, width: number): string[] {
	const within = (text: string) =>
		wrapWords(printable(text), Math.max(width - 2, 30)).map((line) => `  ${line}`);
	return [
		`${paint.severity.warning(`○ ${l10n.t('not read')}`)}  ${paint.bold(printable(path))}`,
		...within(l10n.t('No verdict: {0}', reason)),
		...(scan ? within(l10n.t("the hub's scanners: {0}", scanText(scan))).map(paint.dim) : []),
	];
}

/** `imports: torch._utils _rebuild_tensor_v2, collections OrderedDict and 3 more` */
function importsText(globals: readonly string[]): string {
	const shown = globals.slice(0, mostImports).map(printable).join(', ');
	return globals.length > mostImports
		? l10n.t('imports: {0} and {1} more', shown, globals.length - mostImports)
		: l10n.t('imports: {0}', shown);
}

/** `pytorch-zip, 5.0 GB; read 384 kB by 2 requests` */
export function costText({
	format,
	size,
	bytesRead,
	requests,
}: {
	readonly format: string;
	readonly size: number;
	readonly bytesRead: number;
	readonly requests: number;
}): string {
	const known = format === 'unknown' ? l10n.t('format not known') : format;
	const [whole, read] = [formatBytes(size), formatBytes(bytesRead)];
	return requests === 1
		? l10n.t('{0}, {1}; {2} of it read in one piece', known, whole, read)
		: l10n.t('{0}, {1}; {2} of it read in {3} pieces', known, whole, read, requests);
}

/** `  (archive/data.pkl, byte 128)`; empty for the file as a whole. */
function placeOf({ where }: WeightFinding): string {
	return where === '' ? '' : `  (${printable(where)})`;
}

function levelWord(level: WeightLevel): string {
	return level === 'note' ? l10n.t('note') : verdictWord(level);
}

/** What was left alone is said in one line a reason, with some of the names. */
function unjudgedNotes(files: readonly InspectedFile[]): string[] {
	const byReason = new Map<string, string[]>();
	for (const file of files) {
		if (file.state === 'unjudged') {
			addTo(byReason, file.reason, printable(file.path));
		}
	}
	return [...byReason].map(([reason, paths]) => l10n.t('Not judged: {0}. {1}', firstOf(paths, 5), reason));
}
