import assert from 'node:assert/strict';
import { cacheDrift, readDrift } from '../../../src/core/lock/cacheDrift';
import { codeDrift } from '../../../src/core/lock/codeDrift';
import { composeLock } from '../../../src/core/lock/compose';
import type { Compared } from '../../../src/core/lock/drift';
import { hubDrift } from '../../../src/core/lock/hubDrift';
import type { LockedModel } from '../../../src/core/lock/lock';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import { noPaint } from '../../../src/core/report/paint';
import { uncheckedLines, verifiedToJson, verifiedToText } from '../../../src/core/report/verified';
import type { CachedModel, CacheTarget } from '../../../src/core/weights/cache/readCache';
import { commit, evidence, found, otherCommit } from '../builders';
import { countedModels, filesNow, gitBlob, loadedBy, lockedModel, sha256 } from './locks';

const shown = 'weightwise.lock';
const kinds = ({ drifts }: Compared) => drifts.map(({ kind }) => kind);
const message = ({ drifts }: Compared) => drifts.map((one) => one.message).join('\n');
const lockOf = (...models: readonly LockedModel[]) => ({ models });

suite('code and lock', () => {
	const code = (lock: ReturnType<typeof lockOf>, loaded = loadedBy(), whole = true) =>
		codeDrift(lock, loaded, { whole, shown });

	test('agree', () => assert.deepEqual(code(lockOf(lockedModel())), { drifts: [], unchecked: [] }));

	test('a load that the lock does not hold, at its place', () => {
		const { drifts } = code(lockOf());
		assert.deepEqual([drifts[0]?.kind, drifts[0]?.at], ['not-locked', { path: 'a.py', line: 1, column: 4 }]);
		assert.match(drifts[0]?.message ?? '', /org\/name is loaded here and does not stand in weightwise\.lock/);
	});

	test('a model that no hub can tell of is not checked; one that does not exist is not locked', () => {
		const never = code(lockOf(), loadedBy({}, { state: 'unsupported' }));
		assert.deepEqual(
			[never.drifts, never.unchecked[0]?.why],
			[[], 'This hub has no public interface to ask.'],
		);
		const missing: Lookup = { state: 'missing', what: 'repository', orPrivate: false, evidence };
		const gone = code(lockOf(), loadedBy({}, missing));
		assert.deepEqual([kinds(gone), gone.unchecked], [['not-locked'], []]);
		assert.match(
			message(gone),
			/does not stand in weightwise\.lock\. The hub says that it does not exist\. As/,
		);
	});

	test('another revision is another model', () => {
		const compared = code(lockOf(lockedModel()), loadedBy({ revision: 'v1' }));
		assert.deepEqual(kinds(compared), ['not-locked', 'not-loaded']);
		assert.match(message(compared), /org\/name at v1 is loaded here/);
	});

	test('a thousand pinned loads, without looking through the lock for each of them', () => {
		const { models, reads } = countedModels(1000);
		const pinned = loadedBy({ revision: commit });
		const loads = models.flatMap((_, at) => pinned.models.map((one) => ({ ...one, id: `org/m${at}` })));
		assert.deepEqual(code(lockOf(...models), { ...pinned, models: loads }).drifts, []);
		assert.ok(reads() < 100_000, `${reads()} reads`);
	});

	test('thousands of loads of a model with thousands of files, without looking through these for each load', () => {
		let reads = 0;
		const files = Array.from({ length: 1000 }, (_, at) => ({
			size: 1,
			get path() {
				reads++;
				return `unet/part${at}.safetensors`;
			},
		}));
		const one = loadedBy({ reads: 'snapshot' }, found({ files }));
		const models = one.models.map((model) => ({
			...model,
			loads: Array.from({ length: 1000 }, () => model.loads).flat(),
		}));
		const { lock } = composeLock(undefined, { models, guessed: [] }, true);
		assert.equal(lock.models[0]?.files?.length, 1000);
		assert.equal(code(lockOf(lockedModel()), { ...one, models }).drifts.length, 1000);
		assert.ok(reads < 100_000, `${reads} reads`);
	});

	test('a load that is pinned to the commit that is locked is held, whatever revision it was locked by', () => {
		const pinned = loadedBy({ revision: commit });
		assert.deepEqual(code(lockOf(lockedModel()), pinned), { drifts: [], unchecked: [] });
		const twice = lockOf(lockedModel({ files: [] }), lockedModel({ revision: 'main' }));
		assert.deepEqual(code(twice, pinned), { drifts: [], unchecked: [] });
		assert.deepEqual(kinds(code(lockOf(lockedModel({ commit: otherCommit })), pinned)), [
			'not-locked',
			'not-loaded',
		]);
		assert.deepEqual(kinds(code(lockOf(lockedModel({ id: 'org/other' })), pinned)), [
			'not-locked',
			'not-loaded',
		]);
		const others = loadedBy({ revision: commit, options: { use_safetensors: false } });
		assert.deepEqual(kinds(code(lockOf(lockedModel()), others)), ['file-not-locked']);
		// Elsewhere the branch may be loaded still.
		assert.equal(code(lockOf(lockedModel()), pinned, false).unchecked.length, 1);
	});

	test('what nothing loads, where all code was read; else it is not checked', () => {
		const other = lockOf(lockedModel(), lockedModel({ id: 'org/other' }));
		assert.deepEqual(kinds(code(other)), ['not-loaded']);
		const { drifts, unchecked } = code(other, loadedBy(), false);
		assert.deepEqual([drifts, unchecked.map(({ id }) => id)], [[], ['org/other']]);
	});

	test('a file that a load reads and the lock does not hold', () => {
		const pickled = loadedBy({ options: { use_safetensors: false } });
		const compared = code(lockOf(lockedModel()), pickled);
		assert.deepEqual(kinds(compared), ['file-not-locked']);
		assert.match(message(compared), /pytorch_model\.bin/);
		// Of another commit it is not known.
		assert.deepEqual(kinds(code(lockOf(lockedModel({ commit: otherCommit })), pickled)), []);
	});
});

suite('hub and lock', () => {
	const hub = (facts: Partial<ModelInfo> = {}, locked = lockedModel()) =>
		hubDrift(locked, found({ files: filesNow, ...facts }), shown);

	test('agree', () => assert.deepEqual(hub(), { drifts: [], unchecked: [] }));

	test('a revision that means another commit, and which of the locked files are other ones', () => {
		const files = [filesNow[1], { ...filesNow[2], path: 'model.safetensors', sha256: '00'.repeat(32) }];
		const compared = hub({ commit: otherCommit, files: files as typeof filesNow });
		assert.deepEqual(kinds(compared), ['commit']);
		assert.match(
			message(compared),
			/the default branch meant 79e7739 .* means 86b5e09 now\. Changed, of the locked files: model\.safetensors\. Look/,
		);
		assert.match(
			message(hub({ commit: otherCommit, recorded: true })),
			/ and means 86b5e09 in the recorded facts\. /,
		);
		assert.match(message(compared), new RegExp(`pin the commit that is locked: ${commit}`));
		assert.match(message(hub({ commit: otherCommit })), /now\. None of the 2 locked files has changed\./);
		const one = lockedModel({ files: [{ path: 'config.json', size: 1000, gitBlob }] });
		assert.match(message(hub({ commit: otherCommit }, one)), /now\. The 1 locked file has not changed\./);
		assert.match(
			message(hub({ commit: otherCommit }, lockedModel({ files: [] }))),
			/now\. The lock holds none of its files\./,
		);
		assert.match(
			message(hub({ commit: otherCommit, files: [] })),
			/Not there any more: config\.json, model\.safetensors/,
		);
		assert.match(
			message(hub({ commit: otherCommit }, lockedModel({ revision: 'v1' }))),
			/^org\/name at v1 meant 79e7739/,
		);
	});

	const changed: readonly (readonly [string, Partial<ModelInfo>, string, RegExp])[] = [
		['a file is gone', { files: filesNow.slice(0, 2) }, 'file-gone', /lists model\.safetensors no more/],
		[
			'a size',
			{ files: filesNow.map((one) => ({ ...one, size: 1001 })).slice(1, 3) },
			'size',
			/config\.json is not the file that is locked: the hub states 1001 bytes now, and stated 1000 bytes\./,
		],
		[
			'a digest',
			{ files: filesNow.map((one) => ({ ...one, gitBlob: '0'.repeat(40) })) },
			'digest',
			/config\.json is not the file that is locked: the hub states 0{12} now, and stated (?:cd){6}\./,
		],
		[
			'the licence',
			{ licenses: ['other'], licenseName: 'own' },
			'license',
			/licence was mit .* is other \(own\) now/,
		],
		['no licence any more', { licenses: [] }, 'license', /licence was mit .* is none now/],
	];
	for (const [what, facts, kind, words] of changed) {
		test(`${what}: at the same commit`, () => {
			const compared = hub(facts);
			assert.equal(kinds(compared)[0], kind);
			assert.match(message(compared), words);
		});
	}

	const answers: readonly (readonly [string, Lookup, readonly string[], boolean | undefined])[] = [
		['gone', { state: 'missing', what: 'revision', orPrivate: false, evidence }, ['gone'], undefined],
		['disabled', { state: 'disabled', evidence }, ['gone'], undefined],
		['not answering', { state: 'unreachable', reason: 'No answer.' }, [], true],
		['private', { state: 'private', evidence }, [], true],
		['kept back', { state: 'not-asked', reason: 'Private.' }, [], true],
		['without an interface', { state: 'unsupported' }, [], undefined],
	];
	for (const [what, lookup, expected, unasked] of answers) {
		test(`${what}: never taken for another answer`, () => {
			const compared = hubDrift(lockedModel(), lookup, shown);
			assert.deepEqual(kinds(compared), expected);
			assert.equal(compared.unchecked[0]?.unasked, unasked);
		});
	}

	test('what is not stated is said', () => {
		const bare = lockedModel({ licenses: undefined, files: [{ path: 'a.bin', size: 1 }] } as object);
		assert.deepEqual(
			hub({ files: [{ path: 'a.bin' }] }, bare).unchecked.map(({ why }) => why),
			['The lock holds no digest of a.bin.', 'The hub does not tell its licence.'],
		);
	});
});

suite('cache and lock', () => {
	const cached = (targets: Readonly<Record<string, CacheTarget>>, at = commit): CachedModel => ({
		id: 'org/name',
		partial: [],
		snapshots: [
			{
				commit: at,
				refs: [],
				files: Object.entries(targets).map(([path, target]) => ({
					path,
					parts: ['snapshots', path],
					target,
				})),
			},
		],
	});
	const file = (size: number, name: string): CacheTarget => ({ state: 'file', size, name });
	const whole = { 'config.json': file(1000, gitBlob), 'model.safetensors': file(1000, sha256) };
	const compare = (targets: Readonly<Record<string, CacheTarget>>, locked = lockedModel()) =>
		cacheDrift(locked, cached(targets), shown);

	test('names and sizes agree: the contents have to be read', () => {
		const { drifts, unchecked, readings } = compare(whole);
		assert.deepEqual([drifts, unchecked], [[], []]);
		assert.deepEqual(
			readings.map(({ algorithm, digest }) => [algorithm, digest]),
			[
				['git', gitBlob],
				['sha256', sha256],
			],
		);
		const [first] = readings;
		assert.ok(first);
		assert.equal(readDrift(lockedModel(), first, gitBlob, shown), undefined);
		assert.match(
			readDrift(lockedModel(), first, '00', shown)?.message ?? '',
			/config\.json .* has the digest 00, and the lock holds cd/,
		);
	});

	test('a file of another size or name is not read any more', () => {
		const other = { 'config.json': file(999, gitBlob), 'model.safetensors': file(1000, '0'.repeat(64)) };
		const compared = compare(other);
		assert.deepEqual([kinds(compared), compared.readings], [['size', 'digest'], []]);
		assert.match(message(compared), /config\.json has 999 bytes in the local cache and 1000 in the lock/);
	});

	const missing: readonly (readonly [string, CachedModel | undefined, RegExp])[] = [
		['not there', undefined, /Not downloaded to this machine/],
		['at another commit', cached(whole, otherCommit), /not at the commit that is locked/],
		['without a file', cached({ 'config.json': { state: 'broken' } }), /does not hold it/],
		[
			'with a file that leads elsewhere',
			cached({ 'config.json': { state: 'outside' } }),
			/leads out of the model's folder/,
		],
	];
	for (const [what, model, words] of missing) {
		test(`${what}: is said, and is no difference`, () => {
			const compared = cacheDrift(lockedModel(), model, shown);
			assert.deepEqual([compared.drifts, compared.readings], [[], []]);
			assert.match(compared.unchecked[0]?.why ?? '', words);
		});
	}

	test('without a digest in the lock the size is all that is compared', () => {
		const bare = lockedModel({ files: [{ path: 'config.json', size: 1000 }] });
		assert.match(compare(whole, bare).unchecked[0]?.why ?? '', /no digest of it; its size was compared/);
	});
});

suite('what a check of a lock says', () => {
	const compared = hubDrift(lockedModel(), found({ commit: otherCommit }), shown);
	const report = {
		...{ lock: shown, models: 2, parts: ['hub', 'cache'] as const, drifts: compared.drifts },
		unchecked: [
			...cacheDrift(lockedModel(), undefined, shown).unchecked,
			...cacheDrift(lockedModel({ id: 'a\u001b[31m' }), undefined, shown).unchecked,
			...hubDrift(lockedModel(), { state: 'unreachable', reason: 'No answer.' }, shown).unchecked,
		],
		read: { files: 2, bytes: 2_000_000 },
	};

	test('as text: differences, what was not checked by its reason, and a line that counts', () => {
		const lines = verifiedToText(report, noPaint).split('\n');
		assert.match(lines[0] ?? '', /^weightwise\.lock:1:1 {2}commit {2}org\/name: the default branch/);
		assert.deepEqual(lines.slice(1), [
			'',
			'Not checked at the hub: org/name. The hub did not say: No answer.',
			'Not checked in the local cache: org/name, a[31m. Not downloaded to this machine.',
			'',
			'weightwise.lock, 2 models, files of the local cache that were read: 2 (2.0 MB): 1 difference.',
			'',
		]);
	});

	test('a model that is not checked is named once, with the files that it is about', () => {
		const of = (id: string, revision: string | undefined, ...files: string[]) =>
			files.map((file) => ({
				hub: 'huggingface' as const,
				id,
				revision,
				part: 'cache' as const,
				file,
				why: 'It has no digest.',
			}));
		const unchecked = [
			...of('org/one', commit, 'a.json', 'b\u001b[31m.json', 'c.json', 'd.json'),
			...of('org/two', undefined, 'a.json'),
		].map(({ revision, ...one }) => (revision === undefined ? one : { ...one, revision }));
		assert.deepEqual(uncheckedLines(unchecked), [
			'Not checked in the local cache: org/one at 79e7739 (a.json, b[31m.json, c.json and 1 more), org/two (a.json). It has no digest.',
		]);
	});

	test('of more than a hundred thousand files as well', () => {
		const files = Array.from({ length: 130_000 }, (_, at) => ({ path: `${at}.bin` }));
		const locked = lockedModel({ files });
		const { drifts } = hubDrift(locked, found({ files: [] }), shown);
		assert.equal(drifts.length, files.length);
		const cached = { id: 'org/name', snapshots: [{ commit, refs: [], files: [] }], partial: [] };
		const { unchecked } = cacheDrift(locked, cached, shown);
		assert.deepEqual(uncheckedLines(unchecked), [
			'Not checked in the local cache: org/name (0.bin, 1.bin, 2.bin and 129997 more). The local cache does not hold it.',
		]);
	});

	test('as JSON', () => {
		const json = JSON.parse(verifiedToJson(report));
		assert.deepEqual(Object.keys(json), ['lock', 'models', 'checked', 'drifts', 'unchecked', 'read']);
		assert.deepEqual(
			[json.drifts[0].part, json.drifts[0].kind, json.drifts[0].line, json.drifts[0].revision],
			['hub', 'commit', 1, null],
		);
		assert.deepEqual(
			json.unchecked.map((one: { unasked: boolean }) => one.unasked),
			[true, false, false],
		);
	});
});
