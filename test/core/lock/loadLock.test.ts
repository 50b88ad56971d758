import assert from 'node:assert/strict';
import type { Workspace } from '../../../src/core/detect/workspace/workspace';
import { loadLock } from '../../../src/core/lock/loadLock';
import { writeLock } from '../../../src/core/lock/lockText';
import { lockedModel } from './locks';

const whole = writeLock({ models: [lockedModel()] });

/** What is loaded for code below `/w/a`; `unreadable`: a folder with a lock that cannot be read. */
async function loaded(files: Readonly<Record<string, string>>, unreadable?: string) {
	const workspace: Workspace = {
		rootOf: (path) => (path.startsWith('/w/') ? '/w' : undefined),
		read: async (path) => {
			const text = files[path];
			return text === undefined ? undefined : { text, version: '1' };
		},
		list: async (folder) => (folder === unreadable ? ['weightwise.lock'] : []),
	};
	const lock = await loadLock(workspace, ['/w/a', '/w']);
	return (
		lock && { ...lock, models: lock.lock?.models.length, messages: lock.faults.map(({ message }) => message) }
	);
}

suite('the lock that counts for a file', () => {
	test('the nearest one, without a fault where it is sound', async () => {
		const lock = await loaded({ '/w/a/weightwise.lock': whole, '/w/weightwise.lock': '[]' });
		assert.deepEqual([lock?.shown, lock?.models, lock?.faults], ['a/weightwise.lock', 1, []]);
		assert.equal(await loaded({}), undefined);
	});

	test('one that cannot be used is told with its place and a cure, and no other stands in for it', async () => {
		const broken = await loaded({ '/w/a/weightwise.lock': `${whole}]`, '/w/weightwise.lock': whole });
		const [first] = broken?.faults ?? [];
		assert.deepEqual([broken?.models, first?.severity, first?.line], [undefined, 'error', 16]);
		assert.match(
			first?.message ?? '',
			/^a\/weightwise\.lock: This is no JSON: .* No load is held against it: mend it, or delete it and run weightwise lock/,
		);
		const unread = await loaded({ '/w/weightwise.lock': whole }, '/w/a');
		assert.equal(unread?.models, undefined);
		assert.match(
			unread?.messages[0] ?? '',
			/^a\/weightwise\.lock: This file is not text, is too large .* run weightwise lock/,
		);
	});

	test('the cure is said once', async () => {
		const lock = await loaded({ '/w/weightwise.lock': '{ "version": 0, "models": 7, "more": 1 }' });
		assert.ok((lock?.messages.length ?? 0) > 1);
		assert.equal(lock?.messages.filter((message) => message.includes('run weightwise lock')).length, 1);
	});

	test('what a newer Weightwise has written is not to be deleted', async () => {
		const lock = await loaded({ '/w/weightwise.lock': '{ "version": 2, "models": [] }' });
		assert.match(
			lock?.messages.join('\n') ?? '',
			/Update Weightwise; .* No load is held against it until then\.$/,
		);
		assert.doesNotMatch(lock?.messages.join('\n') ?? '', /delete/);
	});

	test('what is only odd leaves it in use', async () => {
		const odd = whole.replace('"version": 1,', '"version": 1, "note": "ours",');
		const lock = await loaded({ '/w/weightwise.lock': odd });
		assert.deepEqual([lock?.models, lock?.faults.map(({ severity }) => severity)], [1, ['warning']]);
		assert.doesNotMatch(lock?.messages[0] ?? '', /No load is held/);
	});
});
