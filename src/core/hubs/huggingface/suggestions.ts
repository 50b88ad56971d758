import { LRUCache } from 'lru-cache';
import type { Host } from '../../host';
import { createFlights } from '../flights';
import { describe } from '../hubError';

/** "Did you mean" for ids that do not exist: every id is searched for once, as long as the answer is fresh. */
export interface Suggestions {
	/** None when there are none or the hub could not be asked; throws only what `signal` was aborted with. */
	near(id: string, signal: AbortSignal): Promise<readonly string[]>;
	clear(): void;
}

interface Found {
	readonly ids: readonly string[];
	readonly until: number;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** `search` asks the hub. */
export function createSuggestions(
	host: Host,
	search: (id: string, signal: AbortSignal) => Promise<readonly string[]>,
): Suggestions {
	const known = new LRUCache<string, Found>({ max: 500 });
	const flights = createFlights<readonly string[]>();

	async function find(id: string, signal: AbortSignal): Promise<readonly string[]> {
		let found: Found;
		try {
			found = { ids: await search(id, signal), until: host.now() + hourMs };
		} catch (error) {
			signal.throwIfAborted();
			host.log.debug(`No suggestions for ${id}: ${describe(error)}`);
			found = { ids: [], until: host.now() + minuteMs };
		}
		known.set(id, found);
		return found.ids;
	}

	return {
		async near(id, signal) {
			signal.throwIfAborted();
			const found = known.get(id);
			return found && host.now() < found.until
				? found.ids
				: flights.share(id, signal, (shared) => find(id, shared));
		},
		clear: () => known.clear(),
	};
}
