import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FailureMode, keptFacts, startHub, type TestHub } from '../hub/server';
import { createWorkbench } from './terminal';

const bert = 'google-bert/bert-base-uncased';
const code = `from transformers import AutoModel\nAutoModel.from_pretrained("${bert}")\n`;
const dayMs = 86_400_000;

/** Every way in which a hub fails to answer, and the words for it. Being slow is no failure. */
const faults: readonly (readonly [FailureMode, RegExp])[] = [
	['rate-limited', /allows no more requests at the moment; ask again in \d+ seconds/],
	['throttled', /allows no more requests at the moment; ask again in \d+ seconds/],
	['retry-after', /allows no more requests at the moment; ask again in \d+ seconds/],
	['unavailable', /status 503/],
	['server-error', /status 500/],
	['forbidden', /status 403/],
	['sign-in-page', /wants a sign-in before it answers/],
	['html', /did not answer with a model\. Check that its address is that of a hub/],
	['not-json', /did not answer with a model/],
	['array', /did not answer with a model/],
	['number', /did not answer with a model/],
	['nested', /did not answer with a model/],
	['redirect-loop', /from one address to another without end/],
	['redirect-away', /refuses this question \(status 403\)/],
	['cut', /could not be reached/],
];

suite('a hub that fails, on the command line', () => {
	// Real files and sockets, on machines that do other things too.
	let hub: TestHub;
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts() });
	});
	suiteTeardown(() => hub.close());
	setup(() => hub.reset());

	/** Makes all kept answers two days old, as a user's cache is after a weekend. */
	function age(folder: string): void {
		for (const name of readdirSync(folder)) {
			const kept = JSON.parse(readFileSync(join(folder, name), 'utf8'));
			const answer = JSON.parse(kept.text);
			answer.evidence.readAt -= 2 * dayMs;
			// Else an answer that breaks off could still say "unchanged", for which it needs no body.
			delete answer.etag;
			writeFileSync(join(folder, name), JSON.stringify({ ...kept, text: JSON.stringify(answer) }));
		}
	}

	for (const [mode, words] of faults) {
		test(`${mode}: could not be asked, in show, check and compare; never "does not exist"`, async () => {
			hub.fail(mode, { seconds: 200 });
			const workbench = createWorkbench({ 'a.py': code });
			const flags = ['--endpoint', hub.url, '--strict', '--wait', '0'];
			const show = await workbench.run(['show', bert, ...flags]);
			const check = await workbench.run(['check', ...flags]);
			const compare = await workbench.run(['compare', bert, 'facebook/opt-1.3b', '--quick', ...flags]);
			const outs = [show.out, check.out, compare.out.replace(/\s+/g, ' ')];
			for (const out of outs) {
				assert.doesNotMatch(out, /not on the hub|does not exist|there is no such/i);
				assert.match(out, words);
			}
			assert.match(show.out, /Not known, and there is no earlier answer/);
			assert.match(check.out, /The hub did not say \(/);
			assert.deepEqual([show.code, check.code, compare.code], [3, 3, 3]);
			assert.equal([...outs, show.err, check.err].join().includes('undefined'), false);
			workbench.dispose();
		});

		test(`${mode}: the last known facts stay, with their age`, async () => {
			const workbench = createWorkbench({ 'a.py': code });
			const flags = ['--endpoint', hub.url, '--wait', '0', '--cache-dir', 'kept'];
			await workbench.run(['show', bert, ...flags]);
			age(join(workbench.folder, 'kept'));
			hub.fail(mode, { seconds: 200 });
			const show = await workbench.run(['show', bert, ...flags]);
			assert.match(show.out, /last seen 2 days ago/);
			assert.match(show.out, /Licence: Apache license 2\.0/);
			const check = await workbench.run(['check', ...flags]);
			assert.match(check.out, /When the hub last answered, on \d{4}-\d\d-\d\d, main meant 86b5e09/);
			workbench.dispose();
		});
	}

	test('a hub that asks for a short pause is waited for, and that is said', async () => {
		hub.fail('retry-after', { seconds: 1, times: 1 });
		const workbench = createWorkbench();
		const { out, err, code: exit } = await workbench.run(['show', bert, '--endpoint', hub.url]);
		assert.match(err, /asks for a pause; waiting 1 seconds/);
		assert.match(out, /Licence: Apache license 2\.0/);
		assert.equal(exit, 0);
		workbench.dispose();
	});
	test('--offline asks nothing, and says so', async () => {
		const workbench = createWorkbench({ 'a.py': code });
		const flags = ['--endpoint', hub.url, '--offline', '--strict'];
		const show = await workbench.run(['show', bert, '--details', ...flags]);
		const check = await workbench.run(['check', ...flags]);
		assert.match(show.out, /Not known\. Offline: the hub is not asked/);
		assert.match(check.out, /Offline: the hub is not asked; not known: google-bert/);
		assert.deepEqual([show.code, check.code, hub.requests.length], [3, 3, 0]);
		workbench.dispose();
	});
	test('a variable that turns requests off is named, with the way back', async () => {
		const workbench = createWorkbench({ 'a.py': code });
		const flags = ['check', '--endpoint', hub.url];
		for (const name of ['HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE']) {
			const { out } = await workbench.run(flags, { [name]: '1' });
			assert.match(
				out,
				new RegExp(`not asked, because the environment sets ${name} \\(unset it, or set it to 0`),
			);
		}
		assert.doesNotMatch((await workbench.run(flags, { HF_HUB_OFFLINE: '0' })).out, /Offline/);
		workbench.dispose();
	});
	test('a name that looks private is not sent, and its pattern is named', async () => {
		const workbench = createWorkbench({ 'a.py': code.replace(bert, 'acme-internal/ranker') });
		const flags = ['--endpoint', hub.url];
		const check = await workbench.run(['check', ...flags]);
		assert.match(check.out, /This name was not sent: the pattern "internal" keeps it from hubs/);
		assert.equal(hub.requests.length, 0);
		await workbench.run(['check', ...flags, '--exclude', '-']);
		// Once for the model, and twice for models with nearly its name, because there is none.
		assert.equal(hub.requests.length, 3);
		await workbench.run(['show', bert, ...flags, '--exclude', 'x/*,google-*']);
		assert.equal(hub.requests.length, 3);
		workbench.dispose();
	});
});
