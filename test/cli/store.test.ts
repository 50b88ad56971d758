import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskStore } from '../../src/cli/store';

suite('answers on disk', () => {
	let folder: string;
	setup(() => {
		folder = mkdtempSync(join(tmpdir(), 'weightwise-store-'));
	});
	teardown(() => rmSync(folder, { recursive: true, force: true }));
	const files = () => readdirSync(folder);
	const only = () => join(folder, files()[0] ?? '');

	test('another run finds what one kept', async () => {
		await createDiskStore(folder).set('k', 'v');
		assert.equal(await createDiskStore(folder).get('k'), 'v');
		assert.equal(await createDiskStore(folder).get('other'), undefined);
	});
	test('folders that are not there are made; where none can be made, that is an error at once', async function () {
		const deep = join(folder, 'a', 'b');
		await createDiskStore(deep).set('k', 'v');
		assert.equal(await createDiskStore(deep).get('k'), 'v');
		if (process.platform !== 'linux') {
			this.skip();
		}
		await assert.rejects(createDiskStore('/proc/weightwise/answers').set('k', 'v'), { code: 'ENOENT' });
	});
	test('a file cut in half counts as none, and is written anew', async () => {
		const store = createDiskStore(folder);
		await store.set('k', 'v'.repeat(1000));
		const text = readFileSync(only(), 'utf8');
		writeFileSync(only(), text.slice(0, text.length / 2));
		assert.equal(await store.get('k'), undefined);
		await store.set('k', 'w');
		assert.equal(await store.get('k'), 'w');
	});
	test('two runs that write the same key at once leave one whole answer and no remains', async () => {
		const stores = Array.from({ length: 20 }, () => createDiskStore(folder));
		await Promise.all(stores.map((store, at) => store.set('k', `${at}`.repeat(50_000))));
		assert.match((await createDiskStore(folder).get('k')) ?? '', /^(\d+?)\1*$/);
		assert.equal(files().length, 1);
	});
	test('nobody else on the machine can read it', async function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		await createDiskStore(folder).set('k', 'v');
		assert.equal(statSync(only()).mode & 0o077, 0);
	});
	test('the oldest go when the room is used up', async () => {
		const store = createDiskStore(folder, 1000);
		for (const [at, key] of ['a', 'b', 'c', 'd'].entries()) {
			const before = new Set(files());
			await store.set(key, key.repeat(400));
			for (const name of files().filter((one) => !before.has(one))) {
				utimesSync(join(folder, name), at, at);
			}
		}
		const kept = await Promise.all(['a', 'b', 'c', 'd'].map((key) => store.get(key)));
		assert.equal(kept[0], undefined);
		assert.equal(kept[3]?.length, 400);
		const size = files().reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
		assert.ok(size <= 1000, `${size} bytes`);
	});
	test('a folder that cannot be written fails the write, and gives nothing', async () => {
		const blocked = join(folder, 'file');
		writeFileSync(blocked, '');
		const store = createDiskStore(join(blocked, 'below'));
		await assert.rejects(store.set('k', 'v'));
		assert.equal(await store.get('k'), undefined);
	});
	test('clear() takes its own files and leaves others', async () => {
		const store = createDiskStore(folder);
		await store.set('k', 'v');
		writeFileSync(join(folder, 'mine.txt'), '');
		await store.clear();
		assert.deepEqual(files(), ['mine.txt']);
	});
});
