import assert from 'node:assert/strict';
import { allParts, askDetails, unaskedParts } from '../../../src/core/decide/details';
import type { Part } from '../../../src/core/decide/modelFacts';
import type { DetailSource } from '../../../src/core/decide/parts';
import type { ModelInfo } from '../../../src/core/model';
import type { Repository, Told } from '../../../src/core/repository';
import { commit, evidence, files } from '../builders';
import { reading } from '../weights/readings';
import { absent, told, unknown } from './facts';

const signal = new AbortController().signal;

/** A repository that gives one answer to everything, and what it was asked. */
function source(
	answer: Told<never> | ((question: string) => unknown) = unknown,
	bases: DetailSource['lookup'] = missing,
) {
	const asked: string[] = [];
	const give = (question: string): Promise<never> => {
		asked.push(question);
		return Promise.resolve((typeof answer === 'function' ? answer(question) : answer) as never);
	};
	const repository: Repository = {
		refs: (id) => give(`refs ${id}`),
		tree: (id, revision) => give(`tree ${id} ${revision}`),
		history: (id, revision) => give(`history ${id} ${revision}`),
		pullRequests: (id) => give(`pull requests ${id}`),
		text: (id, revision, path) => give(`text ${id} ${revision} ${path}`),
		tensors: (id, at, path) => give(`tensors ${id} ${at} ${path}`),
		usage: (id) => give(`usage ${id}`),
		owner: (name) => give(`owner ${name}`),
		search: ({ tags }) => give(`search ${tags?.join(' ')}`),
	};
	return { asked, lookup: bases, repository: () => repository };
}

function missing(): ReturnType<DetailSource['lookup']> {
	return Promise.resolve({ state: 'missing', what: 'repository', orPrivate: true, evidence });
}

function ask(from: DetailSource, parts: readonly Part[], model: Partial<ModelInfo> = {}, stop = signal) {
	return askDetails(
		from,
		{ hub: 'huggingface', model: { id: 'org/name', commit, ...model }, evidence },
		parts,
		stop,
	);
}

const all = files('README.md', 'config.json', 'LICENSE', 'model.safetensors');

suite('asking for details', () => {
	test('every part with one question each, at the commit of the lookup', async () => {
		const from = source();
		await ask(from, allParts, { files: all });
		assert.deepEqual(from.asked.sort(), [
			`history org/name ${commit}`,
			'owner org',
			'search base_model:quantized:org/name',
			`tensors org/name ${commit} model.safetensors`,
			`text org/name ${commit} LICENSE`,
			`text org/name ${commit} README.md`,
			`text org/name ${commit} config.json`,
			`tree org/name ${commit}`,
			'usage org/name',
		]);
	});
	test('each part is listed once', () => assert.equal(new Set(allParts).size, allParts.length));

	for (const part of allParts.filter((one) => one !== 'lineage' && one !== 'inspected')) {
		test(`${part}: could not be asked`, async () => {
			const details = await ask(source(unknown), [part], { files: all });
			assert.deepEqual(details, { [part]: unknown });
		});
		test(`${part}: absent`, async () => {
			assert.deepEqual((await ask(source(absent), [part], { files: all }))[part], absent);
		});
	}

	test('our own readings cost no question, and are as old as the oldest of them', async () => {
		const from = source();
		const kept = [reading(), { ...reading({ file: 'b.bin' }), readAt: 5 }];
		const inspections = {
			of: async (_: unknown, id: string, at: string) => (id === 'org/name' && at === commit ? kept : []),
		};
		const { inspected } = await ask({ ...from, inspections }, unaskedParts);
		assert.ok(inspected?.state === 'told');
		assert.deepEqual([inspected.value, inspected.evidence.readAt], [{ commit, files: kept }, 5]);
		assert.deepEqual(from.asked, []);
	});
	test('of a model without a commit there are none', async () => {
		const inspections = { of: async () => assert.fail('nothing to look for') };
		const { inspected } = await ask({ ...source(), inspections }, unaskedParts, { commit: undefined });
		assert.equal(inspected?.state, 'absent');
	});
	test('a card is read', async () => {
		const { card } = await ask(
			source(() => told('---\nlicense: mit\n---\n')),
			['card'],
			{ files: all },
		);
		assert.equal(card?.state === 'told' && card.value.frontMatter.state, 'read');
	});
	test('a licence text comes with its path, and not endless', async () => {
		const { licenseText } = await ask(
			source(() => told('x'.repeat(1e6))),
			['licenseText'],
			{ files: all },
		);
		assert.ok(licenseText?.state === 'told');
		assert.deepEqual([licenseText.value.path, licenseText.value.text.length], ['LICENSE', 100_000]);
	});
	test('files that a stand-in for the hub has no record of are not called left out by the hub', async () => {
		const details = await ask(source(), ['licenseText', 'tensors'], { unrecorded: ['siblings'] });
		for (const part of [details.licenseText, details.tensors]) {
			assert.match(part?.state === 'unknown' ? part.reason : '', /^Not recorded at /);
		}
	});
	test('files that the hub did not list are asked for by their usual names', async () => {
		const from = source();
		const details = await ask(from, ['card', 'config', 'licenseText', 'tensors']);
		assert.deepEqual(from.asked, [
			`text org/name ${commit} README.md`,
			`text org/name ${commit} config.json`,
		]);
		assert.equal(details.licenseText?.state, 'unknown');
		assert.equal(details.tensors?.state, 'unknown');
	});
	test('files that are not in the list are not asked for', async () => {
		const from = source();
		const details = await ask(from, ['card', 'config', 'licenseText', 'tensors'], { files: files('a.gguf') });
		assert.deepEqual(from.asked, []);
		assert.deepEqual(
			Object.values(details).map(({ state }) => state),
			['absent', 'absent', 'absent', 'absent'],
		);
	});
	test('a card by another case of its name', async () => {
		const from = source();
		await ask(from, ['card'], { files: files('Readme.md', 'docs/README.md') });
		assert.deepEqual(from.asked, [`text org/name ${commit} Readme.md`]);
	});
	for (const [what, model, path] of [
		['an adapter', { files: files('adapter_config.json') }, 'adapter_config.json'],
		['a library of adapters', { library: 'peft' }, 'adapter_config.json'],
		[
			"an adapter beside a tokenizer's model",
			{ library: 'peft', files: files('adapter_config.json', 'config.json') },
			'adapter_config.json',
		],
		[
			'a model with an adapter of itself',
			{ files: files('adapter_config.json', 'config.json') },
			'config.json',
		],
	] as const) {
		test(`the configuration of ${what}`, async () => {
			const from = source();
			await ask(from, ['config'], model);
			assert.deepEqual(from.asked, [`text org/name ${commit} ${path}`]);
		});
	}
	test('a configuration that is no JSON is unknown, not absent', async () => {
		const { config } = await ask(
			source(() => told('<html>')),
			['config'],
			{ files: all },
		);
		assert.deepEqual(config, { state: 'unknown', reason: 'config.json could not be read as JSON.' });
	});
	test('the owner of an old name without one is unknown', async () => {
		const from = source();
		const { owner } = await ask(from, ['owner'], { id: 'gpt2' });
		assert.deepEqual([owner?.state, from.asked], ['unknown', []]);
	});

	test('what the hub has counted is not asked for', async () => {
		const from = source();
		const parameters = { total: 7, byDtype: { F32: 7 } };
		const { tensors } = await ask(from, ['tensors'], { parameters });
		assert.deepEqual([tensors, from.asked], [told({ ...parameters, files: [] }), []]);
	});
	test('the headers of all shards together', async () => {
		const paths = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'];
		const from = source((question) => told([{ name: question, dtype: 'F32', shape: [2, 3] }]));
		const { tensors } = await ask(from, ['tensors'], { files: files(...paths) });
		assert.deepEqual(tensors, told({ total: 12, byDtype: { F32: 12 }, files: paths }));
	});
	test('one shard that could not be read makes the count unknown', async () => {
		const from = source((question) => (question.includes('00002-of') ? unknown : told([])));
		const model = { files: files('model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors') };
		assert.deepEqual((await ask(from, ['tensors'], model)).tensors, unknown);
	});
	test('too many shards, no commit, or no certain model: unknown, with the reason', async () => {
		const shards = Array.from(
			{ length: 13 },
			(_, at) => `model-${String(at + 1).padStart(5, '0')}-of-00013.safetensors`,
		);
		for (const [model, reason] of [
			[{ files: files(...shards) }, '13 files would have to be asked for, one by one.'],
			[{ files: all, commit: undefined }, 'The hub did not say which commit this is.'],
			[
				{ files: files('a.safetensors', 'b.safetensors') },
				'2 files could be the model; which of them is, is not stated.',
			],
		] as const) {
			const from = source();
			const { tensors } = await ask(from, ['tensors'], model as Partial<ModelInfo>);
			assert.deepEqual([tensors, from.asked], [{ state: 'unknown', reason }, []]);
		}
	});

	test('bases are looked up at their default revision, on the same hub', async () => {
		const looked: unknown[] = [];
		const from = source(unknown, (hub, id, revision) => {
			looked.push([hub, id, revision]);
			return missing();
		});
		await ask(from, ['lineage'], { baseModels: ['a/b'] });
		assert.deepEqual(looked, [['huggingface', 'a/b', undefined]]);
	});

	test('each part is told as it comes', async () => {
		const seen: string[][] = [];
		const found = { hub: 'huggingface', model: { id: 'org/name', commit }, evidence } as const;
		await askDetails(source(), found, ['usage', 'owner'], signal, (details) =>
			seen.push(Object.keys(details)),
		);
		assert.deepEqual(seen, [['usage'], ['usage', 'owner']]);
	});
	test('a hub without an interface: every part is unknown, and says so', async () => {
		const details = await ask({ lookup: missing, repository: () => undefined }, allParts);
		assert.deepEqual(Object.keys(details).sort(), [...allParts].sort());
		const { inspected, ...asked } = details;
		assert.equal(inspected?.state, 'absent');
		assert.ok(Object.values(asked).every((one) => one.state === 'unknown' && one.reason !== ''));
	});
	test('no parts: no questions', async () => {
		const from = source();
		assert.deepEqual([await ask(from, []), from.asked], [{}, []]);
	});
	test('throws what it was aborted with', async () => {
		const stop = new AbortController();
		const reason = new Error('stop');
		const from = source(() => {
			stop.abort(reason);
			return unknown;
		});
		await assert.rejects(ask(from, ['usage', 'tree'], {}, stop.signal), reason);
		await assert.rejects(ask(source(), [], {}, stop.signal), reason);
	});
	test('asks nothing when it was aborted before', async () => {
		const from = source();
		await assert.rejects(ask(from, allParts, { files: all }, AbortSignal.abort(new Error('stop'))), /stop/);
		assert.deepEqual(from.asked, []);
	});
});
