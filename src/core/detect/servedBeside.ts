// Models of a configuration or an environment that a service runs under its own names.
import type { Entry, Group } from '../formats/entries';
import { isAddressName, stemOf } from './addressNames';
import { wordsOf } from './naming';
import { isServiceAddress, saysService } from './services';

/**
 * What the names are about beside which an address of such a service stands, or its name as the provider: `chat` of
 * `CHAT_BASE_URL=https://openrouter.ai/api/v1`. The models of the same stem are asked for there.
 */
export function servedStems(named: readonly { name: string; value: string }[]): ReadonlySet<string> {
	const stems = new Set<string>();
	for (const { name, value } of named) {
		if (isAddressName(name) && isServiceAddress(value)) {
			stems.add(stemOf(name));
		}
		const words = wordsOf(name);
		if (words.includes('provider') && saysService(wordsOf(value).join('_'))) {
			stems.add(words.filter((word) => word !== 'provider').join('_'));
		}
	}
	return stems;
}

// Asked for each entry; a mapping of many thousand keys must not be searched each time.
const known = new WeakMap<Group, ReadonlySet<string>>();

/** Whether an entry is about what a service beside it is asked for. */
export function isServed({ group, name }: Entry): boolean {
	let stems = known.get(group);
	if (!stems) {
		const beside = group.list ? [] : group.entries;
		stems = servedStems(
			beside.flatMap(({ name, value }) => (typeof value === 'string' ? [{ name, value }] : [])),
		);
		known.set(group, stems);
	}
	return stems.size > 0 && stems.has(stemOf(name));
}
