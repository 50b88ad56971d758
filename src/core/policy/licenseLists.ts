import { familyOf } from '../licenses/families';
import type { Terms } from '../licenses/terms';
import { licenseKey, readLicenseName } from './licenseNames';
import type { Policy } from './policy';

/** An entry of a list of licences that fits one. */
export interface Listed {
	readonly list: 'deny' | 'review' | 'allow';
	/** As the policy has it. */
	readonly entry: string;
	readonly by: 'id' | 'family';
}

type Entries = ReadonlyMap<string, Listed>;

/** Of the lists of each policy; they are long where a team names every licence, and are asked for every model. */
const entriesOfLists = new WeakMap<object, Entries>();

/** The entry that counts for a licence: an id before a family, and among those the strictest list. */
export function listedAs(spdx: string, terms: Terms | undefined, { licenses }: Policy): Listed | undefined {
	if (!licenses) {
		return undefined;
	}
	let entries = entriesOfLists.get(licenses);
	if (!entries) {
		entries = entriesOf(licenses);
		entriesOfLists.set(licenses, entries);
	}
	return entries.get(`id ${licenseKey(spdx)}`) ?? entries.get(`family ${familyOf({ terms })}`);
}

function entriesOf(licenses: Required<Policy>['licenses']): Entries {
	const entries = new Map<string, Listed>();
	for (const list of ['deny', 'review', 'allow'] as const) {
		for (const entry of licenses[list] ?? []) {
			const { kind, key } = readLicenseName(entry);
			const by = kind === 'family' ? 'family' : 'id';
			if (!entries.has(`${by} ${key}`)) {
				entries.set(`${by} ${key}`, { list, entry, by });
			}
		}
	}
	return entries;
}
