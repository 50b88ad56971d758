import assert from 'node:assert/strict';
import { filesAtOnce, inBatches, nextOf } from '../../src/cli/batches';

suite('batches of files', () => {
	const files = Array.from({ length: 200 }, (_, at) => `file${at}.py`);
	const sizes = new Map([
		['file150.py', 200_000],
		['file7.py', 90_000],
	]);
	const batches = inBatches(files, 2, (file) => sizes.get(file) ?? 1_000);

	test('hold each file once, at its own place', () => {
		const places = batches.flatMap((batch) => batch.places);
		assert.deepEqual(
			[...places].sort((a, b) => a - b),
			files.map((_, at) => at),
		);
		assert.deepEqual(
			batches.flatMap((batch) => batch.files),
			places.map((at) => files[at]),
		);
	});

	test('begin with the largest files, each alone, and go on in order', () => {
		assert.deepEqual(
			batches.slice(0, 2).map((batch) => batch.files),
			[['file150.py'], ['file7.py']],
		);
		const others = batches.slice(2).flatMap(({ places }) => places);
		assert.deepEqual(
			others,
			[...others].sort((a, b) => a - b),
		);
	});

	test('get smaller towards the end', () => {
		const lengths = batches.slice(2).map(({ places }) => places.length);
		assert.ok((lengths[0] ?? 0) > 1 && (lengths[0] ?? 0) <= filesAtOnce, `${lengths}`);
		assert.equal(lengths.at(-1), 1);
		assert.deepEqual(
			lengths,
			[...lengths].sort((a, b) => b - a),
		);
	});

	test('are taken once each, then there are none', () => {
		const queue = { batches, taken: new Int32Array(new SharedArrayBuffer(4)) };
		assert.deepEqual(
			batches.map(() => nextOf(queue)),
			batches,
		);
		assert.equal(nextOf(queue), undefined);
		assert.equal(nextOf(queue), undefined);
	});

	test('a file that is gone has no size', () => {
		assert.deepEqual(inBatches(['/nothing/here.py'], 2), [{ places: [0], files: ['/nothing/here.py'] }]);
	});
});
