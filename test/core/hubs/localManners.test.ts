import assert from 'node:assert/strict';
import { allParts, askDetails } from '../../../src/core/decide/details';
import { modelAnswer } from '../../../src/core/lookup';
import { modelsNear } from '../../../src/core/nearest';
import { BERT, BERT_SHA } from '../../hub/ask';
import { keptFacts, startHub, type TestHub } from '../../hub/server';
import { load, reference } from '../builders';
import { stay, toldBy } from './huggingface/questions';
import { localWorld, start } from './onLocal';

const hour = 3_600_000;
const XENOVA = 'Xenova/all-MiniLM-L6-v2';
const tensor = { dtype: 'F32', shape: [2, 3] };
/** Names that are long enough for a header above 64 KiB. */
const many = Object.fromEntries(
	Array.from({ length: 1500 }, (_, index) => [`encoder.layer.${index}.weight`, tensor]),
);

suite('how many requests there are, counted at the local hub', () => {
	let local: TestHub;
	suiteSetup(async () => {
		const headers = { [BERT]: { 'short.safetensors': { w: tensor }, 'long.safetensors': many } };
		const scans = { [BERT]: { scansDone: true, filesWithIssues: [] } };
		local = await startHub({ facts: keptFacts(), headers, scans, organizations: { 'google-bert': {} } });
	});
	suiteTeardown(() => local.close());
	setup(() => local.reset());

	/** `GET api/models/…` and so on, since the last time. */
	function since(): string[] {
		const seen = local.requests.map(({ origin, path }) => `${origin} ${path}`);
		(local.requests as unknown[]).splice(0);
		return seen;
	}
	const revision = (id: string, at = 'main') => `hub /api/models/${id}/revision/${at}`;

	test('a lookup: one, then none; a commit never again, a branch after an hour, and then "unchanged"', async () => {
		const first = start(local);
		const cold = await first.ask(BERT);
		assert.ok(cold.state === 'found');
		assert.deepEqual(since(), [revision(BERT)]);
		assert.deepEqual(await first.ask(BERT), cold);
		await first.ask(BERT, BERT_SHA);
		assert.deepEqual(since(), []);

		const second = start(local, {}, first.host);
		assert.deepEqual(await second.ask(BERT), cold);
		assert.deepEqual(since(), []);
		await second.ask(BERT, BERT_SHA);
		assert.deepEqual(since(), [revision(BERT, BERT_SHA)]);

		first.host.time += hour;
		const third = start(local, {}, first.host);
		const statuses: number[] = [];
		const conditions: (string | null)[] = [];
		Object.assign(first.host, {
			fetch: async (address: string, init: RequestInit) => {
				const response = await fetch(address, init);
				statuses.push(response.status);
				conditions.push(new Headers(init.headers).get('if-none-match'));
				return response;
			},
		});
		const fourth = start(local, {}, first.host);
		const renewed = await fourth.ask(BERT);
		assert.ok(renewed.state === 'found');
		assert.deepEqual(statuses, [304]);
		assert.match(conditions[0] ?? '', /^W\/"/);
		assert.deepEqual(renewed.model, cold.model);
		assert.deepEqual(renewed.evidence, { ...cold.evidence, readAt: first.host.time });
		assert.deepEqual(since(), [revision(BERT)]);
		assert.deepEqual(await third.ask(BERT), renewed);
		await third.ask(BERT, BERT_SHA);
		await fourth.ask(BERT, BERT_SHA);
		assert.deepEqual(since(), []);
	});

	test('300 models: under 500, at most eight at once, each once, none for files', async () => {
		const renamed = ['bert-base-uncased', 'gpt2', 'gpt2-xl', 'EleutherAI/gpt-j-6B'];
		const ids = [...local.models, ...renamed];
		const missing = Array.from({ length: 300 - ids.length }, (_, index) => `nobody/model-${index}`);
		const host = localWorld();
		let now = 0;
		let most = 0;
		Object.assign(host, {
			fetch: async (address: string, init: RequestInit) => {
				now += 1;
				most = Math.max(most, now);
				try {
					return await fetch(address, init);
				} finally {
					now -= 1;
				}
			},
		});
		const { resolver } = start(local, {}, host);
		const references = [...ids, ...missing].flatMap((id) => [
			reference({ id, loads: [load(), load({ revision: 'main' })] }),
			reference({ id, loads: [load()] }),
		]);
		const resolved = await resolver.resolve(references, stay);
		assert.equal(resolved.length, 600);
		assert.ok(resolved.every(({ lookup }) => ['found', 'gated', 'missing'].includes(lookup.state)));
		assert.equal(most, 8);
		const seen = since();
		assert.equal(new Set(resolved.map((one) => one.reference.id)).size, 300);
		// Beside one each: the second address of what was renamed, and a tree in place of a list of files.
		assert.ok(seen.length <= 300 + renamed.length + 1, `${seen.length} requests`);
		assert.ok(seen.every((each) => each.startsWith('hub /api/models/')));
		await resolver.resolve(references, stay);
		assert.deepEqual(since(), []);
	});

	test('all details of every recorded model: no file of configuration by a download, and nothing twice', async () => {
		const { ask, resolver } = start(local);
		for (const id of local.models) {
			const lookup = await ask(id);
			const model = modelAnswer(lookup)?.model;
			assert.ok(model && 'evidence' in lookup, id);
			since();
			const found = { hub: 'huggingface', model, evidence: lookup.evidence } as const;
			const details = await askDetails(resolver, found, allParts, stay);
			assert.equal(Object.keys(details).length, allParts.length, id);
			const seen = since();
			const downloads = seen.filter((each) => each.includes('/resolve/'));
			assert.ok(
				downloads.every((each) => each.endsWith('.safetensors')),
				downloads.join('\n'),
			);
			assert.deepEqual(
				[...new Set(seen)],
				seen.filter((each, index) => seen.indexOf(each) === index),
			);
			// Ten questions, the bases above it, and two for each header.
			assert.ok(seen.length <= 12 + 2 * 12 + 20, `${id}: ${seen.length}`);
			await askDetails(resolver, found, allParts, stay);
			assert.deepEqual(since(), [], id);
		}
	});
	test('searches ask for no file', async () => {
		const { repository } = start(local);
		const found = toldBy(await repository.search({ words: 'bert' }, stay));
		assert.ok(found.models.some(({ id }) => id === BERT));
		await modelsNear('google-bert/bert-base-uncasd', repository, stay);
		const seen = since();
		assert.ok(seen.length > 0 && seen.length <= 3, seen.join('\n'));
		assert.ok(seen.every((each) => each === 'hub /api/models'));
	});

	for (const [path, times] of [
		['short.safetensors', 1],
		['long.safetensors', 2],
	] as const) {
		test(`the tensors of ${path}: ${times} to the hub and ${times} to the second origin, which sees no token`, async () => {
			const first = start(local, { token: async () => 'hf_valid' });
			const told = await first.repository.tensors(BERT, BERT_SHA, path, stay);
			assert.equal(toldBy(told).length, path === 'short.safetensors' ? 1 : 1500);
			const pairs = Array.from({ length: times }, () => ['hub true', 'cdn false']).flat();
			assert.deepEqual(
				local.requests.map(({ origin, authorization }) => `${origin} ${authorization}`),
				pairs,
			);
			since();
			first.host.time += 1000 * hour;
			const second = start(local, { token: async () => 'hf_valid' }, first.host);
			assert.deepEqual(await second.repository.tensors(BERT, BERT_SHA, path, stay), told);
			assert.deepEqual(since(), []);
			assert.doesNotMatch(JSON.stringify([first.host.lines, [...first.host.kept]]), /hf_valid/);
		});
	}
	test('no token on the second origin, in the log or in the store, whatever is asked', async () => {
		const { host, ask, resolver } = start(local, { token: async () => 'hf_valid_member' });
		for (const id of [BERT, XENOVA, 'meta-llama/Llama-3.2-1B-Instruct', 'google/flan-t5-large']) {
			const lookup = await ask(id);
			const model = modelAnswer(lookup)?.model;
			assert.ok(model && 'evidence' in lookup);
			await askDetails(resolver, { hub: 'huggingface', model, evidence: lookup.evidence }, allParts, stay);
		}
		assert.ok(local.requests.some(({ origin }) => origin === 'cdn'));
		assert.ok(local.requests.every(({ origin, authorization }) => authorization === (origin === 'hub')));
		assert.doesNotMatch(JSON.stringify([host.lines, [...host.kept]]), /hf_valid/);
	});
	test('questions that many ask at the same time are asked once', async () => {
		const { ask, repository } = start(local);
		await Promise.all(
			Array.from({ length: 20 }, () => [
				ask(BERT),
				ask('bert-base-uncased'),
				repository.tree(BERT, 'main', stay),
				repository.owner('google-bert', stay),
				repository.tensors(BERT, BERT_SHA, 'short.safetensors', stay),
			]).flat() as Promise<unknown>[],
		);
		assert.deepEqual(
			since()
				.map((each) => each.replace(/\?.*|\/lfs\/.*/, ''))
				.sort(),
			[
				'cdn /repos',
				'hub /api/models/bert-base-uncased/revision/main',
				`hub /api/models/${BERT}/revision/main`,
				`hub /api/models/${BERT}/revision/main`,
				`hub /api/models/${BERT}/tree/main`,
				'hub /api/organizations/google-bert/overview',
				`hub /${BERT}/resolve/${BERT_SHA}/short.safetensors`,
			].sort(),
		);
	});
	test('offline and turned off: none, and what is known is told', async () => {
		const first = start(local);
		await first.ask(BERT);
		toldBy(await first.repository.refs(BERT, stay));
		since();
		first.host.time += 24 * hour;
		for (const overrides of [{ offline: true }, { enabled: false }]) {
			const { ask, repository } = start(local, overrides, first.host);
			const known = await ask(BERT);
			assert.ok(known.state === 'unreachable' && known.last?.evidence.stale);
			assert.equal((await ask(XENOVA)).state, 'not-asked');
			const refs = await repository.refs(BERT, stay);
			assert.ok(refs.state === 'told' && refs.evidence.stale);
			assert.equal((await repository.refs(XENOVA, stay)).state, 'unknown');
			assert.equal(await modelsNear('google-bert/bert', repository, stay), undefined);
		}
		assert.deepEqual(since(), []);
	});
});
