import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Detection } from '../../../src/core/detect/detect';
import { type WatchedWorkspace, watchedWorkspace } from '../../../src/core/detect/keptDetections';
import { openKeptReading } from '../../../src/core/detect/keptReading';
import type { Store } from '../../../src/core/host';
import { WorkspaceScan, type WorkspaceScanOptions } from '../../../src/vscode/workspaceScan';

const nothing: Detection = { references: [], unknown: [], calls: [] };

suite('a scan of the workspace that is stopped', () => {
	const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, 'stopped');
	const names = ['first.py', 'second.py', 'third.py'];

	suiteSetup(async () => {
		for (const name of names) {
			const uri = vscode.Uri.joinPath(folder, name);
			await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`# ${name}\n`));
		}
	});
	suiteTeardown(() => vscode.workspace.fs.delete(folder, { recursive: true }));

	/** A scan that reads by `inspect` what it has not kept in `store`. */
	function scanOf(store: Store, inspect: (path: string) => Promise<void> | void): WorkspaceScan {
		const said = (message: string) => assert.fail(message);
		const log = { debug: () => undefined, info: () => undefined, warn: said, error: said };
		const workspace: WatchedWorkspace = watchedWorkspace({
			rootOf: () => folder.path,
			read: async () => undefined,
			list: async () => [],
		});
		const detector = {
			inspect: async ({ path }: { readonly path: string }, signal?: AbortSignal) => {
				if (path.startsWith(`${folder.path}/`)) {
					await inspect(path.slice(folder.path.length + 1));
				}
				signal?.throwIfAborted();
				return nothing;
			},
		};
		return new WorkspaceScan({
			detector,
			openKept: () =>
				openKeptReading({ store, key: 'scan', detector: 'one', workspace, inspect: detector.inspect, log }),
			resolver: () => ({ resolve: async () => [] }),
			isOpen: () => false,
			index: { has: () => false },
			log,
			// Files that name nothing are neither judged nor shown.
		} as unknown as WorkspaceScanOptions);
	}

	function store(): Store {
		const kept = new Map<string, string>();
		return {
			get: async (key) => kept.get(key),
			set: async (key, text) => void kept.set(key, text),
			clear: async () => kept.clear(),
		};
	}

	test('has kept what it read, which the next one does not read again', async () => {
		const kept = store();
		const stopped = scanOf(kept, (name) => {
			if (name === 'third.py') {
				stopped.dispose();
			}
		});
		assert.equal(await stopped.run(), false);
		const read: string[] = [];
		const next = scanOf(kept, (name) => void read.push(name));
		await next.run();
		next.dispose();
		assert.deepEqual(read, ['third.py']);
	});

	test('by another one has kept it before that begins', async () => {
		const read: string[] = [];
		const scan: WorkspaceScan = scanOf(store(), (name) => {
			read.push(name);
			if (name === 'third.py' && read.length === names.length) {
				second = scan.run();
			}
		});
		let second: Promise<boolean> | undefined;
		assert.equal(await scan.run(), false);
		await second;
		scan.dispose();
		assert.deepEqual(read, [...names, 'third.py']);
	});
});
