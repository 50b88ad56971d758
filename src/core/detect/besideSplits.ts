// What is asked for beside its splits or subsets is a dataset: `Task(hf_repo="org/name", evaluation_splits=["test"])`.
import type { Entry } from '../formats/entries';
import type { Outline } from '../syntax/shapes';
import type { Flow } from './flow';
import { nameSays, wordsOf } from './naming';

/** Only datasets have these. */
const speaksOfSplits = (name: string): boolean =>
	/(?:^|_)(?:splits?|subsets?)(?:_names?)?$/.test(wordsOf(name).join('_'));

/** Names that say that something of a hub is meant, and not what. */
const isOpen = (name: string): boolean =>
	/repo|hub|path|(?:^|_)(?:name|id)$/i.test(name) && nameSays(name) !== 'model';

/** Where the literals begin that the calls of a program are given so. */
export function datasetsBesideSplits(outline: Outline, flow: Flow): ReadonlySet<number> {
	const starts = new Set<number>();
	for (const { arguments: all } of outline.calls) {
		if (!all.some(({ name }) => name !== undefined && speaksOfSplits(name))) {
			continue;
		}
		for (const { name, value } of all) {
			for (const { literal, file } of name !== undefined && isOpen(name) ? flow.values(value).origins : []) {
				if (!file) {
					starts.add(literal.content.start);
				}
			}
		}
	}
	return starts;
}

/** The same of an entry of a configuration. */
export const isBesideSplits = ({ name, group }: Entry): boolean =>
	!group.list && isOpen(name) && group.entries.some((one) => speaksOfSplits(one.name));
