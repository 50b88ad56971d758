import assert from 'node:assert/strict';
import type { Repository, ScanStatus, Told } from '../../../src/core/repository';
import { BERT, BERT_OLDER, BERT_SHA } from '../../hub/ask';
import { keptFacts, type States, startHub, type TestHub } from '../../hub/server';
import { stay, toldBy, whyUnknown } from './huggingface/questions';
import { start } from './onLocal';

const OLD_NAME = 'bert-base-uncased';
const GATED = 'Xenova/all-MiniLM-L6-v2';
const createdAt = '2026-01-02T03:04:05.000Z';
const other = 'c'.repeat(40);
const scanned: readonly ScanStatus[] = ['unsafe', 'safe', 'caution', 'queued', 'error'];
const [jFrogScan, protectAiScan, avScan, pickleImportScan, virusTotalScan] = scanned.map((status) => ({
	status,
}));

const states: States = {
	organizations: { 'google-bert': { fullname: 'BERT community', isVerified: true, numModels: 5 } },
	users: { 'local-author': { numFollowers: 2 } },
	discussions: {
		[BERT]: Array.from({ length: 60 }, (_, index) => ({
			num: index + 1,
			title: index === 0 ? 'Adding `safetensors` variant of this model' : `Number ${index + 1}`,
			status: 'open',
			isPullRequest: index % 2 === 0,
			createdAt,
			author: 'local-author',
		})),
	},
	refs: {
		[BERT]: {
			branches: { older: BERT_OLDER },
			tags: { 'v1.0': BERT_OLDER },
			converts: { parquet: other },
			pullRequests: { 1: other },
		},
	},
	gated: { [GATED]: 'auto' },
	fileScans: {
		[BERT]: {
			'pytorch_model.bin': {
				status: 'unsafe',
				jFrogScan,
				protectAiScan,
				avScan,
				pickleImportScan,
				virusTotalScan,
			},
		},
	},
	headers: { [BERT]: { 'model.safetensors': { w: { dtype: 'BF16', shape: [2, 3] } } } },
};

/** Every question about a model by one of its names. */
const ofModel: Readonly<Record<string, (repository: Repository, id: string) => Promise<Told<unknown>>>> = {
	refs: (repository, id) => repository.refs(id, stay),
	tree: (repository, id) => repository.tree(id, 'main', stay),
	history: (repository, id) => repository.history(id, 'main', stay),
	pullRequests: (repository, id) => repository.pullRequests(id, stay),
	text: (repository, id) => repository.text(id, 'main', 'config.json', stay),
	tensors: (repository, id) => repository.tensors(id, BERT_SHA, 'model.safetensors', stay),
	usage: (repository, id) => repository.usage(id, stay),
};

suite('further questions to the local hub', () => {
	let local: TestHub;
	suiteSetup(async () => {
		const disabled = ['facebook/opt-1.3b'];
		local = await startHub({ facts: keptFacts(), pageSize: 10, disabled, ...states });
	});
	suiteTeardown(() => local.close());
	setup(() => local.reset());

	test('branches, tags, conversions and pull requests', async () => {
		assert.deepEqual(toldBy(await start(local).repository.refs(BERT, stay)), {
			branches: [
				{ name: 'main', ref: 'refs/heads/main', commit: BERT_SHA },
				{ name: 'older', ref: 'refs/heads/older', commit: BERT_OLDER },
			],
			tags: [{ name: 'v1.0', ref: 'refs/tags/v1.0', commit: BERT_OLDER }],
			converts: [{ name: 'parquet', ref: 'refs/convert/parquet', commit: other }],
			pullRequests: [{ name: '1', ref: 'refs/pr/1', commit: other }],
		});
	});
	test('all files on three pages, with the last commit of each and five scanners of one', async () => {
		const files = toldBy(await start(local).repository.tree(BERT, 'main', stay));
		const model = toldBy(await start(local).repository.tree(BERT, BERT_SHA, stay));
		assert.deepEqual(files, model);
		assert.equal(files.length, 16);
		const scans = files.filter(({ scan }) => scan !== undefined);
		assert.deepEqual(
			scans.map(({ path, scan }) => [path, scan?.status, scan?.scanners.map(({ status }) => status)]),
			[['pytorch_model.bin', 'unsafe', scanned]],
		);
		assert.ok(files.every(({ path, changed }) => changed || path === 'model.safetensors'));
		assert.equal(local.requests.length, 6);
	});
	test('the latest commits, and how many there are', async () => {
		const { commits, total } = toldBy(await start(local).repository.history(BERT, 'main', stay));
		assert.equal(commits.length, 10);
		assert.equal(commits[0]?.id, BERT_SHA);
		assert.ok(total && total > 10);
		assert.equal(local.requests.length, 1);
	});
	test('open pull requests, page by page', async () => {
		const found = toldBy(await start(local).repository.pullRequests(BERT, stay));
		assert.deepEqual(
			found.map(({ number }) => number),
			Array.from({ length: 30 }, (_, index) => 59 - 2 * index),
		);
		assert.deepEqual(found.at(-1), {
			number: 1,
			title: 'Adding `safetensors` variant of this model',
			status: 'open',
			author: 'local-author',
			createdAt,
			converts: true,
		});
		assert.deepEqual(
			local.requests.map(({ query }) => /&p=\d+/.exec(query)?.[0] ?? ''),
			['', '&p=1', '&p=2'],
		);
	});
	test('a file as git holds it, which is no download; one that is not there', async () => {
		const { repository } = start(local);
		const config = JSON.parse(toldBy(await repository.text(BERT, 'main', 'config.json', stay)));
		assert.equal(config.model_type, 'bert');
		assert.equal((await repository.text(BERT, 'main', 'no-such.json', stay)).state, 'absent');
		assert.equal((await repository.tensors(BERT, BERT_SHA, 'no-such.safetensors', stay)).state, 'absent');
		assert.ok(local.requests.every(({ path }) => path.endsWith('.safetensors') || path.includes('/raw/')));
	});
	test('tensors', async () => {
		const { repository } = start(local);
		assert.deepEqual(toldBy(await repository.tensors(BERT, BERT_SHA, 'model.safetensors', stay)), [
			{ name: 'w', dtype: 'BF16', shape: [2, 3] },
		]);
		assert.match(
			whyUnknown(await repository.tensors(BERT, BERT_SHA, 'pytorch_model.bin', stay)),
			/not begin as a safetensors/,
		);
	});
	test('an organisation, a user, and nobody', async () => {
		const { repository } = start(local);
		assert.deepEqual(toldBy(await repository.owner('google-bert', stay)), {
			name: 'google-bert',
			kind: 'organisation',
			fullName: 'BERT community',
			verified: true,
			models: 5,
		});
		assert.deepEqual(toldBy(await repository.owner('local-author', stay)), {
			name: 'local-author',
			kind: 'user',
			fullName: 'local-author',
			followers: 2,
		});
		assert.equal((await repository.owner('nobody', stay)).state, 'absent');
	});
	test('a search, with what a plain list leaves out', async () => {
		const found = toldBy(await start(local).repository.search({ owner: 'meta-llama' }, stay));
		assert.deepEqual(
			found.models.map(({ id, gated }) => [id, gated]),
			[['meta-llama/Llama-3.2-1B-Instruct', 'manual']],
		);
	});

	for (const [name, ask] of Object.entries(ofModel)) {
		test(`${name}: a renamed model is told of as under its own name`, async () => {
			const renamed = await ask(start(local).repository, OLD_NAME);
			const own = await ask(start(local).repository, BERT);
			assert.deepEqual(toldBy(renamed), toldBy(own));
		});
		test(`${name}: nothing of a model that does not exist or is disabled, and it is not called absent`, async () => {
			for (const overrides of [{}, { token: async () => 'hf_valid' }, { token: async () => 'hf_bad' }]) {
				const { repository } = start(local, overrides);
				assert.match(whyUnknown(await ask(repository, 'nobody/nothing')), /\.$/);
				assert.match(whyUnknown(await ask(repository, 'facebook/opt-1.3b')), /\.$/);
			}
		});
	}

	for (const [who, token] of [
		['anonymous', undefined],
		['not on the list', 'hf_valid'],
	] as const) {
		test(`a gated model, ${who}: its files' names are told and its card is not kept back, their content is`, async () => {
			const { repository, ask } = start(local, token ? { token: async () => token } : {});
			const lookup = await ask(GATED);
			assert.ok(lookup.state === 'gated');
			const commit = lookup.model.commit ?? '';
			// Nobody recorded this card: behind the gate that is all that is wrong with it.
			assert.match(whyUnknown(await repository.text(GATED, 'main', 'README.md', stay)), /Not recorded at/);
			assert.ok(toldBy(await repository.tree(GATED, 'main', stay)).length > 0);
			assert.match(whyUnknown(await repository.text(GATED, 'main', 'config.json', stay)), /Gated/);
			assert.match(whyUnknown(await repository.tensors(GATED, commit, 'model.safetensors', stay)), /Gated/);
		});
	}
	test('a gated model, for who is on the list', async () => {
		const { repository } = start(local, { token: async () => 'hf_valid_member' });
		assert.match(toldBy(await repository.text(GATED, 'main', 'config.json', stay)), /model_type/);
	});
	test('what one account may see is not told to the next', async () => {
		const member = start(local, { token: async () => 'hf_valid_member' });
		toldBy(await member.repository.text(GATED, 'main', 'config.json', stay));
		const nobody = start(local, {}, member.host);
		assert.match(whyUnknown(await nobody.repository.text(GATED, 'main', 'config.json', stay)), /Gated/);
	});
	test('a revision that does not exist', async () => {
		const { repository } = start(local);
		for (const told of [
			await repository.tree(BERT, 'no-such', stay),
			await repository.history(BERT, 'no-such', stay),
			await repository.text(BERT, 'no-such', 'README.md', stay),
		]) {
			assert.match(whyUnknown(told), /no such revision/);
		}
	});
	test('a branch whose name has a slash', async () => {
		const { repository } = start(local);
		assert.equal(toldBy(await repository.tree(BERT, 'refs/heads/main', stay)).length, 16);
	});
});
