import * as assert from 'node:assert/strict';
import { leading } from '../../src/core/lists';

suite('Lists', () => {
	test('How many of the first places something holds for is found by halves', () => {
		let asked = 0;
		const smaller = (limit: number) => (place: number) => {
			asked++;
			return place < limit;
		};
		assert.equal(leading(0, smaller(3)), 0);
		assert.equal(leading(5, smaller(0)), 0);
		assert.equal(leading(5, smaller(9)), 5);
		asked = 0;
		assert.equal(leading(1_000_000, smaller(777_777)), 777_777);
		assert.ok(asked <= 21, `${asked} questions`);
	});
});
