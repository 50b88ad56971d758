import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { script } from './scripts';

suite('an archive that is written anew', () => {
	test('holds the same files in the same order, in fewer bytes', async () => {
		const { packTighter } = await script('tighter');
		const folder = mkdtempSync(join(tmpdir(), 'weightwise-tighter-'));
		try {
			const path = join(folder, 'a.zip');
			const files = {
				'[Content_Types].xml': strToU8('<Types/>'),
				'extension/b.txt': new Uint8Array(readFileSync('README.md')),
				'extension/é.bin': Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256),
				'extension/empty': new Uint8Array(),
			};
			const before = zipSync(files, { level: 1 });
			writeFileSync(path, before);
			packTighter(path);
			const after = readFileSync(path);
			assert.deepEqual(unzipSync(after), unzipSync(before));
			assert.deepEqual(Object.keys(unzipSync(after)), Object.keys(files));
			assert.ok(after.length < before.length, `${after.length} of ${before.length}`);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});
