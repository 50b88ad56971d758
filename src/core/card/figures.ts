import { type MarkdownLine, seenOfLine } from './lines';

/** A number that the card's prose states. */
export interface Figure {
	readonly value: number;
	/** As written: `7B parameters`. */
	readonly text: string;
	/** From 1. */
	readonly line: number;
}

/** A paper that the card links to. */
export interface Paper {
	/** Of arXiv, without its version: `1810.04805`. */
	readonly arxiv: string;
	readonly line: number;
}

interface Figures {
	readonly parameters?: Figure;
	readonly contextLength?: Figure;
	readonly papers: readonly Paper[];
}

const mostPapers = 50;

/** The paper on the calculator that the hub's card template names; it is not about the model. */
const papersOfTemplates = new Set(['1910.09700']);

const number = '(?<digits>\\d{1,3}(?:,\\d{3})+|\\d{1,12}(?:\\.\\d{1,3})?)';
const inProse = new RegExp(
	`(?<![\\w.,-])${number}[ -]?(?<unit>k|m|b|t|thousand|million|billion|trillion)?[ -](?:model )?(?:parameters?|params)\\b`,
	'i',
);
const inLabel = new RegExp(
	`^[\\s|*+#-]{0,12}(?:number of |total |model |# ?(?:of )?)?(?:parameters?|params|parameter count|total parameters)(?: \\((?:in )?(?<head>m|b)\\))?[\\s|*:]{1,20}(?:~|approx\\. |about )?${number} ?(?<unit>k|m|b|t|thousand|million|billion|trillion)?(?!\\w|[.,]\\d|%)`,
	'i',
);
/** Beside these words a number belongs to another model, or to a part of this one. */
const ofOthers =
	/\b(?:than|range|ranging|compared|comparable|versus|vs|active|activated|trainable|embedding|between|sizes|family|up to|starting from|base model|same|distilled|teacher|student)\b/i;
/** `7B, 13B and 70B`, and a line that goes on with the second of two numbers. */
const severalBefore = /(?:\d\s?[kmbt]?\s?(?:,|\/|-|–|to|and|or|&)|^[\s>]*(?:to|and|or))\s?(?:and |or )?$/i;
const severalAfter = /^\s?(?:,|\/|-|–|to|and|or|&|\|)\s?(?:and |or )?\d/i;

const context = new RegExp(
	`\\b(?:context (?:length|window|size)|max(?:imum)? (?:context|sequence) length)(?: of(?: up to)?| is|:| up to|[\\s|*:]{1,24})\\s?${number} ?(?<unit>k|m)?(?:[ -]?tokens?)?(?!\\w|[.,]\\d|%)`,
	'i',
);
const contextAfter = new RegExp(
	`(?<![\\w.,-])${number}[ -]?(?<unit>k|m)?[ -]?(?:tokens? )?context(?: (?:length|window|size))\\b`,
	'i',
);

const scale: Readonly<Record<string, number>> = {
	k: 1e3,
	thousand: 1e3,
	m: 1e6,
	million: 1e6,
	b: 1e9,
	billion: 1e9,
	t: 1e12,
	trillion: 1e12,
};

/** Parameters, context length and papers as far as the card states them plainly. */
export function figuresOf(lines: readonly MarkdownLine[]): Figures {
	const parameters: Figure[] = [];
	const contexts: Figure[] = [];
	const papers = new Map<string, Paper>();
	for (const { kind, text, line } of lines) {
		const seen = text.slice(0, seenOfLine * 3);
		if (papers.size < mostPapers) {
			for (const [, id] of seen.matchAll(
				/\barxiv(?:\.org\/(?:abs|pdf|html)\/|:\s?)(\d{4}\.\d{4,5})(?!\d)/gi,
			)) {
				if (id !== undefined && !papersOfTemplates.has(id) && !papers.has(id)) {
					papers.set(id, { arxiv: id, line });
				}
			}
		}
		if (kind !== 'code') {
			const plain = seen.replaceAll('**', '').replaceAll('`', '');
			add(
				parameters,
				/param/i.test(plain) ? (inLabel.exec(plain) ?? inProse.exec(plain)) : null,
				plain,
				line,
				1e5,
			);
			add(
				contexts,
				/context|sequence/i.test(plain) ? (context.exec(plain) ?? contextAfter.exec(plain)) : null,
				plain,
				line,
				64,
			);
		}
	}
	const size = agreed(parameters, 1);
	// 128K may be 128,000 or 131,072.
	const length = agreed(contexts, 1.05);
	return {
		...(size ? { parameters: size } : {}),
		...(length ? { contextLength: length } : {}),
		papers: [...papers.values()].slice(0, mostPapers),
	};
}

/** Notes what a line says; not a number where it speaks of several, since then nothing is sure. */
function add(
	figures: Figure[],
	match: RegExpExecArray | null,
	line: string,
	at: number,
	least: number,
): void {
	const text = match?.[0];
	const { digits, unit, head } = match?.groups ?? {};
	if (!match || text === undefined || digits === undefined) {
		return;
	}
	const value = Number(digits.replaceAll(',', '')) * (scale[(unit ?? head)?.toLowerCase() ?? ''] ?? 1);
	const after = match.index + text.length;
	const several =
		severalBefore.test(line.slice(Math.max(0, match.index - 40), match.index)) ||
		// "7B parameters, 32 layers" is one number; "parameters: 7B, 13B" are two.
		(!/[a-z]{4}$/i.test(text) && severalAfter.test(line.slice(after, after + 20)));
	if (several) {
		figures.push({ value: Number.NaN, text, line: at });
	} else if (
		value >= least &&
		!ofOthers.test(line.slice(Math.max(0, match.index - 80), match.index + text.length + 40))
	) {
		figures.push({
			value,
			text: text
				.replace(/^[\s|*+#-]+/, '')
				.replace(/[\s|*]+/g, ' ')
				.trim(),
			line: at,
		});
	}
}

function agreed(figures: readonly Figure[], factor: number): Figure | undefined {
	const [first] = figures;
	return first && figures.every(({ value }) => value / first.value <= factor && first.value / value <= factor)
		? first
		: undefined;
}
