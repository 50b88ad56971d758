import fc from 'fast-check';
import { properties } from './properties';

/** Always the same inputs, so that a run that fails fails again; `npm run fuzz` tries others. */
const seed = 20_261_126;

suite('made-up inputs', () => {
	for (const { name, few, property } of properties) {
		test(name, async () => {
			await fc.assert(property, { seed, numRuns: few });
		});
	}
});
