import assert from 'node:assert/strict';
import {
	createInspections,
	inspectionOf,
	type KeptInspection,
	readerVersion,
	worstFirst,
} from '../../../src/core/weights/inspections';
import type { JudgedWeights } from '../../../src/core/weights/judgeFile';
import { commit, otherCommit } from '../builders';
import { type FakeHost, fakeHost } from '../fakeHost';
import { inspection, reading } from './readings';

const id = 'org/name';

function judged(path: string, facts: Partial<JudgedWeights['own']> = {}): JudgedWeights {
	const own = inspection({ file: path, ...facts });
	return { state: 'judged', path, own, inspection: { ...own, verdict: 'dangerous' }, readAt: 7 };
}

const open = (host: FakeHost = fakeHost()) =>
	createInspections(host, (_, name, at) =>
		name.includes('/') ? `https://hub.test/${name}/tree/${at}` : undefined,
	);
const paths = (kept: readonly KeptInspection[]) => kept.map(({ inspection: { file } }) => file);

suite('our own readings', () => {
	test('are there after a restart, without what the scanners say and without tensors', async () => {
		const host = fakeHost();
		const tensors = [{ name: 'w', dtype: 'F32', shape: [1] }];
		await open(host).keep('huggingface', id, commit, [judged('a.bin', { tensors })]);
		const own = inspection({ file: 'a.bin' });
		assert.deepEqual(await open(host).of('huggingface', id, commit), [
			{ commit, readAt: 7, inspection: own },
		]);
		assert.equal(host.requests.length, 0);
	});

	test('are those of one commit of one model of one hub', async () => {
		const all = open();
		await all.keep('huggingface', id, commit, [judged('a.bin')]);
		assert.deepEqual(await all.of('huggingface', id, otherCommit), []);
		assert.deepEqual(await all.of('huggingface', 'org/other', commit), []);
		assert.deepEqual(await all.of('modelscope', id, commit), []);
	});

	test('a file that is read again replaces its earlier reading; others stay, also of readings at once', async () => {
		const all = open();
		assert.deepEqual(await all.of('huggingface', id, commit), []);
		await Promise.all([
			all.keep('huggingface', id, commit, [judged('a.bin'), judged('b.bin')]),
			all.keep('huggingface', id, commit, [judged('b.bin', { verdict: 'suspicious' }), judged('c.bin')]),
		]);
		const kept = await all.of('huggingface', id, commit);
		assert.deepEqual(paths(kept), ['a.bin', 'b.bin', 'c.bin']);
		assert.equal(kept[1]?.inspection.verdict, 'suspicious');
	});

	test('what a person cannot look at is not kept', async () => {
		const all = open();
		await all.keep('huggingface', 'nowhere', commit, [judged('a.bin')]);
		assert.deepEqual(await all.of('huggingface', 'nowhere', commit), []);
	});

	test('long lists are cut', async () => {
		const all = open();
		const many = Array.from({ length: 5000 }, (_, at) => `m n${at}`);
		const findings = many.map((message) => ({ level: 'note', message, where: '' }) as const);
		await all.keep('huggingface', id, commit, [judged('a.bin', { globals: many, findings, notRead: many })]);
		const [one] = await all.of('huggingface', id, commit);
		assert.ok(JSON.stringify(one).length < 20_000);
	});

	const broken: readonly (readonly [string, (text: string) => string])[] = [
		['half of it', (text) => text.slice(0, text.length / 2)],
		['a verdict that does not exist', (text) => text.replace('"verdict":"safe"', '"verdict":"fine"')],
		['a field of another kind', (text) => text.replace('"size":10', '"size":"10"')],
		['a field that we do not write', (text) => text.replace('"size":10', '"size":10,"more":1')],
		['a field that is missing', (text) => text.replace('"requests":2,', '').replace(',"requests":2', '')],
	];
	for (const [about, spoil] of broken) {
		test(`a store that holds ${about} counts as none`, async () => {
			const host = fakeHost();
			await open(host).keep('huggingface', id, commit, [judged('a.bin')]);
			for (const [key, text] of host.kept) {
				assert.notEqual(spoil(text), text);
				host.kept.set(key, spoil(text));
			}
			assert.deepEqual(await open(host).of('huggingface', id, commit), []);
		});
	}

	test('a better reader asks again: its version is in the key', async () => {
		const host = fakeHost();
		await open(host).keep('huggingface', id, commit, [judged('a.bin')]);
		const [key = ''] = host.kept.keys();
		assert.ok((JSON.parse(key) as unknown[]).includes(readerVersion));
	});

	test('a store that fails leaves what is in memory', async () => {
		const host = fakeHost();
		const failing = { ...host.store, set: () => Promise.reject(new Error('full')) };
		const all = open(Object.assign(host, { store: failing }));
		await all.keep('huggingface', id, commit, [judged('a.bin')]);
		assert.deepEqual(paths(await all.of('huggingface', id, commit)), ['a.bin']);
	});
});

suite('our own reading of a file', () => {
	const sha256 = 'a'.repeat(64);
	const kept = [reading({ file: 'a.bin', size: 10, sha256 })];
	const cases: readonly (readonly [
		string,
		string | undefined,
		Parameters<typeof inspectionOf>[2],
		boolean,
	])[] = [
		['of this commit', commit, { path: 'a.bin', size: 10, sha256 }, true],
		['where the hub tells less', commit, { path: 'a.bin' }, true],
		['of another commit', otherCommit, { path: 'a.bin', size: 10 }, false],
		['where no commit is known', undefined, { path: 'a.bin', size: 10 }, false],
		['of another file', commit, { path: 'b.bin', size: 10 }, false],
		['of another size', commit, { path: 'a.bin', size: 11 }, false],
		['of another content', commit, { path: 'a.bin', sha256: 'b'.repeat(64) }, false],
	];
	for (const [about, at, file, there] of cases) {
		test(about, () => assert.equal(inspectionOf(kept, at, file) !== undefined, there));
	}
	test('none is kept', () => assert.equal(inspectionOf(undefined, commit, { path: 'a.bin' }), undefined));
	test('the worst first', () => {
		const some = (['safe', 'suspicious', 'dangerous', 'malformed'] as const).map((verdict) =>
			reading({ verdict }),
		);
		assert.deepEqual(
			worstFirst(some).map(({ inspection: { verdict } }) => verdict),
			['dangerous', 'malformed', 'suspicious', 'safe'],
		);
	});
});
