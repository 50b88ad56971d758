import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { toLockSchema } from '../../../scripts/policySchema';
import { largestLock, lockFile } from '../../../src/core/lock/lock';
import { readLock, writeLock } from '../../../src/core/lock/lockText';
import { commit } from '../builders';
import { gitBlob, lockedModel, modelsIn, sha256 } from './locks';

const read = (text: string) => readLock(text, '/work/weightwise.lock', 'weightwise.lock');
const messages = (text: string) =>
	read(text).faults.map(({ line, column, message }) => `${line}:${column} ${message}`);

suite('the text of a lock', () => {
	test('each file on a line of its own, models and files in order', () => {
		const b = lockedModel({ id: 'org/b', revision: 'v1', files: [] });
		const a = lockedModel({ files: [...(lockedModel().files ?? [])].reverse() });
		const text = writeLock({ models: [b, a] });
		assert.equal(
			text,
			[
				'{',
				'\t"version": 1,',
				'\t"models": [',
				'\t\t{',
				'\t\t\t"hub": "huggingface",',
				'\t\t\t"id": "org/b",',
				'\t\t\t"revision": "v1",',
				`\t\t\t"commit": "${commit}",`,
				'\t\t\t"licenses": ["mit"],',
				'\t\t\t"files": []',
				'\t\t},',
				'\t\t{',
				'\t\t\t"hub": "huggingface",',
				'\t\t\t"id": "org/name",',
				`\t\t\t"commit": "${commit}",`,
				'\t\t\t"licenses": ["mit"],',
				'\t\t\t"files": [',
				`\t\t\t\t{"path":"config.json","size":1000,"gitBlob":"${gitBlob}"},`,
				`\t\t\t\t{"path":"model.safetensors","size":1000,"sha256":"${sha256}"}`,
				'\t\t\t]',
				'\t\t}',
				'\t]',
				'}',
				'',
			].join('\n'),
		);
		assert.equal(writeLock({ models: [a, b] }), text);
		assert.equal(writeLock(read(text).lock ?? { models: [] }), text);
	});

	test('of no model', () => {
		const text = writeLock({ models: [] });
		assert.equal(text, '{\n\t"version": 1,\n\t"models": []\n}\n');
		assert.deepEqual(modelsIn(text), []);
	});

	test('is read as it was written, with the place of each model', () => {
		const model = lockedModel({ revision: 'refs/pr/1', licenses: [], licenseName: 'own terms' });
		const text = writeLock({ models: [model] });
		assert.deepEqual(modelsIn(text), [model]);
		const place = read(text).lock?.models[0]?.place;
		assert.deepEqual([place?.line, place?.column], [4, 3]);
	});

	test('characters that nobody sees are written by their numbers', () => {
		const text = writeLock({ models: [lockedModel({ licenses: ['a\u202eb\u200b'] })] });
		assert.match(text, /a\\u202eb\\u200b/);
		assert.deepEqual(modelsIn(text)[0]?.licenses, ['a\u202eb\u200b']);
	});

	test('a path keeps the blanks around it', () => {
		const model = lockedModel({ files: [{ path: ' a .bin ', size: 0 }] });
		assert.deepEqual(modelsIn(writeLock({ models: [model] })), [model]);
	});
});

suite('a lock that cannot be used', () => {
	const whole = writeLock({ models: [lockedModel()] });
	const cases: readonly (readonly [what: string, text: string, message: RegExp])[] = [
		['nothing', '', /weightwise\.lock: This is no JSON|has to be one object/],
		['a list', '[]', /^1:1 weightwise\.lock: This file has to be one object/],
		[
			'a merge that was not ended',
			whole.replace(/(\t\t\t"commit".*\n)/, '<<<<<<< ours\n$1=======\n$1>>>>>>> theirs\n'),
			/^7:1 weightwise\.lock: A merge was not ended here: [^\n]*$/,
		],
		['cut in the middle', whole.slice(0, 200), /This is no JSON/],
		['without models', '{ "version": 1 }', /^1:1 weightwise\.lock: "models" is missing: a file without it/],
		[
			'torn, and that alone is said',
			'{',
			/^1:2 weightwise\.lock: This is no JSON: a closing brace is missing\.$/,
		],
		[
			'of a newer format',
			'{ "version": 2, "models": 7 }',
			/^1:14 weightwise\.lock, version: It was written by a newer/,
		],
		['with a short commit', whole.replace(commit, 'abc'), /^7:14 .*commit: "abc" is no id of git in full/],
		['without a commit', whole.replace(/\t\t\t"commit".*\n/, ''), /^4:3 .*models\[0\]: "commit" is missing/],
		[
			'of a hub that is none',
			whole.replace('huggingface', 'hugginface'),
			/^5:11 .*Did you mean "huggingface"/,
		],
		['with a digest of half its length', whole.replace(sha256, 'abab'), /is no SHA-256/],
		[
			'with a path that leads out',
			whole.replace('config.json', '../config.json'),
			/"\.\.\/config\.json" is no path of a file/,
		],
		['with a size below nothing', whole.replace('1000', '-1'), /a number from 0 is expected here, not -1\./],
		[
			'with two models of which nothing says what they are',
			'{ "version": 1, "models": [{ "version": "a" }, { "version": "a" }] }',
			/models\[1\]: "id" is missing|"id" is missing/,
		],
		['nested without end', '['.repeat(100_000), /nested deeper than/],
		['too long', ' '.repeat(largestLock + 1), /longer than 5000000 characters/],
	];
	for (const [what, text, message] of cases) {
		test(`${what}: says the place and what is wrong, and nothing of it is used`, () => {
			assert.equal(read(text).lock, undefined);
			assert.match(messages(text).join('\n'), message);
		});
	}

	test('a model that stands there twice, and keys of others, are told and do no harm', () => {
		const model = lockedModel();
		const other = lockedModel({ commit: '0'.repeat(40) });
		const text = writeLock({ models: [model, other] }).replace(
			'"version": 1',
			'"version": 1, "__proto__": {}',
		);
		const { lock, faults } = read(text);
		assert.deepEqual(
			lock?.models.map(({ commit: one }) => one),
			[commit],
		);
		assert.deepEqual(
			faults.map(({ severity }) => severity),
			['warning', 'warning'],
		);
		assert.match(messages(text).join('\n'), /org\/name stands here twice/);
	});
});

suite('the JSON schema of locks', () => {
	test('is contributed for the file, which opens as JSON', () => {
		const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
		const own = { fileMatch: lockFile, url: './media/lock.schema.json' };
		assert.deepEqual(contributes.jsonValidation.at(-1), own);
		const json = contributes.languages.find(({ id }: { readonly id: string }) => id === 'json');
		assert.deepEqual(json?.filenames, [lockFile]);
	});

	test('is what its source says: npm run docs', () =>
		assert.equal(readFileSync('media/lock.schema.json', 'utf8'), toLockSchema()));

	test('takes what is written, and no other key', () => {
		const { allowComments: _, allowTrailingCommas: __, $schema: ___, ...schema } = JSON.parse(toLockSchema());
		const isValid = new Ajv({ strict: false }).compile(schema);
		const lock = JSON.parse(writeLock({ models: [lockedModel({ revision: 'v1' })] }));
		assert.equal(isValid(lock), true, JSON.stringify(isValid.errors));
		assert.equal(isValid({ ...lock, mood: 'good' }), false);
		assert.equal(isValid({ version: 1 }), false);
	});
});
