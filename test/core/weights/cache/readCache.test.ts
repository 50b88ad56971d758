import assert from 'node:assert/strict';
import { type CacheDoor, type CacheEntry, readCache } from '../../../../src/core/weights/cache/readCache';

/** A cache of one model with so many pull requests, of which two commits are kept. */
function doorOf(refs: number): CacheDoor {
	const commit = (at: number) => `${at % 2}`.repeat(40);
	const folders = new Map<string, readonly CacheEntry[]>([
		['', [{ name: 'models--org--name', kind: 'folder' }]],
		['models--org--name/refs', [{ name: 'refs', kind: 'folder' }]],
		['models--org--name/refs/refs', [{ name: 'pr', kind: 'folder' }]],
		[
			'models--org--name/refs/refs/pr',
			Array.from({ length: refs }, (_, at) => ({ name: `${at}`, kind: 'file' })),
		],
		['models--org--name/snapshots', [0, 1, 2].map((at) => ({ name: `${at}`.repeat(40), kind: 'folder' }))],
	]);
	return {
		list: async (path) => folders.get(path.join('/')),
		text: async (path) => commit(Number(path.at(-1))),
		follow: async () => ({ state: 'broken' }),
	};
}

suite('the download cache', () => {
	test('snapshots with the refs that mean them, also of more than a hundred thousand', async () => {
		const refs = 150_000;
		const [model] = (await readCache(doorOf(refs), [], AbortSignal.timeout(60_000))) ?? [];
		assert.deepEqual(
			model?.snapshots.map((one) => [one.commit[0], one.refs.length, one.refs[0]]),
			[
				['0', refs / 2, 'refs/pr/0'],
				['1', refs / 2, 'refs/pr/1'],
				['2', 0, undefined],
			],
		);
	});
});
