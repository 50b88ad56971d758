import assert from 'node:assert/strict';
import { askDetails } from '../../../src/core/decide/details';
import { createExclusions, privateWords } from '../../../src/core/hubs/exclusions';
import type { ModelInfo } from '../../../src/core/model';
import { createResolver } from '../../../src/core/resolve';
import { evidence, load, reference } from '../builders';
import { fakeHost } from '../fakeHost';
import { modelUrl, settings, sha } from './fakeHub';
import { questions, stay } from './huggingface/questions';

suite('names that are kept from hubs', () => {
	const cases: readonly (readonly [string, string, boolean])[] = [
		['internal', 'acme-internal/ranker', true],
		['internal', 'acme/ranker_internal', true],
		['internal', 'internal/x', true],
		['internal', 'Acme/INTERNAL.v2', true],
		['internal', 'acme/internals', false],
		['internal', 'acme/internal2', false],
		['INTERNAL', 'acme/internal', true],
		[' internal ', 'acme/internal', true],
		['internal', 'hf-internal-testing/tiny-random-bert', false],
		['internal', 'acme/hf-internal-testing', true],
		['hf-internal-testing/*', 'hf-internal-testing/tiny-random-bert', true],
		['testing', 'hf-internal-testing/tiny-random-bert', true],
		['acme-draft', 'acme-draft/x', true],
		['acme-draft', 'org/the_acme.draft', true],
		['acme-draft', 'acme/x-draft', false],
		['acme-draft', 'acme/draft', true],
		['acme/*', 'acme/ranker', true],
		['acme/*', 'acme2/ranker', false],
		['acme/*', 'other/acme', false],
		['acme/', 'acme/ranker', true],
		['acme/', 'acme2/ranker', false],
		['acme/ranker', 'acme/ranker', true],
		['acme/ranker', 'acme/ranker2', false],
		['*-draft', 'acme/ranker-draft', true],
		['*-draft', 'acme/ranker-drafts', false],
		['acme*', 'acme-labs/x', true],
		['*/secret*', 'a/secret-1', true],
		['*', 'gpt2', true],
		['acme/ranker', 'acme/ranker:7b', true],
		['*-draft', 'acme/ranker-draft:7b', true],
		['acme/ranker:7b', 'acme/ranker:7b', true],
		['acme/ranker:7b', 'acme/ranker:8b', false],
		['*:7b', 'acme/ranker:7b', true],
		['a*a', 'a', false],
		['a*b*b', 'ab', false],
		['größe', 'acme/GRÖSSE', false],
		['größe', 'acme/Größe', true],
		['', 'gpt2', false],
		['  ', 'gpt2', false],
		['---', 'a-b/c', false],
		['constructor', 'gpt2', false],
		['[a-z]+', 'abc/def', false],
		['.*', 'gpt2', false],
	];
	for (const [pattern, id, excluded] of cases) {
		test(`${JSON.stringify(pattern)} and ${id}: ${excluded ? 'kept' : 'sent'}`, () => {
			const reason = createExclusions([pattern])(id);
			assert.equal(reason !== undefined, excluded);
			assert.ok(reason === undefined || reason.includes(`"${pattern.trim()}"`));
		});
	}
	test('words that names of private models have', () => {
		const why = createExclusions(privateWords);
		for (const word of privateWords) {
			assert.ok(why(`acme/${word}-ranker`));
		}
		assert.equal(why('google-bert/bert-base-uncased'), undefined);
	});
	test('no pattern is left out, however many and however long they are', () => {
		const many = Array.from({ length: 5000 }, (_, index) => `word${index}`);
		assert.ok(createExclusions(many)('acme/word4999'));
		assert.ok(createExclusions([`acme/${'*x'.repeat(200)}*`])(`acme/${'x'.repeat(200)}`));
	});

	test('hostile patterns look at each piece once', () => {
		// A pattern that would take an engine that goes back 2^40 steps; counted, because no test has a clock.
		const pattern = `${'*a'.repeat(5000)}*b`;
		const steps = { count: 0 };
		const { indexOf } = String.prototype;
		String.prototype.indexOf = function (this: string, ...rest: [string, number?]) {
			steps.count += 1;
			return indexOf.apply(this, rest);
		};
		try {
			assert.equal(createExclusions([pattern])('a'.repeat(4000)), undefined);
		} finally {
			String.prototype.indexOf = indexOf;
		}
		assert.ok(steps.count <= 4001, `${steps.count} steps`);
	});
});

suite('no request for a name that is kept from hubs', () => {
	const secret = 'acme-internal/ranker';

	test('by a lookup or a reference', async () => {
		const host = fakeHost();
		const resolver = createResolver(host, settings);
		const lookup = await resolver.lookup('huggingface', secret, undefined, stay);
		assert.ok(lookup.state === 'not-asked');
		assert.match(lookup.reason, /"internal"/);
		const [resolved] = await resolver.resolve([reference({ id: secret, loads: [load()] })], stay);
		assert.equal(resolved?.lookup.state, 'not-asked');
		for (const hub of ['modelscope', 'pytorch-hub', 'ollama', 'tfhub/kaggle'] as const) {
			assert.equal((await resolver.lookup(hub, secret, undefined, stay)).state, 'not-asked', hub);
		}
		assert.deepEqual(host.requests, []);
	});
	test('by the lineage of a model that names it as its base', async () => {
		const host = fakeHost({ replies: { [modelUrl('org/open')]: { body: { id: 'org/open', sha } } } });
		const resolver = createResolver(host, settings);
		const model: ModelInfo = { id: 'org/name', commit: sha, baseModels: [secret, 'org/open'] };
		const { lineage } = await askDetails(
			resolver,
			{ hub: 'huggingface', model, evidence },
			['lineage'],
			stay,
		);
		assert.ok(lineage?.state === 'told');
		assert.deepEqual(
			lineage.value.ancestors.map(({ id, lookup }) => [id, lookup.state]),
			[
				[secret, 'not-asked'],
				['org/open', 'found'],
			],
		);
		assert.deepEqual(
			host.requests.map(({ url }) => url),
			[modelUrl('org/open')],
		);
	});
	for (const { name, address, reply, ask } of questions) {
		test(`by ${name}, while others are asked about`, async () => {
			const host = fakeHost({ replies: { [address]: reply } });
			const kept = createResolver(host, { ...settings, exclude: ['org/*', 'x/*'] });
			const repository = kept.repository('huggingface');
			assert.ok(repository);
			const told =
				name === 'search' ? await repository.search({ owner: 'org' }, stay) : await ask(repository);
			assert.ok(told.state === 'unknown');
			assert.match(told.reason, /org\/\*/);
			assert.deepEqual(host.requests, []);
			const open = createResolver(host, settings).repository('huggingface');
			assert.ok(open);
			assert.equal((await ask(open)).state, 'told');
		});
	}
	test('by a search for it or for what was made of it', async () => {
		const host = fakeHost();
		const repository = createResolver(host, settings).repository('huggingface');
		assert.ok(repository);
		for (const search of [
			{ words: secret },
			{ words: `${secret.slice(0, -3)} ` },
			{ tags: ['license:mit', `base_model:quantized:${secret}`] },
			{ owner: 'acme-internal' },
		]) {
			assert.equal((await repository.search(search, stay)).state, 'unknown');
		}
		assert.deepEqual(host.requests, []);
		await repository.search({ words: 'private inference' }, stay);
		assert.ok(host.requests.length > 0);
	});
	test('an empty list of patterns keeps nothing back', async () => {
		const host = fakeHost({ replies: { [modelUrl(secret)]: { body: { id: secret } } } });
		const lookup = await createResolver(host, { ...settings, exclude: [] }).lookup(
			'huggingface',
			secret,
			undefined,
			stay,
		);
		assert.equal(lookup.state, 'found');
	});
});
