import * as l10n from '@vscode/l10n';
import { addTo } from '../lists';
import { cutAfter, printable } from '../printable';
import { firstOf, inList } from '../wording';
import type { ListedModel } from './overview';
import { unaskedWords } from './summaryText';

/** What a hub did not say, for the whole workspace, in the words that each model has in the view of models. */
export interface UnansweredModels {
	/** Of the models without an answer where there are some, else of the first. */
	readonly words: string;
	/**
	 * How many of the models they are, and why: `10 of them could not be looked up (no answer)`, or where earlier answers
	 * tell of some, `13 models are told from earlier answers, 1 is not known (no answer)`.
	 */
	readonly count: string;
	/** For each of the words the models: `no answer: a, b and 3 more`. */
	readonly lines: readonly string[];
}

const mostNamed = 5;
const longestName = 100;

/** Undefined where the hubs have said something of every model. */
export function unansweredModels(models: readonly ListedModel[]): UnansweredModels | undefined {
	const missed = models.flatMap(({ id, isKnown, unanswered }) =>
		unanswered ? [{ id, isKnown, ...unanswered }] : [],
	);
	// Loudest first; what is as loud stays in the order of the models.
	missed.sort((a, b) => Number(b.silent) - Number(a.silent));
	const byWords = new Map<string, string[]>();
	for (const { id, words } of missed) {
		addTo(byWords, words, cutAfter(printable(id), longestName));
	}
	const [words] = byWords.keys();
	const earlier = missed.filter(({ isKnown }) => isKnown).length;
	const why = inList([...byWords.keys()]);
	return words === undefined
		? undefined
		: {
				words,
				count:
					earlier > 0
						? l10n.t('{0} ({1})', unaskedWords(earlier, missed.length), why)
						: countWords(missed.length, models.length, why),
				lines: [...byWords].map(([why, ids]) => l10n.t('{0}: {1}', why, firstOf(ids, mostNamed))),
			};
}

/** As it goes on after the number of all models. */
function countWords(missed: number, all: number, why: string): string {
	if (missed < all) {
		return l10n.t('{0} of them could not be looked up ({1})', missed, why);
	}
	return all === 1
		? l10n.t('which could not be looked up ({0})', why)
		: l10n.t('none of them could be looked up ({0})', why);
}
