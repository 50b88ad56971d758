import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Searched } from '../../src/cli/searchedFile';
import { searchInThreads } from '../../src/cli/searchThreads';

const files = Array.from({ length: 100 }, (_, at) => `/nowhere/file${at}.py`);
const empty: Searched = { state: 'searched', references: [], unknown: [], calls: [], asked: [] };

/** What a thread begins with: it takes a batch as the real one does. */
const taking = `
const { parentPort, workerData: { queue } } = require('node:worker_threads');
const next = () => queue.batches[Atomics.add(queue.taken, 0, 1)];
const batch = next();
const searched = batch && batch.files.map(() => (${JSON.stringify(empty)}));
`;

suite('threads that search files', () => {
	let assets: string;
	setup(() => {
		assets = mkdtempSync(join(tmpdir(), 'threads-'));
	});
	teardown(() => rmSync(assets, { recursive: true }));

	/** Searches with threads that do this. How often each file was told of, and what was logged. */
	async function searchWith(code: string, signal: AbortSignal, search: (logged: Promise<void>) => unknown) {
		writeFileSync(join(assets, 'cli.js'), code);
		const told = files.map(() => 0);
		const lines: string[] = [];
		let log: (line: string) => void = () => undefined;
		const logged = new Promise<void>((resolve) => {
			log = (line) => {
				lines.push(line);
				resolve();
			};
		});
		await searchInThreads({
			paths: ['.'],
			cwd: assets,
			assets,
			wanted: {},
			files,
			threads: 3,
			log: { debug: log, info: log, warn: log, error: log },
			signal,
			async search() {
				await search(logged);
				return empty;
			},
			onSearched: (index) => {
				told[index] = (told[index] ?? 0) + 1;
			},
		});
		return { told, lines };
	}
	const never = new AbortController().signal;

	test('tell of each file once, also of what they said right before their end', async () => {
		const code = `${taking} if (batch) { parentPort.postMessage({ places: batch.places, searched }); }`;
		const { told, lines } = await searchWith(code, never, () => undefined);
		assert.deepEqual(
			told,
			files.map(() => 1),
		);
		assert.deepEqual(lines, []);
	});

	for (const [title, end] of [
		['an error', 'throw new Error("fell over");'],
		['a promise that nobody awaits', 'Promise.reject(new Error("fell over"));'],
	] as const) {
		test(`that end with ${title} leave what they took to the caller`, async () => {
			// The first file takes here until one of the threads has ended, which has taken some by then.
			const { told, lines } = await searchWith(`${taking} if (batch) { ${end} }`, never, (logged) => logged);
			assert.ok(told.every((times) => times <= 1));
			assert.ok(told.includes(0) && told.includes(1), `${told}`);
			assert.match(lines[0] ?? '', /fell over/);
		});
	}

	test('that cannot be started leave all to the caller', async () => {
		const { told, lines } = await searchWith('this is no program', never, () => undefined);
		assert.deepEqual(
			told,
			files.map(() => 1),
		);
		assert.equal(lines.length, 2);
	});

	test('are stopped when nobody waits any more, however busy they are', async () => {
		const stop = new AbortController();
		const search = () => stop.abort(new Error('stopped'));
		await assert.rejects(searchWith('for (;;) {}', stop.signal, search), /stopped/);
	});

	test('are not started for somebody who waits no more', async () => {
		const code = 'require("node:fs").writeFileSync(__filename + ".begun", "");';
		const stopped = AbortSignal.abort(new Error('stopped'));
		await assert.rejects(
			searchWith(code, stopped, () => undefined),
			/stopped/,
		);
		assert.deepEqual(readdirSync(assets), ['cli.js']);
	});
});
