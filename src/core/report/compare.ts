import * as l10n from '@vscode/l10n';
import { type Attribute, type Reading, readingText } from '../decide/attribute';
import { attributeGroups, attributes } from '../decide/attributes';
import { type Details, modelFacts } from '../decide/modelFacts';
import type { Lookup } from '../model';
import { printable } from '../printable';
import type { HubId } from '../reference';
import { displayWidth, padColumns } from './displayWidth';
import { stateSentence } from './hoverStates';
import { jsonText, textOf, wrap } from './lines';
import { createNotes, type Notes, readingMarks } from './notes';
import { reviewWords } from './reviewWords';
import { signsLegend } from './signs';
import { markdownStyle, plainStyle } from './style';

/** One model beside others. */
export interface Compared {
	/** As it was asked for: `org/name`, `org/name@v1`. */
	readonly name: string;
	readonly hub: HubId;
	readonly id: string;
	readonly lookup: Lookup;
	readonly details: Details;
}

/** One attribute of all models, in their order. */
export interface ComparedRow {
	readonly attribute: Attribute;
	readonly cells: readonly Reading[];
}

/** How a comparison is written. */
export interface CompareOptions {
	/** Leave out rows in which all models say the same. */
	readonly differences: boolean;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Characters of a line of text. */
	readonly width?: number;
}

/** The rows of a comparison. A model of which nothing is known has cells that say why. */
export function compareRows(
	models: readonly Compared[],
	{ differences, now }: CompareOptions,
): ComparedRow[] {
	const facts = models.map((one) => ({
		lookup: one.lookup,
		known: modelFacts(one, one.lookup, one.details),
	}));
	return attributes
		.map((attribute) => ({
			attribute,
			cells: facts.map(({ lookup, known }): Reading => {
				if (known) {
					return attribute.read(known);
				}
				const why =
					lookup.state === 'found' || lookup.state === 'gated' ? '' : stateSentence(lookup, now, plainStyle);
				return { state: 'unknown', text: why };
			}),
		}))
		.filter(
			({ cells }) => !differences || new Set(cells.map((cell) => cell.state + readingText(cell))).size > 1,
		);
}

/** A table for a terminal: models as columns, their cells wrapped; what is wrong with a whole model stands above. */
export function comparisonToText(models: readonly Compared[], options: CompareOptions): string {
	const rows = compareRows(models, options);
	const notes = createNotes();
	const said = models.map((one) => above(one, options.now));
	const labelWidth = Math.max(0, ...rows.map(({ attribute }) => displayWidth(attribute.label()))) + 4;
	const free = Math.max(20 * models.length, (options.width ?? 120) - labelWidth);
	const width = Math.floor(free / models.length) - 2;
	const line = (label: string, cells: readonly string[]): string[] => {
		const wrapped = cells.map((cell) => wrap(cell, width));
		const height = Math.max(1, ...wrapped.map(({ length }) => length));
		return Array.from({ length: height }, (_, at) =>
			[
				padColumns(at === 0 ? label : '', labelWidth),
				...wrapped.map((lines) => padColumns(lines[at] ?? '', width + 2)),
			]
				.join('')
				.trimEnd(),
		);
	};
	const lines = [
		...line(
			'',
			models.map(({ name }) => printable(name)),
		),
		...(said.some((words) => words !== '') ? line('', said) : []),
	];
	for (const { id, label } of attributeGroups) {
		const own = rows.filter(({ attribute }) => attribute.group === id);
		if (own.length > 0) {
			lines.push('', label());
			for (const { attribute, cells } of own) {
				lines.push(
					...line(
						`  ${attribute.label()}`,
						cells.map((cell) => cellText(cell, notes)),
					),
				);
			}
		}
	}
	return textOf([...lines, '', signsLegend(['○', '≠'])], notes.lines());
}

/** The same as a Markdown table, for pull requests; text of hubs can neither format nor link. */
export function comparisonToMarkdown(models: readonly Compared[], options: CompareOptions): string {
	const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const said = models.map((one) => reviewWords(above(one, options.now)));
	const lines = [
		row(['', ...models.map(({ name }) => markdownStyle.code(name))]),
		row(['---', ...models.map(() => '---')]),
		...(said.some((words) => words !== '') ? [row([l10n.t('Answer'), ...said])] : []),
	];
	const notes = createNotes();
	for (const { attribute, cells } of compareRows(models, options)) {
		lines.push(row([attribute.label(), ...cells.map((cell) => reviewWords(cellText(cell, notes)))]));
	}
	return textOf(
		[...lines, '', signsLegend(['○', '≠'])],
		notes.lines().map((note) => `- ${reviewWords(note)}`),
	);
}

/** Everything with its evidence, for programs. */
export function comparisonToJson(models: readonly Compared[], options: CompareOptions): string {
	const rows = compareRows(models, options).map(({ attribute, cells }) => ({
		id: attribute.id,
		group: attribute.group,
		stage: attribute.stage,
		factor: attribute.factor,
		label: attribute.label(),
		cells: cells.map((cell) => ({ ...cell, text: readingText(cell) })),
	}));
	const columns = models.map(({ name, id, lookup }) => ({ name, id, state: lookup.state }));
	return jsonText({ models: columns, attributes: rows });
}

/** What has to be said of a model before its cells: that there is none, that it is gated, that facts are old. */
function above({ lookup }: Compared, now: number): string {
	if (lookup.state === 'found') {
		return '';
	}
	return lookup.state === 'gated' ? l10n.t('gated') : stateSentence(lookup, now, plainStyle);
}

function cellText(cell: Reading, notes: Notes): string {
	return `${readingMarks[cell.state]} ${notes.textOf(cell)}`.trim();
}
