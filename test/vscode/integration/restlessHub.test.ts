import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hubOfEachTest, tell } from './desk';
import { typeThrough } from './restlessHub';

/** Set by `npm run faults -- --desk`, which goes on for minutes. */
const { seconds = 0, seed = 1 } =
	vscode.workspace.getConfiguration('weightwiseTests').get<{ seconds?: number; seed?: number }>('restless') ??
	{};

suite('a hub that goes up and down while a person types', () => {
	const hub = hubOfEachTest();

	test('no key is lost, each hover says how the hub is, and all is known again without a restart', async function () {
		// Waiting for the hub's own pauses is part of a long run.
		this.timeout(seconds > 0 ? 900_000 + 4 * seconds * 1000 : 180_000);
		const { turns, keys, looks, recoveredMs } = await typeThrough(hub(), {
			seed,
			seconds,
			...(seconds > 0 ? { told: tell } : {}),
		});
		assert.ok(turns > 30 && keys > 250, `${turns} turns, ${keys} keys`);
		assert.ok(looks['last known'] > 0 && looks['why not'] > 0 && looks.all > 0, JSON.stringify(looks));
		if (seconds > 0) {
			const said = Object.entries(looks).map(([what, count]) => `${what} ${count}`);
			await tell(`${turns} turns of the hub in ${keys} keys; hovers: ${said.join(', ')}`);
			await tell(`all known again ${(recoveredMs / 1000).toFixed(0)} s after its last return, unasked`);
		}
	});
});
