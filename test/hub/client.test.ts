import assert from 'node:assert/strict';
import {
	fileDownloadInfo,
	listCommits,
	listFiles,
	listModels,
	modelInfo,
	pathsInfo,
	repoExists,
} from '@huggingface/hub';
import { suite, test } from 'mocha';
import { BERT, BERT_OLDER, BERT_SHA, hubForSuite } from './ask';

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
	const found: T[] = [];
	for await (const item of items) {
		found.push(item);
	}
	return found;
}

/** The hub's own JavaScript client takes this server for the hub, with pages of three. */
suite('local hub: the official client', () => {
	const served = hubForSuite({ pageSize: 3 });
	const at = () => ({ hubUrl: served.hub.url });

	test('modelInfo', async () => {
		const info = await modelInfo({ ...at(), name: BERT, additionalFields: ['sha', 'cardData', 'filePaths'] });
		assert.deepEqual([info.name, info.sha, info.downloads, info.gated], [BERT, BERT_SHA, 60478923, false]);
		assert.ok(info.filePaths.includes('model.safetensors'));
		const older = await modelInfo({ ...at(), name: BERT, revision: BERT_OLDER, additionalFields: ['sha'] });
		assert.equal(older.sha, BERT_OLDER);
	});

	test('modelInfo follows a rename', async () => {
		assert.equal((await modelInfo({ ...at(), name: 'bert-base-uncased' })).name, BERT);
	});

	test('listFiles goes through all pages', async () => {
		const files = await all(listFiles({ ...at(), repo: BERT, recursive: true, expand: true }));
		const weights = files.find(({ path }) => path === 'model.safetensors');
		assert.equal(weights?.lfs?.oid, '68d45e234eb4a928074dfd868cead0219ab85354cc53d20e772753c6bb9169d3');
		assert.match(weights?.lastCommit?.id ?? '', /^[0-9a-f]{40}$/);
		assert.ok(served.hub.requests.length > files.length / 4);
	});

	test('listCommits goes through all pages', async () => {
		const commits = await all(listCommits({ ...at(), repo: BERT }));
		assert.equal(commits.length, 26);
		assert.equal(commits[0]?.oid, BERT_SHA);
	});

	test('listModels goes through all pages', async () => {
		const models = await all(listModels({ ...at(), additionalFields: ['sha'] }));
		assert.equal(models.length, served.hub.models.length);
		assert.equal((await all(listModels({ ...at(), search: { owner: 'google' }, limit: 2 }))).length, 2);
	});

	test('pathsInfo', async () => {
		const [info] = await pathsInfo({ ...at(), repo: BERT, paths: ['config.json', 'none'], expand: true });
		assert.equal(info?.oid, '45a2321a7ecfdaaf60a6c1fd7f5463994cc8907d');
	});

	test('fileDownloadInfo', async () => {
		const info = await fileDownloadInfo({ ...at(), repo: BERT, path: 'model.safetensors' });
		assert.equal(info?.size, 440449768);
		assert.equal(await fileDownloadInfo({ ...at(), repo: BERT, path: 'none' }), null);
	});

	test('what does not exist', async () => {
		await assert.rejects(modelInfo({ ...at(), name: 'nobody/none' }), { statusCode: 401 });
		await assert.rejects(modelInfo({ ...at(), name: 'nobody/none', accessToken: 'hf_valid' }), {
			statusCode: 404,
		});
		await assert.rejects(modelInfo({ ...at(), name: BERT, revision: 'refs/pr/1' }), { statusCode: 404 });
		assert.equal(await repoExists({ ...at(), repo: 'nobody/none' }), false);
		assert.equal(await repoExists({ ...at(), repo: BERT }), true);
	});
});
