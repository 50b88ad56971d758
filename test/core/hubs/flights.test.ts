import assert from 'node:assert/strict';
import { createFlights } from '../../../src/core/hubs/flights';

suite('flights', () => {
	/** A question that is answered by hand. */
	function question() {
		const signals: AbortSignal[] = [];
		let answer: (text: string) => void = () => {};
		const ask = (signal: AbortSignal) => {
			signals.push(signal);
			return new Promise<string>((resolve) => {
				answer = resolve;
			});
		};
		return { signals, ask, answer: (text: string) => answer(text) };
	}
	const never = new AbortController().signal;

	test('the same question is asked once', async () => {
		const flights = createFlights<string>();
		const { signals, ask, answer } = question();
		const both = Promise.all([flights.share('k', never, ask), flights.share('k', never, ask)]);
		answer('yes');
		assert.deepEqual(await both, ['yes', 'yes']);
		assert.equal(signals.length, 1);
	});
	test('another key is another question, and a later caller asks again', async () => {
		const flights = createFlights<string>();
		assert.equal(await flights.share('a', never, async () => '1'), '1');
		assert.equal(await flights.share('a', never, async () => '2'), '2');
		assert.deepEqual(
			await Promise.all([
				flights.share('a', never, async () => '3'),
				flights.share('b', never, async () => '4'),
			]),
			['3', '4'],
		);
	});
	test('one who leaves does not take the others along', async () => {
		const flights = createFlights<string>();
		const { signals, ask, answer } = question();
		const stop = new AbortController();
		const leaves = flights.share('k', stop.signal, ask);
		const stays = flights.share('k', never, ask);
		stop.abort(new Error('enough'));
		await assert.rejects(leaves, /enough/);
		assert.equal(signals[0]?.aborted, false);
		answer('yes');
		assert.equal(await stays, 'yes');
	});
	test('the question is dropped when all have left, and asked anew by the next', async () => {
		const flights = createFlights<string>();
		const { signals, ask } = question();
		const stop = new AbortController();
		const leaves = flights.share('k', stop.signal, ask);
		stop.abort(new Error('enough'));
		await assert.rejects(leaves, /enough/);
		assert.equal(signals[0]?.aborted, true);
		assert.equal(await flights.share('k', never, async () => 'anew'), 'anew');
	});
	test('nobody starts who has given up already', async () => {
		const { signals, ask } = question();
		await assert.rejects(createFlights<string>().share('k', AbortSignal.abort(new Error('no')), ask), /no/);
		assert.equal(signals.length, 0);
	});
	test('a failure reaches everybody and is not kept', async () => {
		const flights = createFlights<string>();
		const fails = async () => Promise.reject(new Error('broken'));
		const both = await Promise.allSettled([
			flights.share('k', never, fails),
			flights.share('k', never, fails),
		]);
		assert.deepEqual(
			both.map(({ status }) => status),
			['rejected', 'rejected'],
		);
		assert.equal(await flights.share('k', never, async () => 'well'), 'well');
	});
	test('many wait with one signal and one listener', async () => {
		const stop = new AbortController();
		let listeners = 0;
		const add = stop.signal.addEventListener.bind(stop.signal);
		stop.signal.addEventListener = (...args: Parameters<typeof add>) => {
			listeners += 1;
			add(...args);
		};
		const flights = createFlights<string>();
		const all = Array.from({ length: 100 }, (_, key) => flights.share(`${key}`, stop.signal, question().ask));
		stop.abort(new Error('enough'));
		assert.ok((await Promise.allSettled(all)).every(({ status }) => status === 'rejected'));
		assert.equal(listeners, 1);
	});
	test('an answered question is not dropped afterwards', async () => {
		const { signals, ask, answer } = question();
		const asked = createFlights<string>().share('k', never, ask);
		answer('yes');
		await asked;
		assert.equal(signals[0]?.aborted, false);
	});
});
