import assert from 'node:assert/strict';
import type { LockedModel } from '../../../src/core/lock/lock';
import type { Lookup } from '../../../src/core/model';
import { callIn, commit, evidence, findingsOf, found, otherCommit, resolved } from '../builders';
import { countedModels, filesNow, lockedModel } from '../lock/locks';

const text = 'AutoModel.from_pretrained("org/name")';
const { load } = callIn(text, 'org/name');
const now = found({ files: filesNow });

function messages(models: readonly LockedModel[] | undefined, lookup: Lookup = now): string[] {
	const lock = models && { lock: { models }, shown: 'weightwise.lock', faults: [] };
	return findingsOf('lock-drift', [resolved(lookup, [load])], text, undefined, { lock }).map(
		({ severity, message }) => `${severity}: ${message}`,
	);
}

suite('lock-drift', () => {
	test('nothing without a lock, and where all is as it says', () => {
		assert.deepEqual(messages(undefined), []);
		assert.deepEqual(messages([lockedModel()]), []);
	});

	test('nothing of a lock that cannot be used: that is said of the lock', () => {
		const lock = { lock: undefined, shown: 'weightwise.lock', faults: [] };
		assert.deepEqual(findingsOf('lock-drift', [resolved(now, [load])], text, undefined, { lock }), []);
	});

	test('a model that the lock does not hold', () => {
		assert.deepEqual(messages([lockedModel({ revision: 'v1' })]), [
			'error: org/name is loaded here and does not stand in weightwise.lock. Look at it, and run weightwise lock.',
		]);
	});

	test('nothing of a load that is pinned to what another revision of the lock means', () => {
		const { load: pinned } = callIn(text, 'org/name', { revision: commit });
		const lock = { lock: { models: [lockedModel()] }, shown: 'weightwise.lock', faults: [] };
		assert.deepEqual(findingsOf('lock-drift', [resolved(now, [pinned])], text, undefined, { lock }), []);
	});

	test('a thousand loads, without looking through the lock for each of them', () => {
		const { models, reads } = countedModels(1000);
		const lock = { lock: { models }, shown: 'weightwise.lock', faults: [] };
		const all = models.map((_, at) => resolved(now, [load], { id: `org/m${at}` }));
		assert.deepEqual(findingsOf('lock-drift', all, text, undefined, { lock }), []);
		assert.ok(reads() < 100_000, `${reads()} reads`);
	});

	test('what the hub says now is something else: all of it in one finding', () => {
		const [message, ...more] = messages([lockedModel({ commit: otherCommit, licenses: ['apache-2.0'] })]);
		assert.match(
			message ?? '',
			/the default branch meant 86b5e09 when it was locked and means 79e7739 now\..*licence was apache-2\.0/,
		);
		assert.deepEqual(more, []);
	});

	const silent: readonly (readonly [string, Lookup])[] = [
		['could not be asked', { state: 'unreachable', reason: 'No answer.' }],
		['was not asked', { state: 'not-asked', reason: 'Off.' }],
	];
	for (const [what, lookup] of silent) {
		test(`a hub that ${what} is no difference, and no word for the code`, () => {
			assert.deepEqual(messages([lockedModel()], lookup), []);
			assert.equal(messages([], lookup).length, 1);
		});
	}

	test('gone from the hub', () => {
		const missing: Lookup = { state: 'missing', what: 'repository', orPrivate: false, evidence };
		assert.match(
			messages([lockedModel()], missing)[0] ?? '',
			/was there when it was locked\. The hub says that it does not exist/,
		);
	});

	test('more than a hundred thousand files, gone from the hub: one finding that names the first', () => {
		const files = Array.from({ length: 130_000 }, (_, at) => ({ path: `${at}.bin` }));
		const [message, ...more] = messages([lockedModel({ files })], found({ files: [] }));
		assert.match(
			message ?? '',
			/^error: org\/name: the hub lists 0\.bin no more .* org\/name: the hub lists 1\.bin/,
		);
		assert.deepEqual([more, (message ?? '').length < 3000], [[], true]);
	});
});
