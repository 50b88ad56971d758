import assert from 'node:assert/strict';
import { attempt } from './fuzz/attempt';
import { families, inputOf } from './fuzz/inputs';
import { pileNames, pileOf } from './fuzz/piles';

/** So many of each family; `npm run fuzz:weights` makes millions of others. */
const inputs = 50;
const seed = 20260;

suite('weights that nobody wrote', () => {
	const names = Object.keys(families);
	names.forEach((name, turn) => {
		test(`${name}: judged without a fault`, async () => {
			for (let round = 0; round < inputs; round++) {
				const index = turn + round * names.length;
				const { fault } = await attempt(inputOf(seed, index), round % 50 === 49 ? 1 + (round % 3) : 0);
				assert.equal(fault, undefined, `seed ${seed}, input ${index}`);
			}
		}).timeout(60_000);
	});
});

suite('weights that pile one thing up; what they cost is measured by `npm run fuzz:weights`', () => {
	pileNames.forEach((name, index) => {
		test(`${name}: judged without a fault`, async () => {
			const { fault } = await attempt(pileOf(seed, index));
			assert.equal(fault, undefined, `seed ${seed}, pile ${index}`);
		}).timeout(60_000);
	});
});
