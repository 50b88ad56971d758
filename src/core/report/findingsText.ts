import * as l10n from '@vscode/l10n';
import type { Finding, Fix } from '../finding';
import { isByHand } from '../fixAll';
import { cellPlaces } from '../formats/notebookCells';
import { printable } from '../printable';
import { type CheckedFile, type Coverage, summarise } from './checked';
import { displayWidth, wrapWords } from './displayWidth';
import { createLineIndex, type LineIndex } from './lineIndex';
import type { Paint } from './paint';
import { type Repeats, repeatsIn } from './repeats';
import { severityWord } from './severityWord';
import { snippetOf } from './snippet';
import { fixableLines, summaryLine, unaskedLines, unknownLines } from './summaryText';
import { placeOf } from './text';

/** What of a file is said at one place: several rules may speak of one id. */
interface Place {
	readonly findings: Finding[];
}

/** A source line needs no more, and the width of a pipe is not known. */
const widestSource = 100;

/**
 * The findings by file and place: the source line with a mark under the id, what the rules say, and the fixes; then a
 * line of what it came to. Suppressed ones are only counted. What is said in the same words of several places, with
 * nothing to be mended at each of them, stands at the first one with the others below it.
 * @param coverage How many files were read, where that is known.
 * @param width Columns of the terminal, where there is one: sentences are then broken at blanks, and are one line else.
 * @param unknownLoads How many loads do not say their model: nothing could be found wrong with those.
 * @param fixable Whether it is told at the end how many `weightwise fix` mends; not to those who cannot run it.
 */
export function findingsToText(
	files: readonly CheckedFile[],
	paint: Paint,
	{
		width = Number.POSITIVE_INFINITY,
		coverage,
		fixable = true,
		unknownLoads = 0,
	}: {
		readonly width?: number;
		readonly coverage?: Coverage;
		readonly fixable?: boolean;
		readonly unknownLoads?: number;
	} = {},
): string {
	const lines: string[] = [];
	const repeats = repeatsIn(files);
	for (const file of files) {
		const index = createLineIndex(file.text);
		const inCell = cellsOf(file);
		for (const place of placesIn(file, repeats)) {
			lines.push(...placeLines({ file, index, inCell, repeats }, place, paint, width), '');
		}
	}
	const summary = summarise(files);
	lines.push(...unaskedLines(summary), summaryLine(summary, coverage));
	lines.push(...unknownLines(unknownLoads), ...(fixable ? fixableLines(files) : []));
	return `${lines.join('\n')}\n`;
}

function placesIn({ findings }: CheckedFile, { again }: Repeats): Place[] {
	const places = new Map<string, Place>();
	for (const finding of findings) {
		if (finding.suppressed || again.has(finding)) {
			continue;
		}
		const key = `${finding.span.start}-${finding.span.end}`;
		const place = places.get(key) ?? { findings: [] };
		places.set(key, place);
		place.findings.push(finding);
	}
	return [...places.values()];
}

/** A file that is written, and what is known of its places. */
interface Written {
	readonly file: CheckedFile;
	readonly index: LineIndex;
	readonly inCell: (offset: number) => string;
	readonly repeats: Repeats;
}

function placeLines(
	{ file: { path, text }, index, inCell, repeats }: Written,
	{ findings }: Place,
	paint: Paint,
	width: number,
): string[] {
	const [first] = findings;
	if (!first) {
		return [];
	}
	const number = String(index.position(first.span.start).line);
	const gutter = ' '.repeat(number.length);
	const columns = Math.max(Math.min(width, widestSource) - number.length - 5, 30);
	const { source, marks } = snippetOf(text, first.span, columns);
	const uses = new Set(findings.map((finding) => usesText(index, finding)));
	// Each rule says where the model is loaded that it speaks of; most speak of all loads.
	const [shared] = uses.size === 1 ? uses : [''];
	return [
		`${paint.bold(placeOf(path, index, first.span.start))}${paint.dim(inCell(first.span.start))}`,
		`${paint.dim(`  ${number} |`)} ${source}`.trimEnd(),
		`${paint.dim(`  ${gutter} |`)} ${paint.severity[first.severity](marks)}`,
		...findings.flatMap((finding) =>
			findingLines(finding, paint, width, [
				...(shared ? [] : [usesText(index, finding)]),
				alsoText(repeats.places.get(finding)),
			]),
		),
		...originLine(first, paint),
		...(shared ? [paint.dim(`  ${shared}`)] : []),
	];
}

/** @param notes What is said below, dimmed; empty ones are left out. */
function findingLines(finding: Finding, paint: Paint, width: number, notes: readonly string[]): string[] {
	const word = severityWord(finding.severity);
	const margin = ' '.repeat(displayWidth(word) + 4);
	const room = Math.max(width - margin.length, 30);
	const within = (text: string) => wrapWords(text, room).map((line) => `${margin}${line}`);
	const [head = '', ...more] = wrapWords(`${printable(finding.message)}  ${finding.rule}`, room);
	const dimmed = (line: string) =>
		line.endsWith(finding.rule)
			? `${line.slice(0, line.length - finding.rule.length)}${paint.dim(finding.rule)}`
			: line;
	return [
		dimmed(`  ${paint.severity[finding.severity](word)}  ${head}`),
		...more.map((line) => dimmed(`${margin}${line.trimStart()}`)),
		// What waits for words of a person is chosen in an editor; no command mends it.
		...(isByHand(finding) ? [] : finding.fixes).flatMap((fix) => within(fixText(fix))),
		...notes.filter((note) => note !== '').flatMap((note) => within(note).map(paint.dim)),
	];
}

/** What a fix does, and whether somebody has to look at it first, and why. */
function fixText({ title, behaviour, loadsTheSame }: Fix): string {
	if (!behaviour) {
		return l10n.t('fix: {0}', printable(title));
	}
	return loadsTheSame
		? l10n.t('fix, to be looked at first: {0}', printable(title))
		: l10n.t('fix, which changes what is loaded: {0}', printable(title));
}

function originLine({ reference }: Finding, paint: Paint): string[] {
	const origin = reference?.origin;
	return origin
		? [paint.dim(`  ${l10n.t('the id is written in {0}', `${printable(origin.path)}:${origin.line}`)}`)]
		: [];
}

/** Other places at which the same is found. */
function alsoText(places: readonly string[] = []): string {
	const shown = places.slice(0, 8).join(', ');
	if (places.length === 0) {
		return '';
	}
	return places.length > 8
		? l10n.t('the same at {0} and {1} more', shown, places.length - 8)
		: l10n.t('the same at {0}', shown);
}

/** `  (cell 3, line 2)` for a notebook, whose readers see no lines of the file; counted from 1. */
function cellsOf({ path, text }: CheckedFile): (offset: number) => string {
	const placeIn = path.endsWith('.ipynb') ? cellPlaces(text) : undefined;
	return (offset) => {
		const place = placeIn?.(offset);
		return place ? `  ${l10n.t('(cell {0}, line {1})', place.cell + 1, place.line)}` : '';
	};
}

/** `loaded at lines 3, 8`; empty where the id stands in its load. */
function usesText(index: LineIndex, { uses }: Finding): string {
	const lines = [...new Set(uses.map(({ start }) => index.position(start).line))];
	const shown = lines.slice(0, 8).join(', ');
	if (lines.length === 0) {
		return '';
	}
	return lines.length > 8
		? l10n.t('loaded at lines {0} and {1} more', shown, lines.length - 8)
		: lines.length > 1
			? l10n.t('loaded at lines {0}', shown)
			: l10n.t('loaded at line {0}', shown);
}
