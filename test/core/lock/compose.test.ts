import assert from 'node:assert/strict';
import { codeDrift } from '../../../src/core/lock/codeDrift';
import { composeLock } from '../../../src/core/lock/compose';
import { loadedModels, placesIn } from '../../../src/core/lock/lockedLoads';
import { nothingToLock } from '../../../src/core/lock/lockNotes';
import { readLock, writeLock } from '../../../src/core/lock/lockText';
import type { Lookup } from '../../../src/core/model';
import { commit, evidence, found, load, otherCommit, resolved, unknown } from '../builders';
import { filesNow, gitBlob, loadedBy, lockedModel, sha256 } from './locks';

const unreachable: Lookup = { state: 'unreachable', reason: 'No answer.' };
const composed = (earlier: Parameters<typeof composeLock>[0], loaded = loadedBy(), whole = true) =>
	composeLock(earlier, loaded, whole);

suite('what is locked', () => {
	test('the commit, the files that the load reads with the digests that are stated, and the licence', () => {
		assert.deepEqual(composed(undefined).lock.models, [lockedModel()]);
	});

	test('what another load of the same revision reads, too', () => {
		const pickled = loadedBy({ options: { use_safetensors: false } }).models;
		const both = [
			{ ...loadedBy().models[0], loads: [...loadedBy().models, ...pickled].flatMap(({ loads }) => loads) },
		];
		const { lock } = composeLock(undefined, { models: both as typeof pickled, guessed: [] }, true);
		assert.deepEqual(
			lock.models[0]?.files?.map(({ path }) => path),
			['config.json', 'model.safetensors', 'pytorch_model.bin'],
		);
	});

	test('what was recorded on an earlier day is locked as any other, and told', () => {
		const loaded = loadedBy({}, found({ files: filesNow, recorded: true }));
		const { lock, recorded } = composed(undefined, loaded);
		assert.deepEqual(lock, composed(undefined).lock);
		assert.deepEqual([recorded.map(({ id }) => id), composed(undefined).recorded], [['org/name'], []]);
	});

	const paths: readonly (readonly [string, Parameters<typeof loadedBy>[0], readonly string[]])[] = [
		['a tokenizer reads no weights', { reads: 'text' }, ['config.json']],
		['a download of everything', { reads: 'snapshot' }, filesNow.map(({ path }) => path)],
		['one file', { reads: 'file', options: { filename: 'README.md' } }, ['README.md']],
		[
			'all weights where it is not known which',
			{ options: { variant: unknown } },
			['config.json', 'model.safetensors', 'pytorch_model.bin'],
		],
	];
	for (const [what, facts, expected] of paths) {
		test(what, () => {
			const files = composed(undefined, loadedBy(facts)).lock.models[0]?.files;
			assert.deepEqual(
				files?.map(({ path }) => path),
				expected,
			);
		});
	}

	test('no licence is something else than a licence that is not told', () => {
		const of = (licenses: readonly string[] | undefined) =>
			composed(undefined, loadedBy({}, found({ files: filesNow, licenses }))).lock.models[0]?.licenses;
		assert.deepEqual([of([]), of(undefined)], [[], undefined]);
	});

	test('nothing of models that run elsewhere, of questions, and of guesses that no hub bears out', () => {
		const loads = [
			load({ reads: 'remote' }),
			load({ library: 'huggingface_hub', reads: 'text', call: 'model_info' }),
		];
		const guess = load({ library: 'unknown' });
		const { models, guessed, open } = loadedModels([
			{
				path: 'a.py',
				placeOf: placesIn('org/name'),
				resolved: [resolved(found(), loads), resolved(unreachable, [guess])],
			},
		]);
		assert.deepEqual([models, open, guessed.length], [[], [], 1]);
		assert.deepEqual(composeLock(undefined, { models, guessed }, true).untold, []);
		// Locked on a day on which a hub bore it out, it is not taken out on one on which none could be asked.
		const { lock, untold } = composeLock({ models: [lockedModel()] }, { models, guessed }, true);
		assert.deepEqual([lock.models, untold[0]?.kept], [[lockedModel()], true]);
		assert.deepEqual(codeDrift(lock, { models, guessed, open }, { whole: true, shown: 'a' }).drifts, []);
	});

	test('a load that no lock can hold is named with the reason', () => {
		const loads = [load({ revision: unknown }), load({ revision: '' })];
		const { models, open } = loadedModels([
			{ path: 'a.py', placeOf: placesIn('org/name'), resolved: [resolved(found(), loads)] },
		]);
		assert.deepEqual(models, []);
		assert.deepEqual(
			open.map(({ at, why }) => `${at.path}:${at.line} ${why}`),
			[
				'a.py:1 its revision is not readable from the text',
				'a.py:1 its revision is empty, which is the name of none',
			],
		);
	});
});

suite('a lock that is there already', () => {
	const other = lockedModel({ id: 'org/other', commit: otherCommit });
	const earlier = { models: [lockedModel({ commit: otherCommit }), other] };

	test('is written anew where the hub says something else', () => {
		const { lock, removed } = composed(earlier);
		assert.deepEqual(lock.models, [lockedModel()]);
		assert.deepEqual(removed, [other]);
	});

	const silent: readonly (readonly [string, Lookup, string])[] = [
		['could not be asked', unreachable, 'unasked'],
		['has only an earlier answer', { ...unreachable, last: { model: { id: 'a' }, evidence } }, 'unasked'],
		['says that there is none', { state: 'missing', what: 'repository', orPrivate: true, evidence }, 'gone'],
		['has no interface', { state: 'unsupported' }, 'never'],
	];
	for (const [what, lookup, state] of silent) {
		test(`keeps its entry where the hub ${what}, and names it`, () => {
			const { lock, untold } = composed(earlier, loadedBy({}, lookup));
			assert.deepEqual(lock.models, [earlier.models[0]]);
			assert.deepEqual(
				untold.map(({ kept, told }) => [kept, told.state]),
				[[true, state]],
			);
			assert.deepEqual(composed(undefined, loadedBy({}, lookup)).lock.models, []);
		});
	}

	test('goes on under a commit that the code was pinned to since', () => {
		const same = { models: [lockedModel()] };
		const entry = lockedModel({ revision: commit });
		const silent = composed(same, loadedBy({ revision: commit }, unreachable));
		assert.deepEqual([silent.lock.models, silent.removed, silent.untold[0]?.kept], [[entry], [], true]);
		// Code that was not read may load the branch still.
		const part = composed(same, loadedBy({ revision: commit }), false);
		assert.deepEqual(part.lock.models, [entry, lockedModel()]);
	});

	test('keeps what nothing loads where not all code was read, and names it', () => {
		const { lock, removed, unseen } = composed(earlier, loadedBy(), false);
		assert.deepEqual([lock.models.length, removed, unseen], [2, [], [other]]);
	});

	test('keeps at the same commit what is not told this time, and nothing at another', () => {
		const bare = found({ files: undefined, licenses: undefined });
		const same = { models: [lockedModel()] };
		assert.deepEqual(composed(same, loadedBy({}, bare)).lock.models, [lockedModel()]);
		const moved = composed({ models: [lockedModel({ commit: otherCommit })] }, loadedBy({}, bare)).lock
			.models;
		assert.deepEqual(moved, [{ hub: 'huggingface', id: 'org/name', commit }]);
		const lists = found({ files: filesNow.map(({ path, size }) => ({ path, size })) });
		assert.deepEqual(composed(same, loadedBy({}, lists)).lock.models[0]?.files, [
			{ path: 'config.json', size: 1000, gitBlob },
			{ path: 'model.safetensors', size: 1000, sha256 },
		]);
	});

	test('is the same text when nothing has changed', () => {
		const text = writeLock(composed(undefined).lock);
		assert.equal(writeLock(composed(readLock(text, 'a').lock).lock), text);
	});
});

suite('a lock that is not written', () => {
	const untold = (...lookups: readonly Lookup[]) => ({
		untold: lookups.flatMap((lookup) => composed(undefined, loadedBy({}, lookup)).untold),
	});
	const unsupported: Lookup = { state: 'unsupported' };
	for (const [what, some, words] of [
		['nothing is loaded', untold(), 'No a.lock was written: no model is loaded that could be locked.'],
		[
			'of one that is loaded nothing is told',
			untold(unreachable),
			'No a.lock was written: 1 model is loaded, and no hub told anything of it.',
		],
		[
			'nor of several',
			untold(unreachable, unreachable),
			'No a.lock was written: 2 models are loaded, and no hub told anything of them.',
		],
		[
			'one is on no hub that can tell',
			untold(unsupported),
			'No a.lock was written: 1 model is loaded, and no hub told of it what could be locked.',
		],
		[
			'one of several is',
			untold(unreachable, unsupported),
			'No a.lock was written: 2 models are loaded, and no hub told of any of them what could be locked.',
		],
	] as const) {
		test(what, () => assert.equal(nothingToLock(some, 'a.lock'), words));
	}
});
