import { toLine } from '../hubs/readers';
import { type MarkdownLine, seenOfLine } from './lines';
import type { Need } from './needs';
import { lengthSaid } from './placeholders';
import { needsOf, needsOfLabel } from './vocabulary';

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

const boldLine = 7;
const label = 8;

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
			if (line.text.trim() === '' && open?.level === label) {
				open = open.parent;
			}
			const labelled = labels < mostLabels ? labelOf(line.text) : undefined;
			labels += /[:：|*_]/.test(line.text.slice(0, seenOfLine)) ? 1 : 0;
			if (labelled) {
				begin(line, labelled.level, labelled.words, labelled.needs);
				said = labelled.rest;
			} else if (open?.level === label && /^\s{0,8}(?:[-*+|>]|\d{1,2}[.)])/.test(line.text)) {
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

interface Labelled {
	readonly level: number;
	readonly words: string;
	readonly needs: readonly Need[];
	readonly rest: string;
}

/**
 * A bold line of its own; a bold label with its text behind it, `- **License:** MIT`; the two cells of a table's row;
 * and a plain label that announces a need, `Languages: German`.
 */
function labelOf(text: string): Labelled | undefined {
	const seen = text.slice(0, seenOfLine);
	const [, mark, bold, after] =
		/^ {0,8}(?:>\s)?([-*+] {1,4}|\d{1,2}[.)] {1,4}|\| {0,4})?(?:\*\*|__)(?=\S)((?:[^*_]|_(?!_)){1,100})(?:\*\*|__)(.*)$/.exec(
			seen,
		) ?? [];
	if (bold !== undefined && after !== undefined) {
		const rest = after.replace(/^\s*[:：|]?\s*/, '') + text.slice(seenOfLine);
		const alone = /^[\s:：|\\]*$/.test(rest);
		const colon = /[:：]\s*$/.test(bold) || /^\s*[:：|]/.test(after);
		const words = headingWords(bold);
		if (mark === undefined && alone) {
			return { level: boldLine, words, needs: needsOf(words), rest: '' };
		}
		return colon || mark?.startsWith('|')
			? labelled(words, needsOf(words), rest)
			: labelled(words, needsOfLabel(words), rest);
	}
	const [, plain, value] =
		/^ {0,8}(?:[-*+] {1,4})?([\p{Lu}\p{Lo}][^:：|*`<>.]{1,40})[:：]\s{0,8}(\S.*)$/u.exec(seen) ??
		/^\| {0,40}([\p{Lu}\p{Lo}][^:：|*`<>.]{1,40})\|([^|]{2,300})\|\s{0,8}$/u.exec(seen) ??
		[];
	return plain === undefined || value === undefined
		? undefined
		: labelled(
				plain.trim(),
				// "Example: a dog" shows no use.
				needsOfLabel(plain).filter((need) => need !== 'how-to-use'),
				value + text.slice(seenOfLine),
			);
}

/** Of labels only those that answer a need are sections; the others are ordinary text. */
function labelled(words: string, needs: readonly Need[], rest: string): Labelled | undefined {
	// "Disclaimer: the team did not write this card" is on the card, not on the model.
	return needs.length > 0 && rest !== '' && !/disclaimer/i.test(words)
		? { level: label, words, needs, rest }
		: undefined;
}

/** Headings in the words that a person sees. */
function headingWords(text: string): string {
	return text
		.slice(0, 2_000)
		.replace(/<[^<>]{0,300}>/g, ' ')
		.replace(/!\[[^\][]{0,200}\]\([^()\s]{0,400}\)/g, ' ')
		.replace(/\[([^\][]{0,200})\]\([^()\s]{0,400}\)/g, '$1')
		.replace(/[*`]|__|\\(?=[^\p{L}])/gu, '')
		.replace(/\s+/g, ' ')
		.replace(/^[\s_]+|[\s_:：]+$/g, '');
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
