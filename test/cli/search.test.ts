import * as assert from 'node:assert/strict';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { createWorkbench, type Workbench } from './terminal';

suite('search', () => {
	// Real files and sockets, on machines that do other things too.
	let hub: TestHub;
	let workbench: Workbench;
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts(), pageSize: 5 });
	});
	suiteTeardown(() => hub.close());
	setup(() => {
		hub.reset();
		workbench = createWorkbench();
	});
	teardown(() => workbench.dispose());
	const run = (...argv: string[]) => workbench.run(['search', ...argv, '--endpoint', hub.url]);

	test('a line for each model, the most used first, gated ones told from open ones', async () => {
		const { code, out } = await run('llama');
		assert.match(out, /^model +downloads +licence +parameters +changed +access\n/);
		assert.match(out, /\nmeta-llama\/Llama-3\.2-1B-Instruct .*LicenseRef-llama3\.2 .*gated\n/);
		assert.match(out, /\n\d+ models?\. Read just now from 127\.0\.0\.1/);
		assert.equal(code, 0);
	});
	test('pages are read until there are enough, and that there are more is said', async () => {
		// The hub cuts its pages at five, so a limit within one page of a real hub is one question.
		const { out } = await run('e', '--limit', '150', '--format', 'json');
		const { models, more } = JSON.parse(out);
		assert.deepEqual([models.length, more, hub.requests.length], [10, true, 2]);
		assert.equal(new Set(models.map(({ id }: { id: string }) => id)).size, 10);
		const few = JSON.parse((await run('e', '--limit', '3', '--format', 'json')).out);
		assert.deepEqual([few.models.length, few.more], [3, true]);
	});
	test('filters go to the hub', async () => {
		const flags = ['--task', 'fill-mask', '--owner', 'google-bert', '--license', 'Apache-2.0', '--open'];
		const { out } = await run('bert', ...flags, '--least', '100M', '--most', '1.5B');
		const query = new URLSearchParams(hub.requests[0]?.query);
		assert.deepEqual(
			['search', 'pipeline_tag', 'author', 'filter', 'gated', 'num_parameters', 'limit'].map((name) =>
				query.get(name),
			),
			[
				'bert',
				'fill-mask',
				'google-bert',
				'license:apache-2.0',
				'false',
				'min:100000000,max:1500000000',
				'20',
			],
		);
		assert.match(out, /google-bert\/bert-base-uncased|Nothing fits/);
	});
	test('nothing fits', async () => {
		assert.match((await run('zzzzzz')).out, /^Nothing fits/);
	});
	test('a hub that cannot be asked: said so; the last answer is shown as such', async () => {
		await run('bert');
		hub.fail('html');
		const other = await run('gpt', '--strict');
		assert.match(other.err, /^Not known\. .*could not be read/);
		assert.equal(other.code, 3);
		assert.match(
			(await run('gpt')).err,
			/\nNo hub gave an answer \(.+\), and the exit code is 0 all the same/,
		);
		assert.match((await run('gpt', '--offline')).err, /^Not known\. Offline: the hub is not asked\.\n$/);
		assert.match((await run('bert', '--offline')).out, /google-bert\/bert-base-uncased/);
	});
	const misuse: [string, string[], RegExp][] = [
		['nothing to search for', [], /needs words or a filter/],
		['no size', ['x', '--most', 'big'], /--most has to be a number of parameters such as 500M or 7B/],
		['no limit', ['x', '--limit', '900'], /--limit has to be a number from 1 to 500/],
		['no order', ['x', '--sort', 'beauty'], /choose one of downloads, likes/],
	];
	for (const [name, argv, sentence] of misuse) {
		test(`misuse: ${name}`, async () => {
			const { code, err } = await run(...argv);
			assert.match(err, sentence);
			assert.deepEqual([code, hub.requests.length], [2, 0]);
		});
	}
});
