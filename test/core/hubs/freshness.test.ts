import assert from 'node:assert/strict';
import { createFreshness } from '../../../src/core/hubs/freshness';

suite('freshness of answers', () => {
	/** A clock that is moved by hand, and a look at an answer of some time. */
	function world(maxAgeMs?: number) {
		const clock = { time: 10_000_000 };
		const freshness = createFreshness(() => clock.time, maxAgeMs);
		const isFresh = (readAt: number, final?: boolean) =>
			freshness.isFresh({ url: 'https://hub.example', readAt }, final);
		return { clock, freshness, isFresh };
	}

	test('an answer is fresh for an hour, or for the given time', () => {
		const usual = world();
		assert.equal(usual.isFresh(10_000_000 - 3_599_999), true);
		assert.equal(usual.isFresh(10_000_000 - 3_600_000), false);
		const short = world(1000);
		assert.deepEqual([short.isFresh(9_999_001), short.isFresh(9_999_000)], [true, false]);
	});

	test('what is final stays, and an answer from the future is none of now', () => {
		const { isFresh } = world();
		assert.equal(isFresh(0, true), true);
		assert.equal(isFresh(10_000_001), false);
	});

	test('a wish to know anew ends what was read before it, the final too', () => {
		const { clock, freshness, isFresh } = world();
		freshness.recheck();
		assert.deepEqual([isFresh(9_999_999), isFresh(9_999_999, true)], [false, false]);
		assert.equal(isFresh(10_000_000), true);
		clock.time += 1;
		assert.equal(isFresh(10_000_001), true);
	});

	test('a clock that is set back does not have everything asked again until it is there once more', () => {
		const { clock, freshness, isFresh } = world();
		freshness.recheck();
		clock.time -= 5_000_000;
		assert.equal(isFresh(clock.time), true);
	});
});
