import assert from 'node:assert/strict';
import type { FakeReply } from '../fakeHost';
import { askedWorld, modelscope, modelscopeFiles, modelscopeModel, told } from './askedHubs';

const path = `${modelscope}/iic/nlp_structbert`;
const list = (revision: string) => `${path}/repo/files?Revision=${revision}&Recursive=True`;
const id = 'iic/nlp_structbert';

function world(replies: Readonly<Record<string, FakeReply>>) {
	return askedWorld('modelscope', { [path]: { body: told(modelscopeModel) }, ...replies });
}

suite('ModelScope', () => {
	test('what it states, and the files at master', async () => {
		const { ask } = world({ [list('master')]: { body: told({ Files: modelscopeFiles }) } });
		const lookup = await ask(id);
		assert.ok(lookup.state === 'found');
		assert.deepEqual(lookup.model, {
			id,
			private: false,
			downloadsEver: 1_234_567,
			likes: 88,
			createdAt: '2022-08-08T23:06:40.000Z',
			lastModified: '2023-11-14T22:13:20.000Z',
			task: 'text-classification',
			architectures: ['BertModel'],
			modelType: 'bert',
			tags: ['nlp'],
			licenses: ['apache-2.0'],
			files: [
				{ path: 'weights/model.safetensors', size: 400_000_000, sha256: '7'.repeat(64) },
				{ path: 'README.md', size: 1200 },
			],
		});
	});
	test('a revision that has no files does not exist', async () => {
		const body = { Code: 10_010_205_002, Message: 'revision not found', Success: false };
		const { ask } = world({ [list('v9')]: { status: 404, body } });
		const lookup = await ask(id, 'v9');
		assert.ok(lookup.state === 'missing' && lookup.what === 'revision');
	});
	test('a full commit whose files are listed is that commit; a tag tells none', async () => {
		const sha = 'd'.repeat(40);
		const files = { body: told({ Files: modelscopeFiles }) };
		const { ask } = world({ [list(sha)]: files, [list('v1.0')]: files });
		const at = await ask(id, sha);
		const tag = await ask(id, 'v1.0');
		assert.ok(at.state === 'found' && at.model.commit === sha);
		assert.ok(tag.state === 'found' && tag.model.commit === undefined);
	});
	const unlisted: readonly (readonly [string, FakeReply])[] = [
		['refused', { status: 403, body: { Code: 1, Success: false } }],
		['a page', { body: '<html>' }],
		['of a wrong type', { body: told({ Files: 'many' }) }],
		['with an entry that has no path', { body: told({ Files: [{ Path: 7 }] }) }],
		['as many as the server lists at most', { body: told({ Files: Array(3000).fill({ Path: 'a' }) }) }],
	];
	for (const [name, reply] of unlisted) {
		test(`files ${name}: not stated`, async () => {
			const lookup = await world({ [list('master')]: reply }).ask(id);
			assert.ok(lookup.state === 'found');
			assert.equal(lookup.model.files, undefined);
			assert.equal(lookup.model.downloadsEver, 1_234_567);
		});
	}
	test('403 without a sign-in: it does not exist or is private', async () => {
		const { ask } = askedWorld('modelscope', {
			[path]: { status: 403, body: { Code: 403, Success: false } },
		});
		const lookup = await ask(id);
		assert.ok(lookup.state === 'missing' && lookup.orPrivate);
	});
	const wrong: readonly unknown[] = [{ x: 1 }, [1], -1, true];
	for (const value of wrong) {
		test(`every field ${JSON.stringify(value)}: not stated`, async () => {
			const fields = Object.fromEntries(Object.keys(modelscopeModel).map((name) => [name, value]));
			const body = told({ ...fields, Name: 'nlp_structbert' });
			const lookup = await askedWorld('modelscope', {
				[path]: { body },
				[list('master')]: { body: told({ Files: [] }) },
			}).ask(id);
			assert.ok(lookup.state === 'found');
			assert.deepEqual(lookup.model, { id, files: [] });
		});
	}
	for (const body of [told({}), told('x'), { ...told(modelscopeModel), Success: false }, { Code: 500 }]) {
		test(`no model: ${JSON.stringify(body).slice(0, 40)}`, async () => {
			const { ask } = askedWorld('modelscope', { [path]: { body } });
			assert.equal((await ask(id)).state, 'unreachable');
		});
	}
	test('times as texts, a private model, and one under another name', async () => {
		const facts = {
			...modelscopeModel,
			Path: 'damo',
			Visibility: 1,
			CreatedTime: '2024-01-02T03:04:05Z',
			LastUpdatedTime: 99_999_999_999,
		};
		const lookup = await askedWorld('modelscope', {
			[path]: { body: told(facts) },
			[list('master')]: { body: told([]) },
		}).ask(id);
		assert.ok(lookup.state === 'found');
		const { model } = lookup;
		assert.equal(model.id, 'damo/nlp_structbert');
		assert.equal(model.private, true);
		assert.equal(model.createdAt, '2024-01-02T03:04:05Z');
		assert.equal(model.lastModified, undefined);
		assert.deepEqual(model.files, []);
	});
});
