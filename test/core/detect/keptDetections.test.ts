import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { keptDetections, watchedWorkspace } from '../../../src/core/detect/keptDetections';
import type { Workspace } from '../../../src/core/detect/workspace/workspace';
import { fakeHost } from '../fakeHost';

const main = '/w/main.py';
const text =
	'from names import MODEL\nfrom transformers import AutoModel\nAutoModel.from_pretrained(MODEL)\n';
const names = 'MODEL = "org/name"\n';

/** A folder whose files are their own versions. */
function folderOf(files: Readonly<Record<string, string>>): Workspace {
	return {
		rootOf: () => '/w',
		async read(path) {
			const found = files[path];
			return found === undefined ? undefined : { text: found, version: found };
		},
		list: async () => Object.keys(files).map((path) => path.slice('/w/'.length)),
	};
}

/** What a run keeps that read `main` among these files. */
async function keptOf(files: Readonly<Record<string, string>>, detector = 'one'): Promise<string> {
	const workspace = watchedWorkspace(folderOf(files));
	const said = await createDetector(fakeHost(), workspace).inspect({ path: main, text });
	const kept = await keptDetections(undefined, detector, workspace);
	kept.set(main, 'd1', { said, asked: await workspace.taken() });
	return (await kept.toText()) ?? '';
}

async function said(kept: string, files: Readonly<Record<string, string>>, detector = 'one', digest = 'd1') {
	const found = await (await keptDetections(kept, detector, folderOf(files))).get(main, digest);
	return found?.references.map(({ id }) => id);
}

suite('detections kept between runs', () => {
	const files = { '/w/names.py': names };

	test('are what was found, with what other files hold', async () => {
		const kept = await keptOf(files);
		assert.deepEqual(await said(kept, files), ['org/name']);
		const workspace = folderOf(files);
		assert.deepEqual(
			await (await keptDetections(kept, 'one', workspace)).get(main, 'd1'),
			await createDetector(fakeHost(), workspace).inspect({ path: main, text }),
		);
	});

	test('do not hold when anything has changed that was read', async () => {
		const kept = await keptOf(files);
		assert.equal(await said(kept, files, 'one', 'd2'), undefined);
		assert.equal(await said(kept, files, 'two'), undefined);
		assert.equal(await said(kept, { '/w/names.py': 'MODEL = "org/other"\n' }), undefined);
		assert.equal(await said(kept, {}), undefined);
	});

	test('a file that could not be read counts as not there, and nobody has to ask for that', async () => {
		const broken = () => Promise.reject(new Error('no such device'));
		const workspace = watchedWorkspace({ rootOf: () => '/w', read: broken, list: broken });
		await assert.rejects(workspace.read('/w/names.py'));
		await assert.rejects(async () => workspace.list?.('/w'));
		// By now the run would have ended over a rejection without a listener.
		await new Promise((resolve) => setImmediate(resolve));
		assert.deepEqual(await workspace.taken(), [
			['/w/names.py', null],
			['/w/', null],
		]);
	});

	test('do not hold when a file is there that was asked for in vain', async () => {
		const kept = await keptOf({});
		assert.deepEqual(await said(kept, {}), []);
		assert.equal(await said(kept, files), undefined);
	});

	test('hold when other files change', async () => {
		assert.deepEqual(await said(await keptOf(files), { ...files, '/w/other.py': '' }), ['org/name']);
	});

	test('count as none when they are damaged in any place', async () => {
		const kept = await keptOf(files);
		for (let at = 0; at < kept.length; at += 7) {
			const damaged = `${kept.slice(0, at)}~${kept.slice(at + 1)}`;
			assert.equal(await said(damaged, files), undefined, `${at}`);
			assert.equal(await said(kept.slice(0, at), files), undefined, `${at}`);
		}
	});

	test('are written only when something is new, and not without end', async () => {
		const kept = await keptOf(files);
		const again = await keptDetections(kept, 'one', folderOf(files));
		assert.equal(await again.toText(), undefined);
		for (let at = 0; at < 30_005; at++) {
			again.set(`/w/${at}.py`, 'd', { said: { references: [], unknown: [], calls: [] }, asked: [] });
		}
		const full = await keptDetections(await again.toText(), 'one', folderOf(files));
		assert.equal(full.has('/w/30004.py'), true);
		assert.equal(full.has('/w/3.py'), false);
		assert.equal(full.has(main), false);
	});
});
