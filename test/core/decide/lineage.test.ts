import assert from 'node:assert/strict';
import { basesOf, type Lineage, traceLineage } from '../../../src/core/decide/lineage';
import type { Evidence, Lookup, ModelInfo } from '../../../src/core/model';
import { evidence, now } from '../builders';
import { said, told } from './facts';

type Known = Readonly<Record<string, Lookup | readonly string[]>>;

/** A world of models with their bases; what is not in it is missing. */
async function trace(bases: readonly string[], known: Known, more: Partial<ModelInfo> = {}) {
	const asked: string[] = [];
	const look = async (id: string): Promise<Lookup> => {
		asked.push(id);
		const one = known[id];
		return one === undefined
			? { state: 'missing', what: 'repository', orPrivate: true, evidence }
			: Array.isArray(one)
				? is(id, one)
				: (one as Lookup);
	};
	const result = await traceLineage({ id: 'a/a', baseModels: bases, ...more }, evidence, look);
	assert.ok(result.state === 'told');
	assert.equal(new Set(asked).size, asked.length, 'each id is asked for once');
	return { asked, lineage: result.value, evidence: result.evidence };
}

function is(id: string, baseModels: readonly string[], from: Evidence = evidence): Lookup {
	return { state: 'found', model: { id, baseModels }, evidence: from };
}

/** `b/b 1, c/c 2` */
function levels({ ancestors }: Lineage): string {
	return ancestors.map(({ id, depth }) => `${id} ${depth}`).join(', ');
}

suite('lineage', () => {
	test('no base', async () => {
		const { lineage, asked } = await trace([], {});
		assert.deepEqual([lineage, asked], [{ ancestors: [], cut: false }, []]);
	});
	test('level by level, each with what it was made into', async () => {
		const { lineage } = await trace(['b/b'], { 'b/b': ['c/c'], 'c/c': [] }, { baseRelation: 'finetune' });
		assert.equal(levels(lineage), 'b/b 1, c/c 2');
		assert.deepEqual(
			lineage.ancestors.map(({ below, relation }) => [below, relation]),
			[
				['a/a', 'finetune'],
				['b/b', undefined],
			],
		);
	});
	test('the base of an adapter counts only where the card names none', () => {
		assert.deepEqual(basesOf({ id: 'a/a', adapterBase: 'b/b' }), ['b/b']);
		assert.deepEqual(basesOf({ id: 'a/a', adapterBase: 'b/b', baseModels: [] }), ['b/b']);
		assert.deepEqual(basesOf({ id: 'a/a', adapterBase: 'b/b', baseModels: ['c/c', 'c/c'] }), ['c/c']);
	});
	test('names that are no ids are not asked for', async () => {
		const { lineage, asked } = await trace(['/mnt/llama', 'b/b/b', '../x', 'a b'], {});
		assert.deepEqual(asked, []);
		assert.deepEqual(
			lineage.ancestors.map(({ lookup }) => lookup.state),
			['not-asked', 'not-asked', 'not-asked', 'not-asked'],
		);
	});
	for (const [what, bases, known, loop] of [
		['itself', ['a/a'], {}, ['a/a', 'a/a']],
		['its base', ['b/b'], { 'b/b': ['a/a'] }, ['a/a', 'b/b', 'a/a']],
		['a base of its base', ['b/b'], { 'b/b': ['c/c'], 'c/c': ['b/b'] }, ['b/b', 'c/c', 'b/b']],
		[
			'an old name of it',
			['b/b'],
			{ 'b/b': ['old/a'], 'old/a': is('a/a', ['b/b']) },
			['a/a', 'b/b', 'old/a'],
		],
		['an old name', ['old/a'], { 'old/a': is('a/a', ['old/a']) }, ['a/a', 'old/a']],
		['a renamed base', ['old/b'], { 'old/b': is('b/b', ['a/a']) }, ['a/a', 'b/b', 'a/a']],
	] as const) {
		test(`a loop through ${what} ends`, async () => {
			const { lineage } = await trace(bases, known as Known);
			assert.deepEqual(lineage.loop, loop);
			assert.match(
				said('lineage', { details: { lineage: told(lineage) } }),
				/^contradictory: names itself as its base: /,
			);
		});
	}
	test('what two share is asked for once', async () => {
		const { lineage, asked } = await trace(['b/b', 'c/c'], { 'b/b': ['d/d'], 'c/c': ['d/d'], 'd/d': [] });
		assert.equal(levels(lineage), 'b/b 1, c/c 1, d/d 2');
		assert.equal(lineage.loop, undefined);
		assert.deepEqual(asked, ['b/b', 'c/c', 'd/d']);
	});
	test('what two share under an old and a new name is followed once', async () => {
		const known = {
			'b/b': ['old/d'],
			'c/c': ['d/d'],
			'old/d': is('d/d', ['e/e']),
			'd/d': ['e/e'],
			'e/e': [],
		};
		const { lineage } = await trace(['b/b', 'c/c'], known);
		assert.equal(levels(lineage), 'b/b 1, c/c 1, old/d 2, d/d 2, e/e 3');
		assert.equal(lineage.loop, undefined);
	});
	test('of a card that is not recorded, whether it names a base is not known', () => {
		const none = { lineage: told({ ancestors: [], cut: false }) };
		for (const row of ['lineage', 'licence-chain']) {
			assert.equal(said(row, { details: none }), 'not-stated: no base model stated');
			assert.match(said(row, { details: none, unrecorded: ['cardData'] }), /^unknown: Not recorded at /);
		}
	});

	test('the seventh level is not asked for', async () => {
		const chain = ['b/1', 'b/2', 'b/3', 'b/4', 'b/5', 'b/6', 'b/7'];
		const known = Object.fromEntries(
			chain.map((id, at) => [id, chain[at + 1] ? [chain[at + 1] as string] : []]),
		);
		const six = await trace(['b/2'], known);
		assert.deepEqual([six.asked.length, six.lineage.cut], [6, false]);
		const seven = await trace(['b/1'], known);
		assert.deepEqual([seven.asked.length, seven.lineage.cut], [6, true]);
		assert.match(said('lineage', { details: { lineage: told(seven.lineage) } }), / ← more$/);
		assert.match(
			said('licence-chain', { details: { lineage: told(seven.lineage) } }),
			/; there are more above/,
		);
	});
	test('no more than twenty', async () => {
		const many = Array.from({ length: 30 }, (_, at) => `b/${at}`);
		const { asked, lineage } = await trace(many, Object.fromEntries(many.map((id) => [id, []])));
		assert.deepEqual([asked.length, lineage.ancestors.length, lineage.cut], [20, 20, true]);
	});
	test('gated ones are followed, missing and unreachable ones are named', async () => {
		const { lineage } = await trace(['b/b', 'c/c', 'd/d', 'e/e'], {
			'b/b': { state: 'gated', model: { id: 'b/b', baseModels: ['f/f'], licenses: ['llama3'] }, evidence },
			'c/c': { state: 'unreachable', reason: 'x', last: { model: { id: 'c/c', licenses: [] }, evidence } },
			'd/d': { state: 'unreachable', reason: 'x' },
		});
		assert.equal(levels(lineage), 'b/b 1, c/c 1, d/d 1, e/e 1, f/f 2');
		const facts = { details: { lineage: told(lineage) } };
		assert.equal(said('lineage', facts), 'stated: b/b, c/c, d/d (not known) and 1 more ← f/f (not known)');
		assert.equal(
			said('licence-chain', facts),
			'stated: b/b: LicenseRef-llama3, c/c: none stated, d/d: not known, e/e: not known, f/f: not known',
		);
	});
	test('is as old as the oldest of its answers', async () => {
		const old = { url: 'https://x.y', readAt: now - 86_400_000 };
		assert.equal((await trace(['b/b'], { 'b/b': is('b/b', [], old) })).evidence.readAt, old.readAt);
		const last = { model: { id: 'b/b' }, evidence };
		assert.equal(
			(await trace(['b/b'], { 'b/b': { state: 'unreachable', reason: 'x', last } })).evidence.stale,
			true,
		);
		assert.equal((await trace(['b/b'], { 'b/b': is('b/b', []) })).evidence.stale, undefined);
	});
	test('throws what looking up was aborted with', async () => {
		const aborted = new Error('stop');
		await assert.rejects(
			traceLineage({ id: 'a/a', baseModels: ['b/b'] }, evidence, () => Promise.reject(aborted)),
			aborted,
		);
	});
});
