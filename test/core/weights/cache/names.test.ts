import assert from 'node:assert/strict';
import {
	cacheFolder,
	folderOfModel,
	isPartialBlob,
	modelOfFolder,
	readBlobName,
} from '../../../../src/core/weights/cache/names';

const join = (...parts: string[]) => parts.join('/');

suite('names in the download cache', () => {
	const folders: [string, Record<string, string>, string][] = [
		['nothing set', {}, '/home/me/.cache/huggingface/hub'],
		['XDG_CACHE_HOME', { XDG_CACHE_HOME: '/x' }, '/x/huggingface/hub'],
		['HF_HOME before it', { XDG_CACHE_HOME: '/x', HF_HOME: '/hf' }, '/hf/hub'],
		['the old name before that', { HF_HOME: '/hf', HUGGINGFACE_HUB_CACHE: '/old' }, '/old'],
		['HF_HUB_CACHE before all', { HUGGINGFACE_HUB_CACHE: '/old', HF_HUB_CACHE: '/new' }, '/new'],
		['empty is not set', { HF_HUB_CACHE: '', HF_HOME: '' }, '/home/me/.cache/huggingface/hub'],
	];
	for (const [name, env, folder] of folders) {
		test(`the folder: ${name}`, () => assert.equal(cacheFolder(env, '/home/me', join), folder));
	}
	test('models by their folders, and nothing that could lead elsewhere', () => {
		for (const id of ['org/name', 'gpt2', 'org/name.v1-x_y']) {
			assert.equal(modelOfFolder(folderOfModel(id)), id);
		}
		for (const name of [
			'datasets--a--b',
			'models',
			'models--',
			'models--a--b--c',
			'models--..--x',
			'.locks',
		]) {
			assert.equal(modelOfFolder(name), undefined, name);
		}
	});
	test('contents by their names', () => {
		assert.deepEqual(readBlobName('a'.repeat(64)), { algorithm: 'sha256', digest: 'a'.repeat(64) });
		assert.deepEqual(readBlobName('b'.repeat(40)), { algorithm: 'git', digest: 'b'.repeat(40) });
		assert.equal(readBlobName('model.safetensors'), undefined);
		assert.equal(readBlobName(`${'a'.repeat(64)}.incomplete`), undefined);
		assert.ok(isPartialBlob(`${'a'.repeat(64)}.1a2b3c4d.incomplete`));
		assert.ok(!isPartialBlob('a'.repeat(64)));
	});
});
