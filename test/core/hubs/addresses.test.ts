import assert from 'node:assert/strict';
import { isRepositoryId, isRevision } from '../../../src/core/hubs/addresses';
import { modelAddress, modelPage, readEndpoint } from '../../../src/core/hubs/huggingface/endpoint';

suite('addresses of the hub', () => {
	const good = ['gpt2', 'org/name', 'a/b', 'org/name.v1_x-2', '_x/y', `o/${'n'.repeat(96)}`];
	const bad = [
		...['', '/', 'a/', '/a', 'a/b/c', '..', 'a/..', '../a', '.a/b', 'a/.b', 'a/b.', '-a/b', 'a/b-'],
		...['a?b', 'a#b', 'a b', 'a/b\n', 'a\0', 'a%2fb', 'a\\b', 'a:b', 'ä/b', 'a--b/c', 'a..b/c', 'a/b.git'],
		...[`o/${'n'.repeat(97)}`, 'x'.repeat(1_000_000), 'https://huggingface.co/a/b', '\u202ea/b'],
	];
	for (const id of good) {
		test(`takes ${id.slice(0, 20)} as an id`, () => assert.equal(isRepositoryId(id), true));
	}
	for (const id of bad) {
		test(`refuses ${JSON.stringify(id.slice(0, 20))} as an id`, () =>
			assert.equal(isRepositoryId(id), false));
	}
	for (const revision of ['main', 'v1.0', 'refs/pr/1', 'a'.repeat(40), 'feature/x%y', 'ä', 'a&b=c']) {
		test(`takes ${revision} as a revision`, () => assert.equal(isRevision(revision), true));
	}
	const badRevisions = [
		'',
		'.',
		'..',
		'a/..',
		'../x',
		'a?b',
		'a#b',
		'a b',
		'a\nb',
		'/a',
		'a/',
		'a//b',
		'a\\b',
		'x@{1}',
	];
	for (const revision of [...badRevisions, 'x'.repeat(201), 'a/./b', '\u2028']) {
		test(`refuses ${JSON.stringify(revision.slice(0, 20))} as a revision`, () =>
			assert.equal(isRevision(revision), false));
	}

	const endpoints: readonly (readonly [string, string])[] = [
		['https://huggingface.co', 'https://huggingface.co'],
		['https://huggingface.co/', 'https://huggingface.co'],
		[' http://localhost:8080/hf// ', 'http://localhost:8080/hf'],
		['HTTPS://Mirror.Example/Path', 'https://mirror.example/Path'],
	];
	for (const [text, expected] of endpoints) {
		test(`reads ${text} as an address`, () => {
			const endpoint = readEndpoint(text);
			assert.equal('base' in endpoint && endpoint.base, expected);
		});
	}
	for (const text of [
		'',
		'huggingface.co',
		'ftp://x',
		'file:///etc',
		'https://u:pw@x',
		'https://x?a',
		'https://x#a',
	]) {
		test(`refuses ${text || 'nothing'} as an address, with the cure and without repeating it`, () => {
			const endpoint = readEndpoint(text);
			assert.ok('reason' in endpoint);
			assert.match(endpoint.reason, /weightwise\.hub\.endpoint.*HF_ENDPOINT/);
			assert.doesNotMatch(endpoint.reason, /pw|u:/);
		});
	}

	test('a revision is one segment of the address', () => {
		const address = modelAddress('https://x/hf', 'org/name', 'refs/pr/1');
		assert.equal(
			address,
			'https://x/hf/api/models/org/name/revision/refs%2Fpr%2F1?blobs=true&securityStatus=true',
		);
	});
	test('the page of a model', () => {
		assert.equal(modelPage('https://x', 'gpt2'), 'https://x/gpt2');
		assert.equal(modelPage('https://x', 'a/b', 'refs/pr/1'), 'https://x/a/b/tree/refs%2Fpr%2F1');
		assert.equal(modelPage('https://x', 'a/b', '../c'), 'https://x/a/b');
		assert.equal(modelPage('https://x', 'a/../b'), undefined);
	});
});
