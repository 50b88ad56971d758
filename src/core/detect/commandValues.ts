// What the variables of a script hold where one of its words uses them.
import { grouped, leading } from '../lists';
import type { Assignment, Command, Script } from '../syntax/bash';
import type { Word } from '../syntax/bashWords';

/** The values of a variable that a use may see, in the order of the text. */
export type Variables = (name: string, use: Use) => readonly Assignment[];

/** Where a variable is used. */
export interface Use {
	/** Offset in the text. */
	readonly at: number;
	/** The script comes by once, from its first line on: no loop and no function stands around. */
	readonly straight: boolean;
}

/**
 * Of a variable that is set anew, a use in the straight run of the script sees what the last certain assignment before
 * it says, and what may have been set since. In loops and functions, or where nothing stands before, it may be any.
 */
export function createVariables(assignments: readonly Assignment[]): Variables {
	const byName = grouped(assignments, ({ name }) => name);
	const histories = new Map<string, History>();
	return (name, { at, straight }) => {
		const history = histories.get(name) ?? historyOf(byName.get(name) ?? []);
		histories.set(name, history);
		const { values, since } = history;
		const end = straight ? countBefore(values, at) : 0;
		return end === 0
			? values
			: values.slice(since[end - 1], Math.min(end, (since[end - 1] ?? 0) + mostMeant));
	};
}

/** The values of a variable in the order of the text, and for each the first that may count once it was given. */
interface History {
	readonly values: readonly Assignment[];
	readonly since: readonly number[];
}

function historyOf(assignments: readonly Assignment[]): History {
	const values = [...assignments].sort((a, b) => a.value.span.start - b.value.span.start);
	const since: number[] = [];
	let first = 0;
	for (const [index, { statement, value }] of values.entries()) {
		// The elements of an array are one statement. What is not known may be what stood there before: `M=${M:-org/name}`.
		const plain = value.text !== '' && value.variable === undefined && !value.pieces;
		if (plain && statement !== undefined && values[first]?.statement !== statement) {
			first = index;
		}
		since.push(first);
	}
	return { values, since };
}

/** How many of `values`, which are in order, begin at or before `at`. */
const countBefore = (values: readonly Assignment[], at: number): number =>
	leading(values.length, (place) => (values[place] as Assignment).value.span.start <= at);

/** More values than a loop in a script ever goes through. */
const mostMeant = 50;

/** The words that a word stands for: itself, or what its variable was set to, through other variables too. */
export function meant(word: Word, straight: boolean, variables: Variables): readonly Word[] {
	const words: Word[] = [];
	const followed = new Set<string>();
	const waiting = [{ word, straight }];
	for (let next = waiting.shift(); next && words.length < mostMeant; next = waiting.shift()) {
		const { word: one } = next;
		if (one.text !== '' || one.variable === undefined) {
			words.push(one);
		} else if (!followed.has(one.variable) && followed.size < mostMeant) {
			// Each variable once: one that stands for itself stands for nothing.
			followed.add(one.variable);
			const seen = variables(one.variable, { at: one.span.start, straight: next.straight });
			for (const { value, statement } of seen.slice(0, mostMeant)) {
				waiting.push({ word: value, straight: statement !== undefined });
			}
		}
	}
	return words;
}

/** The function whose argument a variable is: `load` of `load 1`. */
const functionOf = (variable: string | undefined): string | undefined =>
	/^(.+) \d$/.exec(variable ?? '')?.[1];

/** What the functions of a script are given where it calls them, under the names that their own commands have for it. */
export function givenToFunctions({ commands, assignments }: Script): readonly Assignment[] {
	const words = [...commands.flatMap((one) => one.words), ...assignments.map((one) => one.value)];
	const functions = new Set(words.map((one) => functionOf(one.variable ?? one.inline?.variable)));
	const given = ({ words: [name, ...more] }: Command): Assignment[] =>
		name && functions.has(name.text)
			? more.slice(0, mostGiven).map((value, at) => ({ name: `${name.text} ${at + 1}`, value }))
			: [];
	return functions.size > 0 ? commands.flatMap(given) : [];
}

/** `$10` is `$1` and a zero. */
const mostGiven = 9;
