import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { askedWorld, ollamaManifest, registry } from './askedHubs';

const address = `${registry}/library/llama3.2/manifests/3b`;
const digest = `sha256:${createHash('sha256').update(JSON.stringify(ollamaManifest)).digest('hex')}`;

suite('Ollama', () => {
	test('what a manifest states: its digest and the layers with their sizes', async () => {
		const { host, ask } = askedWorld('ollama', { [address]: { body: ollamaManifest } });
		const lookup = await ask('llama3.2:3b');
		assert.ok(lookup.state === 'found');
		assert.deepEqual(lookup.model, {
			id: 'llama3.2:3b',
			version: digest,
			files: [
				{ path: 'model', size: 2_019_377_376, sha256: '2'.repeat(64) },
				{ path: 'template', size: 1429, sha256: '3'.repeat(64) },
				{ path: 'license', size: 7711, sha256: '4'.repeat(64) },
				{ path: 'license-2', size: 6016, sha256: '5'.repeat(64) },
				{ path: 'params', size: 96, sha256: '6'.repeat(64) },
			],
		});
		assert.equal(host.requests[0]?.headers.accept, ollamaManifest.mediaType);
	});
	const said = 'a'.repeat(64);
	const saying: readonly Readonly<Record<string, string>>[] = [
		{ 'ollama-content-digest': said },
		{ 'docker-content-digest': `sha256:${said}` },
	];
	for (const headers of saying) {
		test(`the registry's own digest counts: ${Object.keys(headers).join()}`, async () => {
			const { ask } = askedWorld('ollama', { [address]: { body: ollamaManifest, headers } });
			const lookup = await ask('llama3.2:3b');
			assert.ok(lookup.state === 'found' && lookup.model.version === `sha256:${said}`);
		});
	}
	const addresses: readonly (readonly [string, string | undefined, string])[] = [
		['llama3.2', undefined, 'library/llama3.2/manifests/latest'],
		['llama3.2', '1b', 'library/llama3.2/manifests/1b'],
		['llama3.2:3b', '1b', 'library/llama3.2/manifests/3b'],
		['someone/model', undefined, 'someone/model/manifests/latest'],
		['someone/model:7b-q4_K_M', undefined, 'someone/model/manifests/7b-q4_K_M'],
		['llama3.2', `sha256:${said}`, `library/llama3.2/manifests/sha256:${said}`],
	];
	for (const [id, revision, path] of addresses) {
		test(`${id} ${revision ?? ''} is asked for as ${path.slice(0, 50)}`, async () => {
			const { ask } = askedWorld('ollama', { [`${registry}/${path}`]: { body: ollamaManifest } });
			assert.equal((await ask(id, revision)).state, 'found');
		});
	}
	test('a digest is not asked for again', async () => {
		const path = `${registry}/library/llama3.2/manifests/sha256:${said}`;
		const { host, ask } = askedWorld('ollama', { [path]: { body: ollamaManifest } });
		await ask('llama3.2', `sha256:${said}`);
		host.time += 1_000_000_000;
		await ask('llama3.2', `sha256:${said}`);
		assert.equal(host.requests.length, 1);
	});
	for (const id of [
		'hf.co/org/name',
		'huggingface.co/org/name:Q4_K_M',
		'example.com/a/b',
		'a..b',
		'x:..',
		'a:b:c',
	]) {
		test(`not asked for: ${id}`, async () => {
			const { host, ask } = askedWorld('ollama', {});
			const lookup = await ask(id);
			assert.ok(lookup.state === 'not-asked');
			assert.equal(/Hugging Face/.test(lookup.reason), /^h/.test(id));
			assert.equal(host.requests.length, 0);
		});
	}
	test('a model of the library cannot be private, one with an owner can', async () => {
		const missing = { status: 404, body: { errors: [{ code: 'MANIFEST_UNKNOWN' }] } };
		const { ask } = askedWorld('ollama', {
			[address]: missing,
			[`${registry}/someone/model/manifests/latest`]: missing,
		});
		const library = await ask('llama3.2:3b');
		const owned = await ask('someone/model');
		assert.ok(library.state === 'missing' && !library.orPrivate);
		assert.ok(owned.state === 'missing' && owned.orPrivate);
	});
	const bodies: readonly (readonly [unknown, unknown])[] = [
		[{ layers: [] }, []],
		[{ layers: [{ mediaType: 'x/y', size: -1, digest: 'sha256:z' }] }, [{ path: 'layer' }]],
		[{ layers: [{ mediaType: 7 }] }, undefined],
		[{ layers: ['a'] }, undefined],
	];
	for (const [body, files] of bodies) {
		test(`layers of wrong types: ${JSON.stringify(body)}`, async () => {
			const { ask } = askedWorld('ollama', { [address]: { body } });
			const lookup = await ask('llama3.2:3b');
			assert.ok(lookup.state === 'found');
			assert.deepEqual(lookup.model.files, files);
		});
	}
	for (const body of [{ layers: 'a' }, {}, { errors: [] }]) {
		test(`no manifest: ${JSON.stringify(body)}`, async () => {
			const { ask } = askedWorld('ollama', { [address]: { body } });
			assert.equal((await ask('llama3.2:3b')).state, 'unreachable');
		});
	}
});
