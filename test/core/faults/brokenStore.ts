import assert from 'node:assert/strict';
import type { Host } from '../../../src/core/host';
import type { Lookup } from '../../../src/core/model';
import { fakeHost } from '../fakeHost';
import { modelUrl, onHost, sha } from '../hubs/fakeHub';
import { createChance } from './chance';

const ids = ['org/a', 'org/b', 'org/c'];

/** What the disk does to one write or read. */
type Disk = 'sound' | 'full' | 'torn' | 'read-only' | 'unreadable' | 'foreign' | 'slow';
const disks: readonly Disk[] = ['sound', 'full', 'torn', 'read-only', 'unreadable', 'foreign', 'slow'];

/**
 * A disk that is full, tears writes, cannot be read or gives the texts of other programs: lookups go on as if nothing
 * were kept, and what is read of it is a whole answer of the model that was asked for. The number of faults.
 */
export async function withBrokenStore(seed: number, runs: number): Promise<number> {
	const chance = createChance(seed);
	let faults = 0;
	for (let run = 0; run < runs; run++) {
		const world = fakeHost({
			replies: Object.fromEntries(ids.map((id) => [modelUrl(id), { body: { id, sha, library_name: id } }])),
		});
		const disk = (): Disk => {
			const one = disks[chance(disks.length)] as Disk;
			faults += one === 'sound' ? 0 : 1;
			return one;
		};
		const store: Host['store'] = {
			async get(key) {
				const text = world.kept.get(key);
				switch (disk()) {
					case 'unreadable':
						throw Object.assign(new Error('EIO'), { code: 'EIO' });
					case 'torn':
						return text?.slice(0, chance(text.length + 1));
					case 'foreign':
						return [...world.kept.values()][chance(world.kept.size + 1)];
					case 'slow':
						await new Promise((done) => setImmediate(done));
						return text;
					default:
						return text;
				}
			},
			async set(key, text) {
				switch (disk()) {
					case 'full':
						throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
					case 'read-only':
						throw Object.assign(new Error('EROFS'), { code: 'EROFS' });
					case 'torn':
						// Of a disk that keeps no promise: half of it is there, and nobody is told.
						world.kept.set(key, text.slice(0, chance(text.length)));
						return;
					default:
						world.kept.set(key, text);
				}
			},
			async clear() {
				throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
			},
		};
		const host = Object.assign(world, { store });
		for (let start = 0; start < 3; start++) {
			const { ask, hub } = onHost(host);
			for (const id of ids) {
				isWhole(await ask(id), id);
				host.time += chance(7_200_000);
				isWhole(await ask(id), id);
			}
			hub.clear?.();
			isWhole(await ask('org/a'), 'org/a');
		}
	}
	return faults;
}

function isWhole(lookup: Lookup, id: string): void {
	assert.equal(lookup.state, 'found');
	const { model } = lookup as Extract<Lookup, { state: 'found' }>;
	assert.deepEqual([model.id, model.commit, model.library], [id, sha, id]);
}
