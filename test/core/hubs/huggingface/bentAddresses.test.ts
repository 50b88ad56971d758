import assert from 'node:assert/strict';
import { isFilePath } from '../../../../src/core/hubs/addresses';
import { base, sha, withToken } from '../fakeHub';
import { fakeRepository, stay, whyUnknown } from './questions';

suite('addresses that questions about a repository could bend', () => {
	const paths = [
		'../../../api/whoami-v2',
		'..',
		'a/../../b',
		'./README.md',
		'a/.',
		'',
		'/etc/passwd',
		'a//b',
		'a/',
		'half \ud800',
		'changed \uFFFD',
		'a\nb',
		'x'.repeat(4097),
	];
	for (const path of paths) {
		test(`no question about the file ${JSON.stringify(path.slice(0, 30))}`, async () => {
			const { host, repository } = fakeRepository({}, withToken);
			assert.match(whyUnknown(await repository.text('org/name', 'main', path, stay)), /path/);
			assert.match(whyUnknown(await repository.tensors('org/name', sha, path, stay)), /path/);
			assert.deepEqual(host.requests, []);
		});
	}
	for (const path of [
		'README.md',
		'unet/..model',
		'a/...',
		'mein Modell#1?.bin',
		'%2e%2e/x',
		'a\\b',
		'ü/模型.txt',
	]) {
		test(`the file ${path} as it is`, async () => {
			assert.ok(isFilePath(path));
			const address = `${base}/org/name/raw/main/${path.split('/').map(encodeURIComponent).join('/')}`;
			const { host, repository } = fakeRepository({ [address]: { body: 'x' } });
			assert.equal((await repository.text('org/name', 'main', path, stay)).state, 'told');
			assert.equal(host.requests[0]?.url, address);
		});
	}

	const ids = ['../api', 'a/b/c', 'a b', 'a/b?x=', '', 'org/..'];
	for (const id of ids) {
		test(`no question about the repository ${JSON.stringify(id)}`, async () => {
			const { host, repository } = fakeRepository({});
			for (const told of [
				await repository.refs(id, stay),
				await repository.tree(id, 'main', stay),
				await repository.history(id, 'main', stay),
				await repository.pullRequests(id, stay),
				await repository.text(id, 'main', 'README.md', stay),
				await repository.tensors(id, sha, 'model.safetensors', stay),
				await repository.usage(id, stay),
				await repository.owner(id, stay),
			]) {
				assert.equal(told.state, 'unknown');
			}
			assert.deepEqual(host.requests, []);
		});
	}
	test('no question about a revision that is none, and none about the weights of a branch', async () => {
		const { host, repository } = fakeRepository({});
		for (const revision of ['..', 'a..b', '', 'x y', '/main']) {
			whyUnknown(await repository.tree('org/name', revision, stay));
			whyUnknown(await repository.history('org/name', revision, stay));
			whyUnknown(await repository.text('org/name', revision, 'README.md', stay));
		}
		for (const revision of ['main', sha.slice(1), sha.toUpperCase()]) {
			assert.match(
				whyUnknown(await repository.tensors('org/name', revision, 'model.safetensors', stay)),
				/commit/,
			);
		}
		assert.deepEqual(host.requests, []);
	});
	test('no account has a slash in its name, so none is said to be missing for it', async () => {
		const { host, repository } = fakeRepository({});
		assert.match(whyUnknown(await repository.owner('org/name', stay)), /account/);
		assert.deepEqual(host.requests, []);
	});
});
