import assert from 'node:assert/strict';
import { withBrokenStore } from './brokenStore';
import { withRestlessHub } from './restlessHub';
import { withTornRecords } from './tornRecords';

suite('faults; `npm run faults` makes more of them', () => {
	test('a disk that is full, tears or cannot be read costs no answer', async () => {
		assert.ok((await withBrokenStore(1, 5)) > 50);
	});
	test('a hub that goes up and down each second for a minute, and a clock that jumps', async () => {
		assert.ok((await withRestlessHub(1, 60)) > 20);
	});
	test('records while writing fails and the program ends', async () => {
		assert.ok((await withTornRecords(1, 800)) > 500);
	});
});
