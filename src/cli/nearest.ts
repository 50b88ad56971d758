import * as l10n from '@vscode/l10n';

/** More than these are no help. */
export const mostOffered = 3;

/** Longer words are no slip of anything that we have. */
const longestWord = 40;

/** `Did you mean check?` as one sentence, or none. */
export function suggestion(word: string, candidates: readonly string[]): string[] {
	return didYouMean(nearest(word, candidates));
}

/** The same of what was found to be near. */
export function didYouMean(near: readonly string[]): string[] {
	const [last, ...others] = [...near].reverse();
	return last === undefined
		? []
		: others.length === 0
			? [l10n.t('Did you mean {0}?', last)]
			: [l10n.t('Did you mean {0} or {1}?', others.reverse().join(', '), last)];
}

/**
 * What somebody may have meant who typed `word`: those that it slips from by two letters at most and by no more than
 * half of its own, the closest only, or else those that it is the beginning of. Leading dashes and capitals count for nothing.
 */
export function nearest(word: string, candidates: readonly string[]): string[] {
	const typed = bare(word);
	if (typed.length < 2 || typed.length > longestWord) {
		return [];
	}
	const ranked = candidates
		.map((candidate) => ({ candidate, slips: slips(typed, bare(candidate)) }))
		.filter(({ slips }) => slips <= Math.min(2, typed.length / 2))
		.sort((a, b) => a.slips - b.slips);
	const close = ranked.filter(({ slips }) => slips === ranked[0]?.slips).map(({ candidate }) => candidate);
	const begun = candidates.filter((candidate) => bare(candidate).startsWith(typed));
	const found = begun.length > 0 && (ranked[0]?.slips ?? 2) > 1 ? begun : close;
	return found.slice(0, mostOffered);
}

const bare = (word: string): string => word.replace(/^-+/, '').toLowerCase();

/** Letters that were changed, left out, added, or swapped with their neighbour. */
function slips(a: string, b: string): number {
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			const swap =
				i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : change;
			next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		before = row;
		row = next;
	}
	return row[b.length] ?? 0;
}
