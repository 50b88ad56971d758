import { toLine } from '../hubs/readers';
import { headingWords, labelLevel, labelOf } from './labels';
import { type MarkdownLine, seenOfLine } from './lines';
import type { Need } from './needs';
import { lengthSaid } from './placeholders';
import { needsOf } from './vocabulary';

/** A part of a card under its own heading. */
export interface Section {
	/** One line, without marks. */
	readonly heading: string;
	/** 1 to 6 as written; 7: a bold line that stands for a heading; 8: the label of one line, `**License:** MIT`. */
	readonly level: number;
	/** From 1. */
	readonly line: number;
	/** The line of the heading, in UTF-16 offsets of the card. */
	readonly start: number;
	readonly end: number;
	/** What the heading announces. */
	readonly needs: readonly Need[];
	/** Letters and digits below it, without templates and without the sections inside. */
	readonly length: number;
	/** `length`, and that of the sections inside which announce no other need. */
	readonly said: number;
	/** A figure stands beside words on emissions. */
	readonly emission: boolean;
}

type Growing = { -readonly [key in keyof Section]: Section[key] } & { readonly parent: Growing | undefined };

/** Of so many sections only the first are read, and so many lines are looked at for a label. */
const mostSections = 5_000;
const mostLabels = 20_000;

/** The sections of a card, in the order of the text. */
export function sectionsOf(lines: readonly MarkdownLine[]): Section[] {
	const sections: Growing[] = [];
	let open: Growing | undefined;
	let labels = 0;
	const begin = (line: MarkdownLine, level: number, words: string, needs: readonly Need[]) => {
		while (open && open.level >= level) {
			open = open.parent;
		}
		const { start, end } = line;
		const heading = toLine(words, 200);
		open = {
			heading,
			level,
			line: line.line,
			start,
			end,
			needs,
			length: 0,
			said: 0,
			emission: false,
			parent: open,
		};
		sections.push(open);
	};
	for (const line of lines) {
		if (sections.length >= mostSections) {
			break;
		}
		let said = line.text;
		if (line.kind === 'heading') {
			const words = headingWords(line.text);
			begin(line, line.level ?? 1, words, isNavigation(line.text) ? [] : needsOf(words));
			continue;
		}
		if (line.kind === 'text') {
			if (line.text.trim() === '' && open?.level === labelLevel) {
				open = open.parent;
			}
			const labelled = labels < mostLabels ? labelOf(line.text) : undefined;
			labels += /[:：|*_]/.test(line.text.slice(0, seenOfLine)) ? 1 : 0;
			if (labelled) {
				begin(line, labelled.level, labelled.words, labelled.needs);
				said = labelled.rest;
			} else if (open?.level === labelLevel && /^\s{0,8}(?:[-*+|>]|\d{1,2}[.)])/.test(line.text)) {
				open = open.parent;
			}
		}
		if (open) {
			open.length += lengthSaid(said);
			open.emission ||= namesEmission(line.text);
		}
	}
	// Later sections lie inside earlier ones, so each is complete when its turn comes from the end.
	for (const section of sections.reverse()) {
		section.said += section.length;
		const { parent } = section;
		if (parent && section.needs.every((need) => parent.needs.includes(need))) {
			parent.said += section.said;
			parent.emission ||= section.emission;
		}
	}
	return sections.reverse().map(({ parent: _parent, ...section }) => section);
}

/** Two links in one heading lead to other places; they announce nothing here. */
function isNavigation(text: string): boolean {
	return (text.slice(0, 2_000).match(/<a\s|\]\(/gi)?.length ?? 0) > 1;
}

/** `11250 kg CO2 eq.`, but not the name of the gas alone, nor a link to a calculator. */
function namesEmission(text: string): boolean {
	const seen = text.slice(0, 2_000);
	if (!/co2|co₂|carbon|emission|greenhouse/i.test(seen) || lengthSaid(seen) === 0) {
		return false;
	}
	const plain = seen.replace(/\]\([^()]{0,400}\)|\([^()]{0,40}\d{4}\)|co2\s?e?q?\.?/gi, ' ');
	return /\d/.test(plain);
}
