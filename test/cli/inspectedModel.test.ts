import * as assert from 'node:assert/strict';
import { BERT } from '../hub/ask';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { torchZip } from '../hub/torchZip';
import { createWorkbench, type Workbench } from './terminal';

const pickle = 'pytorch_model.bin';
const dangerous = torchZip({ tensors: 2, side: 16, before: Buffer.from('cposix\nsystem\n0') });
const code = `from transformers import AutoModel\nAutoModel.from_pretrained("${BERT}", use_safetensors=False)\n`;

suite('what inspect found, later', () => {
	// Real files and sockets, on machines that do other things too.
	let hub: TestHub;
	let workbench: Workbench;
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts(), files: { [BERT]: { [pickle]: dangerous } } });
	});
	suiteTeardown(() => hub.close());
	setup(() => {
		hub.reset();
		workbench = createWorkbench({ 'a.py': code });
	});
	teardown(() => workbench.dispose());
	const run = (...argv: string[]) => workbench.run([...argv, '--endpoint', hub.url]);
	const reads = () =>
		hub.requests.filter(({ path, origin }) => origin === 'cdn' || path.includes('/resolve/'));

	test('check fails for it and reads nothing again; before, it did not', async () => {
		const before = await run('check', 'a.py');
		assert.equal(before.code, 0, before.out);
		assert.equal((await run('inspect', BERT, '--file', pickle)).code, 1);
		hub.reset();
		const after = await run('check', 'a.py');
		assert.equal(after.code, 1);
		assert.match(
			after.out,
			/error {2}.*Our own reading \(\d{4}-\d\d-\d\d\) of\s+pytorch_model\.bin, which is\s+loaded/,
		);
		assert.match(after.out, /imports posix\.system/);
		assert.deepEqual(reads(), []);
	});
	test('show and compare name it', async () => {
		assert.match((await run('show', BERT, '--details')).out, /Our own reading.*not inspected/);
		await run('inspect', BERT, '--file', pickle);
		hub.reset();
		assert.match((await run('show', BERT)).out, /inspected \d{4}-\d\d-\d\d: pytorch_model\.bin, dangerous/);
		const { out } = await run('compare', BERT, 'org/not-there', '--quick', '--format', 'json');
		assert.match(out, /pytorch_model\.bin: Dangerous: /);
		assert.deepEqual(reads(), []);
	});
});
