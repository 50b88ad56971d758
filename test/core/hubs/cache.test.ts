import assert from 'node:assert/strict';
import { createCache, type KeptModel } from '../../../src/core/hubs/cache';
import { fakeHost } from '../fakeHost';

const kept: KeptModel = {
	model: {
		id: 'a/b',
		licenses: ['mit'],
		emissions: 2.5,
		results: [{ metric: 'accuracy', value: 0.75 }],
		files: [{ path: 'x', size: 1 }],
		parameters: { total: 1, byDtype: { F32: 1 } },
		scan: { done: false, issues: [{ path: 'x', level: 'unsafe' }] },
	},
	evidence: { url: 'https://hub.test/a/b', readAt: 5 },
	etag: 'W/"1"',
};

suite('the cache of lookups', () => {
	/** The text in the store after one answer was kept under `k`. */
	async function stored(): Promise<string> {
		const host = fakeHost();
		await createCache(host).keep('k', kept);
		return host.kept.get('k') ?? '';
	}

	test('an answer survives a restart, every field of it', async () => {
		const host = fakeHost();
		await createCache(host).keep('k', kept);
		assert.deepEqual(await createCache(host).model('k'), kept);
	});
	test('a memory-only answer does not', async () => {
		const host = fakeHost();
		const cache = createCache(host);
		await cache.keep('k', kept, 'memory');
		assert.deepEqual(await cache.model('k'), kept);
		assert.equal(await createCache(host).model('k'), undefined);
	});

	const changes: readonly (readonly [string, (text: string) => string])[] = [
		['cut in half', (text) => text.slice(0, text.length / 2)],
		['empty', () => ''],
		['not JSON', () => 'ENOENT'],
		['a list', () => '[]'],
		['null', () => 'null'],
		['another version', (text) => text.replace('"version":2', '"version":1')],
		['another key', (text) => text.replace('"key":"k"', '"key":"other"')],
		['no evidence', (text) => text.replace('"evidence"', '"evidense"')],
		['an address that is none', (text) => text.replace('https://hub.test/a/b', 'javascript:alert(1)')],
		['a time that is none', (text) => text.replace('"readAt":5', '"readAt":"5"')],
		['an id that is none', (text) => text.replace('"id":"a/b"', '"id":"../b"')],
		['a licence that is none', (text) => text.replace('["mit"]', '[{}]')],
		['a file that is none', (text) => text.replace('"path":"x","size":1', '"path":7')],
		['a size that is none', (text) => text.replace('"size":1', '"size":"1"')],
		['a figure without end', (text) => text.replace('"emissions":2.5', '"emissions":2e999')],
		['a result without end', (text) => text.replace('"value":0.75', '"value":75e999')],
		['a scan that is none', (text) => text.replace('"done":false', '"done":"no"')],
		['a field of no model', (text) => text.replace('"licenses"', '"toString"')],
		['a prototype', (text) => text.replace('"licenses":["mit"]', '"__proto__":{"licenses":["mit"]}')],
	];
	for (const [name, change] of changes) {
		test(`a stored text is ignored: ${name}`, async () => {
			const text = await stored();
			const changed = change(text);
			assert.notEqual(changed, text);
			assert.equal(await createCache(fakeHost({ kept: { k: changed } })).model('k'), undefined);
		});
	}
	test('an ETag that no header can carry is dropped, the answer stays', async () => {
		const text = (await stored()).replace('W/\\"1\\"', 'x\\r\\ny: z');
		const found = await createCache(fakeHost({ kept: { k: text } })).model('k');
		assert.deepEqual(found?.model, kept.model);
		assert.equal(found?.etag, undefined);
	});

	test('a refusal lasts a minute, in memory only', async () => {
		const host = fakeHost();
		const cache = createCache(host);
		const lookup = { state: 'unreachable', reason: 'x' } as const;
		await cache.refuse('k', lookup);
		host.time += 59_999;
		assert.deepEqual(cache.refusal('k'), lookup);
		host.time += 1;
		assert.equal(cache.refusal('k'), undefined);
		assert.equal(host.kept.size, 0);
	});
	test('not reaching the hub keeps the last answer; a definite answer replaces it for good', async () => {
		const host = fakeHost();
		const cache = createCache(host);
		await cache.keep('k', kept);
		await cache.refuse('k', { state: 'unreachable', reason: 'x' });
		assert.deepEqual(await cache.model('k'), kept);
		const evidence = { url: 'https://hub.test', readAt: 6 };
		await cache.refuse('k', { state: 'missing', what: 'repository', orPrivate: true, evidence });
		assert.equal(await cache.model('k'), undefined);
		assert.equal(await createCache(host).model('k'), undefined);
	});
	const whatIsNotThere: readonly { what: 'repository' | 'revision'; orPrivate: boolean }[] = [
		{ what: 'repository', orPrivate: true },
		{ what: 'revision', orPrivate: false },
	];
	for (const missing of whatIsNotThere) {
		test(`that a ${missing.what} was not there is known after a restart, with its day, and is no answer`, async () => {
			const host = fakeHost();
			const evidence = { url: 'https://hub.test/a/b', readAt: 6 };
			await createCache(host).refuse('k', { state: 'missing', ...missing, evidence });
			const cache = createCache(host);
			const asked = { state: 'unreachable', reason: 'x' } as const;
			const lastMissing = { ...missing, evidence: { ...evidence, stale: true } };
			assert.deepEqual(await cache.withLast('k', asked), { ...asked, lastMissing });
			assert.equal(cache.refusal('k'), undefined);
			await cache.keep('k', kept);
			const { last, ...rest } = (await createCache(host).withLast('k', asked)) as typeof asked & {
				last: unknown;
			};
			assert.deepEqual(rest, asked);
			assert.ok(last);
		});
	}
	test('an absence in the store that is none says nothing', async () => {
		const host = fakeHost();
		const evidence = { url: 'https://hub.test/a/b', readAt: 6 };
		await createCache(host).refuse('k', { state: 'missing', what: 'revision', orPrivate: false, evidence });
		const k = host.kept.get('k')?.replace('"revision"', '"everything"') ?? '';
		const asked = { state: 'unreachable', reason: 'x' } as const;
		assert.deepEqual(await createCache(fakeHost({ kept: { k } })).withLast('k', asked), asked);
	});
	test('an answer ends a refusal', async () => {
		const cache = createCache(fakeHost());
		await cache.refuse('k', { state: 'unreachable', reason: 'x' });
		await cache.keep('k', kept);
		assert.equal(cache.refusal('k'), undefined);
	});
	test('a store that fails fails nothing', async () => {
		const broken = async () => Promise.reject(new Error('disk full'));
		const host = { ...fakeHost(), store: { get: broken, set: broken, clear: broken } };
		const cache = createCache(host);
		assert.equal(await cache.model('k'), undefined);
		await cache.keep('k', kept);
		assert.deepEqual(await cache.model('k'), kept);
		cache.clear();
		assert.equal(await cache.model('k'), undefined);
	});
	test('of many refusals the oldest is forgotten', async () => {
		const cache = createCache(fakeHost());
		for (let index = 0; index <= 2000; index += 1) {
			await cache.refuse(`${index}`, { state: 'unreachable', reason: 'x' });
		}
		assert.equal(cache.refusal('0'), undefined);
		assert.ok(cache.refusal('1') && cache.refusal('2000'));
	});
	test('clear() forgets what is in memory', async () => {
		const host = fakeHost();
		const cache = createCache(host);
		await cache.keep('k', kept);
		await cache.refuse('j', { state: 'unreachable', reason: 'x' });
		await host.store.clear();
		cache.clear();
		assert.equal(await cache.model('k'), undefined);
		assert.equal(cache.refusal('j'), undefined);
	});
});
