// What `npm run fuzz` bundles.
import fc from 'fast-check';
import { properties } from './properties';

/** What came of some inputs of one property. */
export interface Tried {
	readonly runs: number;
	/** A fault with the input that shows it, shrunk. */
	readonly fault?: string;
}

/** The properties by name, with their parts of a long run. */
export const promises = properties.map(({ name, share }) => ({ name, share }));

/** Tries one property on `runs` inputs that `seed` makes. */
export async function attempt(name: string, seed: number, runs: number): Promise<Tried> {
	const found = properties.find((one) => one.name === name);
	if (!found) {
		throw new Error(`There is no property "${name}".`);
	}
	const details = await fc.check(found.property, { seed, numRuns: runs });
	return details.failed
		? { runs: details.numRuns, fault: fc.defaultReportMessage(details) ?? 'failed' }
		: { runs: details.numRuns };
}
