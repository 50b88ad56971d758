import assert from 'node:assert/strict';
import {
	checkRepoAccess,
	countCommits,
	downloadFile,
	fileDownloadInfo,
	fileExists,
	listCommits,
	listFiles,
	listModels,
	modelInfo,
	parseSafetensorsMetadata,
	pathsInfo,
	repoExists,
	whoAmI,
} from '@huggingface/hub';
import { suite, test } from 'mocha';
import { BERT, BERT_OLDER, BERT_SHA, hubForSuite } from './ask';

const BART = 'facebook/bart-large-cnn';
const LLAMA = 'meta-llama/Llama-3.2-1B-Instruct';
const FLAN = 'google/flan-t5-large';
const tensors = {
	'embeddings.weight': { dtype: 'F32', shape: [3, 5] },
	'layers.0.weight': { dtype: 'BF16', shape: [7, 2] },
};

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
	const found: T[] = [];
	for await (const item of items) {
		found.push(item);
	}
	return found;
}

/** The hub's own JavaScript client takes this server for the hub, with pages of three. */
suite('local hub: the official client', () => {
	const served = hubForSuite({
		pageSize: 3,
		private: [BART],
		refs: { [BERT]: { pullRequests: { 1: BERT_OLDER } } },
		headers: { [BERT]: { 'model.safetensors': tensors } },
	});
	const at = () => ({ hubUrl: served.hub.url });

	test('modelInfo', async () => {
		const info = await modelInfo({ ...at(), name: BERT, additionalFields: ['sha', 'cardData', 'filePaths'] });
		assert.deepEqual([info.name, info.sha, info.downloads, info.gated], [BERT, BERT_SHA, 60478923, false]);
		assert.ok(info.filePaths.includes('model.safetensors'));
		const older = await modelInfo({ ...at(), name: BERT, revision: BERT_OLDER, additionalFields: ['sha'] });
		assert.equal(older.sha, BERT_OLDER);
	});

	test('modelInfo gives every field that this server knows', async () => {
		// It also knows gitalyUid, which the hub refuses.
		const fields = [
			...(['author', 'cardData', 'config', 'createdAt', 'disabled', 'downloadsAllTime'] as const),
			...(['inferenceProviderMapping', 'library_name', 'model-index', 'safetensors', 'sha'] as const),
			...(['spaces', 'tags', 'transformersInfo', 'filePaths'] as const),
		];
		const info = await modelInfo({ ...at(), name: BERT, additionalFields: [...fields] });
		assert.deepEqual([info.disabled, info.library_name], [false, 'transformers']);
		assert.ok(info.tags.includes('license:apache-2.0') && info.safetensors !== undefined);
		const refused = modelInfo({ ...at(), name: BERT, additionalFields: ['gitalyUid'] });
		await assert.rejects(refused, { statusCode: 400 });
	});

	test('modelInfo at a pull request', async () => {
		const question = { ...at(), name: BERT, revision: 'refs/pr/1', additionalFields: ['sha' as const] };
		assert.equal((await modelInfo(question)).sha, BERT_OLDER);
	});

	test('modelInfo follows a rename', async () => {
		assert.equal((await modelInfo({ ...at(), name: 'bert-base-uncased' })).name, BERT);
	});

	test('listFiles goes through all pages', async () => {
		const files = await all(listFiles({ ...at(), repo: BERT, recursive: true, expand: true }));
		const weights = files.find(({ path }) => path === 'pytorch_model.bin');
		assert.match(weights?.lfs?.oid ?? '', /^[0-9a-f]{64}$/);
		assert.match(weights?.lastCommit?.id ?? '', /^[0-9a-f]{40}$/);
		assert.ok(served.hub.requests.length > files.length / 4);
	});

	test('listCommits goes through all pages', async () => {
		const commits = await all(listCommits({ ...at(), repo: BERT }));
		assert.equal(commits.length, 26);
		assert.equal(commits[0]?.oid, BERT_SHA);
	});

	test('countCommits', async () => {
		assert.equal(await countCommits({ ...at(), repo: BERT }), 26);
		assert.equal(await countCommits({ ...at(), repo: BERT, revision: BERT_OLDER }), 6);
	});

	test('downloadFile of a small file, now and at an older commit', async () => {
		for (const revision of ['main', BERT_SHA]) {
			const blob = await downloadFile({ ...at(), repo: BERT, path: 'config.json', revision, xet: false });
			const config = JSON.parse((await blob?.text()) ?? '') as { model_type: string };
			assert.deepEqual([blob?.size, config.model_type], [570, 'bert']);
		}
		assert.equal(await downloadFile({ ...at(), repo: BERT, path: 'none', xet: false }), null);
	});

	test('fileExists', async () => {
		const exists = (path: string, revision?: string) => fileExists({ ...at(), repo: BERT, path, revision });
		assert.equal(await exists('config.json'), true);
		assert.equal(await exists('pytorch_model.bin', 'refs/pr/1'), true);
		assert.equal(await exists('none'), false);
		assert.equal(await exists('config.json', 'none'), false);
	});

	test('checkRepoAccess', async () => {
		await checkRepoAccess({ ...at(), repo: LLAMA });
		await assert.rejects(checkRepoAccess({ ...at(), repo: BART }), { statusCode: 401 });
		await assert.rejects(checkRepoAccess({ ...at(), repo: BART, accessToken: 'hf_valid' }), {
			statusCode: 404,
		});
		await checkRepoAccess({ ...at(), repo: BART, accessToken: 'hf_valid_member' });
	});

	test('whoAmI', async () => {
		const me = await whoAmI({ ...at(), accessToken: 'hf_valid' });
		assert.deepEqual([me.type, me.name, me.auth.type], ['user', 'local-hub-user', 'access_token']);
		await assert.rejects(whoAmI({ ...at(), accessToken: 'hf_wrong' }), { statusCode: 401 });
	});

	test('parseSafetensorsMetadata reads a header that was stated', async () => {
		const parsed = await parseSafetensorsMetadata({ ...at(), repo: BERT, computeParametersCount: true });
		assert.ok(!parsed.sharded);
		assert.deepEqual(parsed.header['layers.0.weight'], {
			...tensors['layers.0.weight'],
			data_offsets: [60, 88],
		});
		assert.deepEqual(parsed.parameterCount, { F32: 15, BF16: 14 });
		assert.ok(served.hub.requests.some(({ origin }) => origin === 'cdn'));
	});

	test('parseSafetensorsMetadata finds no tensors in a file of which only the size was recorded', async () => {
		const parsed = await parseSafetensorsMetadata({ ...at(), repo: FLAN, path: 'model.safetensors' });
		assert.ok(!parsed.sharded);
		assert.deepEqual(Object.keys(parsed.header), ['__metadata__']);
	});

	test('listModels goes through all pages', async () => {
		const models = await all(listModels({ ...at(), additionalFields: ['sha'] }));
		// All but the private one.
		assert.equal(models.length, served.hub.models.length - 1);
		assert.equal((await all(listModels({ ...at(), search: { owner: 'google' }, limit: 2 }))).length, 2);
	});

	test('pathsInfo', async () => {
		const [info] = await pathsInfo({ ...at(), repo: BERT, paths: ['config.json', 'none'], expand: true });
		assert.equal(info?.oid, '45a2321a7ecfdaaf60a6c1fd7f5463994cc8907d');
	});

	test('fileDownloadInfo', async () => {
		const info = await fileDownloadInfo({ ...at(), repo: BERT, path: 'pytorch_model.bin' });
		assert.equal(info?.size, 440473133);
		assert.equal(await fileDownloadInfo({ ...at(), repo: BERT, path: 'none' }), null);
	});

	test('what does not exist', async () => {
		await assert.rejects(modelInfo({ ...at(), name: 'nobody/none' }), { statusCode: 401 });
		await assert.rejects(modelInfo({ ...at(), name: 'nobody/none', accessToken: 'hf_valid' }), {
			statusCode: 404,
		});
		await assert.rejects(modelInfo({ ...at(), name: BERT, revision: 'refs/pr/2' }), { statusCode: 404 });
		assert.equal(await repoExists({ ...at(), repo: 'nobody/none' }), false);
		assert.equal(await repoExists({ ...at(), repo: BERT }), true);
	});
});
