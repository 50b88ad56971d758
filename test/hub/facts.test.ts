import assert from 'node:assert/strict';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { checkErrors } from './errors';
import { isObject, keptFacts, loadFacts } from './facts';
import { gitBlobId, withPointer } from './pointer';

const facts = loadFacts(keptFacts());
const COMMIT = /^[0-9a-f]{40}$/;

suite('recorded facts', () => {
	test('each model answers to the id that its folder says, and SOURCE.md names where it came from', () => {
		const source = readFileSync(join(keptFacts(), 'SOURCE.md'), 'utf8');
		for (const [id, { head }] of facts.models) {
			assert.equal(head.info.id, id);
			assert.ok(source.includes(`### ${id}\n`), id);
		}
		assert.ok(facts.models.size >= 25);
	});

	test('commits are whole', () => {
		for (const { id, head, older, commits = [] } of facts.models.values()) {
			const shas = [head.sha, ...older.keys(), ...commits.map((commit) => commit.id)];
			assert.ok(
				shas.every((sha) => sha === undefined || COMMIT.test(String(sha))),
				id,
			);
			assert.ok(commits.length === 0 || commits[0]?.id === head.sha, id);
		}
	});

	test('the names in info.json are those of the file list', () => {
		for (const { id, head, older } of facts.models.values()) {
			for (const { info, entries } of [head, ...older.values()]) {
				if (Array.isArray(info.siblings)) {
					const files = entries?.filter(({ type }) => type === 'file').map(({ path }) => path);
					assert.deepEqual(files?.sort(), info.siblings.map(({ rfilename }) => rfilename).sort(), id);
				}
			}
		}
	});

	test('the bytes of a file that is kept are those of the file list', () => {
		let seen = 0;
		for (const { id, head, older } of facts.models.values()) {
			for (const { entries = [], filesFolder } of [head, ...older.values()]) {
				for (const { path, oid, type } of entries) {
					const file = join(filesFolder, path);
					if (filesFolder !== '' && type === 'file' && existsSync(file)) {
						assert.equal(gitBlobId(readFileSync(file)), oid, `${id} ${path}`);
						seen += 1;
					}
				}
			}
		}
		assert.ok(seen >= 4);
	});

	test('what the README looks at has its configuration, and no prose', () => {
		const { filesFolder } = facts.models.get('google/flan-t5-large')?.head ?? {};
		assert.deepEqual(readdirSync(filesFolder ?? ''), ['config.json']);
	});

	test('renames lead to a model that is here', () => {
		for (const [from, to] of facts.renames) {
			assert.ok(facts.models.has(to), `${from} → ${to}`);
		}
	});

	test('the pointers of large files are those that follow from their hash and size', () => {
		let seen = 0;
		for (const { id, head } of facts.models.values()) {
			for (const { path, oid, lfs } of head.entries ?? []) {
				if (oid !== undefined && lfs !== undefined) {
					const sibling = { lfs: { sha256: lfs.oid, size: lfs.size } };
					const { blobId, lfs: pointer } = withPointer(sibling) as { blobId: string; lfs: typeof lfs };
					assert.deepEqual([blobId, pointer.pointerSize], [oid, lfs.pointerSize], `${id} ${path}`);
					seen += 1;
				}
			}
		}
		assert.ok(seen > 50);
	});

	test('a date that was recorded with its fraction twice is read with it once', () => {
		const folder = mkdtempSync(join(tmpdir(), 'facts-'));
		try {
			mkdirSync(join(folder, 'a'));
			writeFileSync(join(folder, 'errors.json'), '[]');
			const info = {
				id: 'a',
				createdAt: '2024-07-24T06:57:44.000.000Z',
				lastModified: '2024-07-24T06:57:44.123Z',
			};
			writeFileSync(join(folder, 'a', 'info.json'), JSON.stringify(info));
			assert.deepEqual(loadFacts(folder).models.get('a')?.head.info, {
				...info,
				createdAt: '2024-07-24T06:57:44.000Z',
			});
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	test('what is known to be missing is neither recorded nor renamed', () => {
		assert.ok(facts.missing.size > 0);
		for (const id of facts.missing) {
			assert.ok(!facts.models.has(id) && !facts.renames.has(id), id);
		}
	});

	test('no prose came along', () => {
		const texts = (value: unknown): string[] =>
			typeof value === 'string'
				? [value]
				: Array.isArray(value) || isObject(value)
					? Object.values(value).flatMap(texts)
					: [];
		for (const { id, head, older } of facts.models.values()) {
			for (const { info } of [head, ...older.values()]) {
				assert.deepEqual(
					texts(info).filter((text) => text.length > 160),
					[],
					id,
				);
			}
		}
	});

	test('every error that the hub is known for was recorded', () => checkErrors(facts));

	test('a folder that holds no facts is refused in a sentence', () => {
		const folder = mkdtempSync(join(tmpdir(), 'facts-'));
		try {
			assert.throws(() => loadFacts(join(folder, 'none')), /^Error: There is no folder .*none\.$/);
			assert.throws(() => loadFacts(folder), /holds no recorded facts: errors\.json is missing\.$/);
			writeFileSync(join(folder, 'errors.json'), '[{');
			assert.throws(() => loadFacts(folder), /errors\.json cannot be read as JSON/);
			writeFileSync(join(folder, 'errors.json'), '[]');
			assert.throws(() => checkErrors(loadFacts(folder)), /lacks the cases: no such repository, anonymous/);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
