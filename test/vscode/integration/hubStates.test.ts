import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FailureMode } from '../../hub/server';
import { hubOfEachTest } from './desk';
import { findings, hoverAskedAgain, hoverAt, inBrowser, openFile } from './editor';

const known = 'google/flan-t5-large';

const load = (id: string) => `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;

const faults: readonly (readonly [FailureMode, RegExp])[] = [
	['rate-limited', /allows no more requests at the moment/],
	['throttled', /allows no more requests at the moment/],
	['retry-after', /allows no more requests at the moment/],
	['sign-in-page', /wants a sign-in/],
	['html', /did not answer with a model/],
	['nested', /did not answer with a model/],
	// A browser follows by itself, and tells nothing of what went wrong.
	['redirect-loop', inBrowser ? /leads elsewhere, and nothing came/ : /from one address to another/],
	['redirect-away', /refuses this question/],
	['unavailable', /status 503/],
	['cut', /could not be reached/],
];

suite('a hub that fails, in the editor', () => {
	const hub = hubOfEachTest();

	const asked = async (name: string) =>
		(await hub().requests()).map(({ path }) => path).filter((path) => path.includes(name));

	for (const [index, [mode, words]] of faults.entries()) {
		test(`${mode}: the last known facts with their age, or why there are none; never "not found"`, async () => {
			const seen = await openFile(`seen-${mode}.py`, load(known));
			assert.match(await hoverAt(seen, known), /Licence: Apache/);
			await hub().fail(mode, { seconds: 300 });
			if (mode !== 'cut') {
				// "Unchanged" needs no body that could break off.
				const old = await hoverAskedAgain(seen, known, words);
				assert.match(old, words);
				assert.match(old, /last seen (?:just now|\d+ minutes? ago)[\s\S]*Licence: Apache/);
			}
			// Documents stay open, so each test has a model of its own that no earlier one has asked about.
			const never = hub().models.filter((id) => id.includes('/') && id !== known)[index] ?? '';
			const unseen = await openFile(`unseen-${mode}.py`, load(never));
			const none = await hoverAt(unseen, never);
			assert.match(none, words);
			assert.doesNotMatch(none, /Licence|not on the hub/i);
			const found = await findings(unseen.uri, (rules) => rules.includes('unpinned-revision'));
			assert.equal(
				found.some(({ message }) => /not on the hub/.test(message)),
				false,
			);
		});
	}

	test('turned off: said so, and nothing is asked', async () => {
		const settings = vscode.workspace.getConfiguration('weightwise');
		try {
			await settings.update('hub.enabled', false, vscode.ConfigurationTarget.Workspace);
			await hub().reset();
			const document = await openFile('hub-off.py', load('tiiuae/falcon-40b'));
			assert.match(
				await hoverAt(document, 'tiiuae/falcon-40b'),
				/Not known\. Looking models up is turned off/,
			);
			assert.deepEqual(await asked('falcon'), []);
		} finally {
			await settings.update('hub.enabled', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	test('a name that the settings keep back is not sent', async () => {
		const document = await openFile('hub-private.py', load('acme/ranker-internal'));
		assert.match(await hoverAt(document, 'acme/ranker-internal'), /This name was not sent/);
		assert.deepEqual(await asked('acme'), []);
	});
});
