import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { createResolver } from '../../../src/core/resolve';
import { type FakeReply, fakeHost } from '../fakeHost';
import { modelUrl, settings, sha } from '../hubs/fakeHub';
import { createChance } from './chance';

const stay = new AbortController().signal;
const ids = ['org/a', 'org/b', 'org/c', 'org/d'];

/** Ways to be down. None of them says that a model does not exist. */
const downs: readonly FakeReply[] = [
	{ fails: 'ECONNREFUSED' },
	{ fails: 'ENOTFOUND' },
	{ status: 500 },
	{ status: 502, body: '<html>' },
	{ status: 503 },
	{ status: 429, headers: { 'retry-after': '2' } },
	{ body: '{"id":' },
	{ body: '<html>Sign in</html>' },
];

/**
 * A hub that goes up and down while a text is edited and looked up, and a clock that jumps back and forth: each lookup
 * is an answer, or says why there is none and keeps the last one; and soon after the hub is back for good, all is
 * known again, without a restart. The number of faults: of the hub and of the clock.
 */
export async function withRestlessHub(seed: number, seconds: number): Promise<number> {
	const chance = createChance(seed);
	let faults = 0;
	let down: FakeReply | undefined;
	const replies = Object.fromEntries(
		ids.map((id) => [modelUrl(id), () => down ?? { body: { id, sha, library_name: id } }]),
	);
	const host = fakeHost({ replies });
	const resolver = createResolver(host, { ...settings, others: false, maxAgeMs: 1000 });
	const detector = createDetector(host);
	const known = new Set<string>();
	let lines: string[] = [];

	async function look(): Promise<readonly string[]> {
		const text = ['from transformers import AutoModel', ...lines, ''].join('\n');
		const references = await detector.detect({ path: 'a.py', text });
		assert.deepEqual(
			references.map(({ id }) => id),
			lines.map((line) => /"(.*)"/.exec(line)?.[1]),
		);
		const resolved = await resolver.resolve(references, stay);
		return resolved.map(({ reference: { id }, lookup }) => {
			if (lookup.state === 'unreachable') {
				assert.ok(lookup.reason.length > 10, 'it says why');
				assert.equal(lookup.last?.model.id, known.has(id) ? id : undefined, 'what was known stays');
				assert.ok(!lookup.last || lookup.last.evidence.stale, 'and says that it is old');
			} else {
				assert.equal(lookup.state, 'found');
				assert.deepEqual(lookup.state === 'found' && lookup.model.library, id);
				known.add(id);
			}
			return lookup.state;
		});
	}

	for (let second = 0; second < seconds; second++) {
		down = chance(2) === 0 ? undefined : downs[chance(downs.length)];
		faults += down ? 1 : 0;
		host.time += 1000;
		if (chance(10) === 0) {
			// A clock that was set anew: by minutes, days or years, to either side.
			host.time += (chance(2) === 0 ? -1 : 1) * (60_000 * (1 + chance(1_000_000)));
			faults += 1;
		}
		lines = lines.length > 6 || chance(4) === 0 ? lines.slice(1) : lines;
		lines = [...lines, `m = AutoModel.from_pretrained("${ids[chance(ids.length)]}")`];
		await look();
	}
	down = undefined;
	lines = ids.map((id) => `m = AutoModel.from_pretrained("${id}")`);
	for (let minute = 0; minute < 5 && (await look()).includes('unreachable'); minute++) {
		host.time += 60_000;
	}
	assert.deepEqual(
		await look(),
		ids.map(() => 'found'),
		'it recovers without a restart',
	);
	assert.deepEqual(
		host.lines.filter((line) => line.startsWith('error')),
		[],
	);
	return faults;
}
