import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { watchedWorkspace } from '../../../src/core/detect/keptDetections';
import { openKeptReading, versionedByText } from '../../../src/core/detect/keptReading';
import type { Workspace } from '../../../src/core/detect/workspace/workspace';
import type { Store } from '../../../src/core/host';
import { fakeHost } from '../fakeHost';

const main =
	'from names import MODEL\nfrom transformers import AutoModel\nAutoModel.from_pretrained(MODEL)\n';
const other = 'from transformers import AutoModel\nAutoModel.from_pretrained("org/other-base")\n';
const files = { '/w/main.py': main, '/w/other.py': other, '/w/names.py': 'MODEL = "org/name"\n' };

type Files = Readonly<Record<string, string>>;

/** A folder in an editor that was just started: versions count from one again. */
function folderOf(files: Files): Workspace {
	return {
		rootOf: () => '/w',
		async read(path) {
			const text = files[path];
			return text === undefined ? undefined : { text, version: 'open 1' };
		},
		list: async () => Object.keys(files).map((path) => path.slice('/w/'.length)),
	};
}

function storeOf(kept = new Map<string, string>()): Store {
	return {
		get: async (key) => kept.get(key),
		set: async (key, text) => void kept.set(key, text),
		clear: async () => kept.clear(),
	};
}

/** Reads all files at once, as a scan does. What they name, and which of them had to be read. */
async function readAll(
	store: Store,
	files: Files,
	{ detector = 'one', signal = undefined as AbortSignal | undefined } = {},
) {
	const workspace = watchedWorkspace(versionedByText(folderOf(files)));
	const { inspect } = createDetector(fakeHost(), workspace);
	const read: string[] = [];
	const { log } = fakeHost();
	const reading = await openKeptReading({
		store,
		key: 'scan',
		detector,
		workspace,
		inspect: (file, stop) => {
			read.push(file.path);
			return inspect(file, stop);
		},
		log,
	});
	const said = await Promise.all(
		Object.entries(files).map(([path, text]) => reading.inspect({ path, text }, signal)),
	);
	await reading.save();
	return { read, ids: said.flatMap(({ references }) => references.map(({ id }) => id)) };
}

suite('files that were read before', () => {
	test('are not read again, and say the same', async () => {
		const store = storeOf();
		const first = await readAll(store, files);
		assert.deepEqual(first.read, Object.keys(files));
		assert.ok(first.ids.includes('org/name') && first.ids.includes('org/other-base'));
		assert.deepEqual(await readAll(store, files), { read: [], ids: first.ids });
	});

	test('are read again when they changed, or what they asked for did; others are not', async () => {
		const store = storeOf();
		await readAll(store, files);
		const changed = await readAll(store, { ...files, '/w/names.py': 'MODEL = "org/newer"\n' });
		assert.deepEqual(changed.read, ['/w/main.py', '/w/names.py']);
		assert.ok(changed.ids.includes('org/newer'));
		const edited = await readAll(store, {
			...files,
			'/w/names.py': 'MODEL = "org/newer"\n',
			'/w/other.py': '',
		});
		assert.deepEqual(edited.read, ['/w/other.py']);
	});

	test('are read again by another detector', async () => {
		const store = storeOf();
		await readAll(store, files);
		assert.equal((await readAll(store, files, { detector: 'two' })).read.length, 3);
	});

	test('one after the other, so that each keeps what it asked for itself', async () => {
		const store = storeOf();
		await readAll(store, { '/w/other.py': other, '/w/main.py': main, '/w/names.py': 'MODEL = "org/name"\n' });
		const { read } = await readAll(store, { ...files, '/w/names.py': '' });
		assert.deepEqual(read, ['/w/main.py', '/w/names.py']);
	});

	test('and so do two scans at once, of which each keeps what its own files asked for', async () => {
		const store = storeOf();
		const workspace = watchedWorkspace(versionedByText(folderOf(files)));
		const { log } = fakeHost();
		const { inspect } = createDetector(fakeHost(), workspace);
		const open = (key: string) => openKeptReading({ store, key, detector: 'one', workspace, inspect, log });
		const [scan, next] = await Promise.all([open('scan'), open('next')]);
		await Promise.all([
			scan.inspect({ path: '/w/main.py', text: main }),
			next.inspect({ path: '/w/other.py', text: other }),
		]);
		await scan.save();
		const { read } = await readAll(store, { '/w/main.py': main, '/w/names.py': 'MODEL = "org/newer"\n' });
		assert.ok(read.includes('/w/main.py'), 'what it asked for has changed');
	});

	test('a store that takes nothing is no fault', async () => {
		const store = { ...storeOf(), set: () => Promise.reject(new Error('no space left')) };
		assert.equal((await readAll(store, files)).read.length, 3);
		assert.equal((await readAll(store, files)).read.length, 3);
	});

	test('a scan that is stopped reads no further', async () => {
		const stop = AbortSignal.abort();
		await assert.rejects(readAll(storeOf(), files, { signal: stop }), { name: 'AbortError' });
	});
});
