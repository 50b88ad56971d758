import { type Emissions, emissionsOf } from './emissions';
import { type Figure, figuresOf, type Paper } from './figures';
import { type FrontMatter, readFrontMatter } from './frontMatter';
import { markdownLines } from './lines';
import type { Need } from './needs';
import { type Section, sectionsOf } from './sections';
import { type Statement, statementsOf } from './statements';

/** What a model card says, as far as its form tells. */
export interface Card {
	/** What the YAML at the top is good for. */
	readonly frontMatter: Pick<FrontMatter, 'state' | 'line'>;
	/** Headings, lines that stand for headings, and labelled lines that answer a need; in the order of the text. */
	readonly sections: readonly Section[];
	/** For each need whether the card has words on it, and where. */
	readonly needs: Readonly<Record<Need, Statement>>;
	/** "7B parameters". Absent when the card names none, or several that differ. */
	readonly parameters?: Figure;
	/** In tokens. Absent when the card names none, or several that differ. */
	readonly contextLength?: Figure;
	/** Of arXiv, in the order of the text, each once. */
	readonly papers: readonly Paper[];
	/** From `co2_eq_emissions` of the front matter. */
	readonly emissions?: Emissions;
}

/** Of a longer card only this many characters are read: the hub's largest cards stay far below. */
const longestCard = 1_048_576;

/**
 * Reads the text of a README.md. Takes any text: what cannot be read is "not stated" or a state of `frontMatter`,
 * never an error. That a need is not stated means that no heading, label, code or metadata key announces it; prose
 * without a heading may still say it. The time grows with the length of the text, whatever is in it.
 */
export function readCard(text: string): Card {
	const read = text.slice(0, longestCard);
	const frontMatter = readFrontMatter(read);
	const lines = markdownLines(read, frontMatter);
	const sections = sectionsOf(lines);
	const { state, line, fields } = frontMatter;
	const emissions = fields && emissionsOf(fields, frontMatter.lineOf('co2_eq_emissions'));
	return {
		frontMatter: { state, ...(line === undefined ? {} : { line }) },
		sections,
		needs: statementsOf(frontMatter, sections, lines),
		...figuresOf(lines),
		...(emissions ? { emissions } : {}),
	};
}
