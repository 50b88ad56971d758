import assert from 'node:assert/strict';
import { createPause } from '../../../src/core/hubs/pause';
import { readRateLimit, readRetryAfter } from '../../../src/core/hubs/rateLimit';

const start = Date.UTC(2026, 10, 23);
const api = 'https://hub.test/api/models/org/name';
const file = 'https://hub.test/org/name/resolve/main/model.safetensors';
const raw = 'https://hub.test/org/name/raw/main/README.md';

suite('a pause of a hub', () => {
	/** How long a 429 with these headers silences the hub, in seconds. */
	function pausedFor(headers: Record<string, string>, status = 429): number {
		const pause = createPause('https://hub.test', () => start);
		pause.answered(api, status, new Headers(headers));
		return ((pause.until ?? start) - start) / 1000;
	}

	const cases: readonly (readonly [string, Record<string, string>, number])[] = [
		['a spent window', { RateLimit: '"api";r=0;t=55' }, 56],
		['a spent window beside Retry-After', { RateLimit: '"api";r=0;t=55', 'Retry-After': '7' }, 56],
		['room in the window and Retry-After', { RateLimit: '"api";r=99794;t=241', 'Retry-After': '7' }, 7],
		['Retry-After as a date', { 'Retry-After': 'Mon, 23 Nov 2026 00:01:00 GMT' }, 60],
		['Retry-After in the past', { 'Retry-After': 'Mon, 23 Nov 2020 00:01:00 GMT' }, 1],
		['room in the window alone', { RateLimit: '"api";r=99794;t=241' }, 5],
		['no header', {}, 5],
		['nonsense', { RateLimit: 'r=x;t=', 'Retry-After': 'soon' }, 5],
		['a window without end', { RateLimit: '"api";r=0;t=999999999999' }, 3600],
		['Retry-After without end', { 'Retry-After': '999999999999' }, 3600],
	];
	for (const [name, headers, seconds] of cases) {
		test(`after a 429 with ${name}: ${seconds} s`, () => assert.equal(pausedFor(headers), seconds));
	}
	test('a 200 that spends the window pauses as well', () =>
		assert.equal(pausedFor({ RateLimit: '"api";r=0;t=9' }, 200), 10));
	test('a 200 with room does not', () => assert.equal(pausedFor({ RateLimit: '"api";r=1;t=9' }, 200), 0));

	test('429 without a time waits longer each time, at most five minutes, and starts anew after an answer', () => {
		let now = start;
		const pause = createPause('hub', () => now);
		const waits: number[] = [];
		for (let round = 0; round < 8; round += 1) {
			pause.answered(api, 429, new Headers());
			waits.push(((pause.until ?? now) - now) / 1000);
			now = pause.until ?? now;
		}
		assert.deepEqual(waits, [5, 10, 20, 40, 80, 160, 300, 300]);
		pause.answered(api, 200, new Headers());
		pause.answered(api, 429, new Headers());
		assert.equal((pause.until ?? 0) - now, 5000);
	});

	test('says when to ask again, and forgets it then', () => {
		let now = start;
		const pause = createPause('https://hub.test', () => now);
		pause.answered(api, 429, new Headers({ 'Retry-After': '30' }));
		now += 10_000;
		assert.match(pause.reason(api) ?? '', /hub\.test .*20 seconds/);
		now += 20_000;
		assert.equal(pause.reason(api), undefined);
		assert.equal(pause.until, undefined);
	});

	test('three failures in a row pause the hub, resume() asks again', () => {
		const pause = createPause('hub', () => start);
		pause.failed('dead');
		pause.failed('dead');
		assert.equal(pause.until, undefined);
		assert.equal(pause.patient, false);
		pause.failed('dead');
		assert.equal(pause.until, start + 30_000);
		assert.equal(pause.reason(api), 'dead');
		pause.resume();
		assert.equal(pause.reason(api), undefined);
		assert.equal(pause.patient, true);
	});
	test('an answer between failures counts them anew', () => {
		const pause = createPause('hub', () => start);
		pause.failed('dead');
		pause.failed('dead');
		pause.answered(api, 404, new Headers());
		pause.failed('dead');
		assert.equal(pause.until, undefined);
	});
	test('resume() does not lift what the hub asked for', () => {
		const pause = createPause('hub', () => start);
		pause.answered(api, 429, new Headers({ 'Retry-After': '30' }));
		pause.resume();
		assert.equal(pause.until, start + 30_000);
	});
	test('a spent window of the API leaves files and pages alone, and each the others', () => {
		for (const [address, spent] of [
			[api, '"api"'],
			[file, '"resolvers"'],
			[raw, '"pages"'],
		] as const) {
			const pause = createPause('https://hub.test', () => start);
			pause.answered(address, 429, new Headers({ RateLimit: `${spent};r=0;t=55` }));
			const refused = [api, file, raw].filter((other) => pause.reason(other) !== undefined);
			assert.deepEqual(refused, [address]);
			assert.equal(pause.until, start + 56_000);
		}
	});
	test('the bucket that an answer names counts, not the one that its address looks like', () => {
		const pause = createPause('https://hub.test', () => start);
		pause.answered(raw, 429, new Headers({ RateLimit: '"resolvers";r=0;t=55' }));
		assert.equal(pause.reason(raw), undefined);
		assert.match(pause.reason(file) ?? '', /56 seconds/);
	});
	test('a name of a bucket that is none is not believed', () => {
		const pause = createPause('https://hub.test', () => start);
		pause.answered(api, 429, new Headers({ RateLimit: '"__proto__";r=0;t=55' }));
		assert.match(pause.reason(api) ?? '', /56 seconds/);
	});
	test('long headers are read without delay', () => {
		assert.deepEqual(readRateLimit(`${';'.repeat(100_000)}r=0`), {});
		assert.equal(readRetryAfter('9'.repeat(100_000), start), undefined);
	});
});

suite('a pause and many questions', () => {
	function at(time = start) {
		const clock = { time };
		return { clock, pause: createPause('hub', () => clock.time) };
	}
	const seconds = ({ clock, pause }: ReturnType<typeof at>) =>
		((pause.until ?? clock.time) - clock.time) / 1000;

	test('eight that were on their way together are one refusal', () => {
		const one = at();
		for (let count = 0; count < 8; count += 1) {
			one.pause.answered(api, 429, new Headers());
		}
		assert.equal(seconds(one), 5);
		one.clock.time += 5000;
		one.pause.answered(api, 429, new Headers());
		assert.equal(seconds(one), 10);
	});
	test('what comes later does not make it shorter', () => {
		const one = at();
		one.pause.answered(api, 429, new Headers({ 'Retry-After': '600' }));
		one.pause.answered(api, 429, new Headers({ 'Retry-After': '2' }));
		one.pause.answered(api, 429, new Headers());
		one.pause.answered(api, 200, new Headers({ RateLimit: '"api";r=0;t=3' }));
		assert.equal(seconds(one), 600);
		one.pause.answered(api, 429, new Headers({ 'Retry-After': '700' }));
		assert.equal(seconds(one), 700);
	});
	test('a clock that is set back ends it, instead of making it longer', () => {
		const one = at();
		one.pause.answered(api, 429, new Headers({ 'Retry-After': '30' }));
		for (const _ of [1, 2, 3]) {
			one.pause.failed('dead');
		}
		one.clock.time -= 86_400_000;
		assert.equal(one.pause.until, undefined);
		assert.equal(one.pause.reason(api), undefined);
		assert.equal(one.pause.limitedMs(api), undefined);
	});
	test('a clock that is set forward ends it', () => {
		const one = at();
		one.pause.answered(api, 429, new Headers({ 'Retry-After': '30' }));
		one.clock.time += 86_400_000;
		assert.equal(one.pause.until, undefined);
	});
	test('a redirect tells of limits and not that the hub answers', () => {
		const one = at();
		one.pause.failed('dead');
		one.pause.answered(file, 302, new Headers({ RateLimit: '"resolvers";r=0;t=9' }));
		assert.equal(one.pause.limitedMs(file), 10_000);
		assert.equal(one.pause.patient, false);
		one.pause.answered(api, 304, new Headers());
		assert.equal(one.pause.patient, true);
	});
	test('501 is an answer: of a mirror that does not know all questions', () => {
		const one = at();
		for (const status of [500, 502, 501]) {
			one.pause.failed('dead');
			one.pause.answered(api, status, new Headers());
		}
		assert.equal(one.pause.patient, true);
	});
});
