import * as assert from 'node:assert/strict';
import { appendFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { localFile } from '../../src/cli/localFile';
import { judgeFile } from '../../src/core/weights/judgeFile';
import { createWorkbench, type Workbench } from './terminal';

suite('a file of this machine while it is read', () => {
	let workbench: Workbench;
	let path = '';
	setup(() => {
		workbench = createWorkbench({ 'model.bin': 'x'.repeat(2_000_000) });
		path = join(workbench.folder, 'model.bin');
	});
	teardown(() => workbench.dispose());
	const judging = { signal: new AbortController().signal, now: () => 1 };

	/** Does something to the file after its first piece was read. */
	function disturbed(disturb: () => void) {
		const given = localFile(path, 'model.bin');
		return {
			...given,
			async open() {
				const opened = await given.open();
				assert.ok(opened.state === 'open');
				const { file } = opened;
				let first = true;
				const read = async (start: number, end: number) => {
					const bytes = await file.read(start, end);
					if (first) {
						first = false;
						disturb();
					}
					return bytes;
				};
				return { ...opened, file: { ...file, read } };
			},
		};
	}

	test('left alone it has a verdict', async () => {
		assert.equal((await judgeFile(localFile(path, 'model.bin'), judging)).state, 'judged');
	});
	for (const [name, disturb] of [
		['longer', () => appendFileSync(path, 'y')],
		['shorter', () => truncateSync(path, 10)],
	] as const) {
		test(`it becomes ${name}: no verdict`, async () => {
			const judged = await judgeFile(disturbed(disturb), judging);
			assert.ok(judged.state === 'unreadable');
			assert.match(judged.reason, /changed while it was read|Only \d+ of \d+ bytes/);
		});
	}
	test('not there, and a folder', async () => {
		const reasonOf = async (at: string) => {
			const judged = await judgeFile(localFile(at, 'x'), judging);
			return judged.state === 'unreadable' ? judged.reason : judged.state;
		};
		assert.equal(await reasonOf(`${path}.none`), 'It does not exist.');
		assert.equal(await reasonOf(workbench.folder), 'It is a folder.');
	});
});
