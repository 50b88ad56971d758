import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Detection } from '../../../src/core/detect/detect';
import type { Workspace } from '../../../src/core/detect/workspace/workspace';
import { ScanDetector, threadScript } from '../../../src/vscode/scanDetector';
import { endless } from '../../core/hostile/endless';

const nothing: Detection = { references: [], unknown: [], calls: [] };

/** The thread as the built extension has it; `here` and `said` show what was read without it, and what it said. */
function scanDetector(
	script = threadScript,
	files: Readonly<Record<string, string | Promise<string>>> = {},
	idleMs?: number,
) {
	const here: string[] = [];
	const said: string[] = [];
	const extension = vscode.extensions.getExtension('weightwise.weightwise');
	assert.ok(extension);
	const dist = (name: string) => vscode.Uri.joinPath(extension.extensionUri, 'dist', name);
	const say = (message: string) => void said.push(message);
	const workspace: Workspace = {
		rootOf: () => '/project',
		read: async (path) => {
			const text = await files[path];
			return text === undefined ? undefined : { text, version: '1' };
		},
		list: async () => [],
	};
	const detector = new ScanDetector(
		dist(script),
		{
			readAsset: (name) => Promise.resolve(vscode.workspace.fs.readFile(dist(name))),
			log: { debug: say, info: say, warn: say, error: say },
		},
		workspace,
		{
			inspect: async ({ path }) => {
				here.push(path);
				return nothing;
			},
		},
		idleMs,
	);
	return { detector, here, said };
}

const load = 'from transformers import AutoModel\nAutoModel.from_pretrained("google/flan-t5-large")\n';

suite('the thread that reads files for a scan', () => {
	test('starts in this host, reads programs and configurations, and asks for the files around', async () => {
		const { detector, here, said } = scanDetector(threadScript, {
			'/project/names.py': 'NAME = "google/gemma-2b-it"\n',
		});
		const ids = async (path: string, text: string) =>
			(await detector.inspect({ path, text })).references.map(({ id }) => id);
		try {
			assert.deepEqual(await ids('/project/load.py', load), ['google/flan-t5-large']);
			const other = `from names import NAME\n${load.replace('"google/flan-t5-large"', 'NAME')}`;
			assert.deepEqual(await ids('/project/other.py', other), ['google/gemma-2b-it']);
			assert.deepEqual(await ids('/project/train.yaml', 'base_model: google/gemma-2b-it\n'), [
				'google/gemma-2b-it',
			]);
			assert.deepEqual(here, [], said.join('\n'));
		} finally {
			detector.dispose();
		}
	});

	test('one file after the other though many are asked for at once', async () => {
		const { detector, here, said } = scanDetector();
		try {
			const all = await Promise.all(
				Array.from({ length: 20 }, (_, at) => detector.inspect({ path: `/project/${at}.py`, text: load })),
			);
			assert.deepEqual(
				all.map(({ references }) => references.length),
				all.map(() => 1),
			);
			assert.deepEqual(here, [], said.join('\n'));
		} finally {
			detector.dispose();
		}
	});

	test('does not end for want of work while a file is being read that takes longer than others', async () => {
		const late = new Promise<string>((resolve) => {
			setTimeout(() => resolve('NAME = "google/gemma-2b-it"\n'), 300);
		});
		const { detector, here, said } = scanDetector(threadScript, { '/project/names.py': late }, 0);
		const imported = `from names import NAME\n${load.replace('"google/flan-t5-large"', 'NAME')}`;
		try {
			const [, slow] = await Promise.all([
				detector.inspect({ path: '/project/load.py', text: load }),
				detector.inspect({ path: '/project/other.py', text: imported }),
			]);
			assert.deepEqual(here, [], said.join('\n'));
			assert.deepEqual(
				slow.references.map(({ id }) => id),
				['google/gemma-2b-it'],
			);
		} finally {
			detector.dispose();
		}
	});

	test('another one takes its place where a text took all memory of its parser', async () => {
		const { detector, here, said } = scanDetector();
		const [[path, text] = ['', '']] = endless;
		const ids = ({ references }: Detection) => references.map(({ id }) => id);
		try {
			const both = [
				detector.inspect({ path, text }),
				detector.inspect({ path: '/project/a.py', text: load }),
			];
			assert.deepEqual((await Promise.all(both)).map(ids), [['org/name'], ['google/flan-t5-large']]);
			const large = `${load}${'x = f(a, [b, c])\n'.repeat(20_000)}`;
			assert.deepEqual(ids(await detector.inspect({ path: '/project/b.py', text: large })), [
				'google/flan-t5-large',
			]);
			assert.deepEqual(here, [], said.join('\n'));
		} finally {
			detector.dispose();
		}
	});

	test('where it is ended meanwhile, what was asked for is read without it', async () => {
		const never = new Promise<string>(() => {});
		const { detector, here } = scanDetector(threadScript, { '/project/names.py': never });
		const imported = `from names import NAME\n${load.replace('"google/flan-t5-large"', 'NAME')}`;
		await detector.inspect({ path: '/project/load.py', text: load });
		const reading = detector.inspect({ path: '/project/other.py', text: imported });
		// The thread runs; its end is asked for behind what was sent to it.
		detector.dispose();
		await reading;
		assert.deepEqual(here, ['/project/other.py']);
		detector.dispose();
	});

	test('where it does not start, files are read without it, and the log says why', async () => {
		const { detector, here, said } = scanDetector('is-not-there.js');
		try {
			await detector.inspect({ path: '/project/load.py', text: load });
			assert.deepEqual(here, ['/project/load.py']);
			assert.match(said.join('\n'), /without a thread of their own/);
		} finally {
			detector.dispose();
		}
	});
});
