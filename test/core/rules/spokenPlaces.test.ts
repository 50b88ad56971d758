import * as assert from 'node:assert/strict';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import type { Load, ModelReference } from '../../../src/core/reference';
import { commit, evidence, files, findingsOf, found, load, modelInfo, resolved } from '../builders';

const span = (start: number) => ({ start, end: start + 8 });
const origin = { path: 'models.py', span: span(3), line: 1, column: 4 };
const guessed = { library: 'unknown', call: 'prepare' };

const missing: Lookup = { state: 'missing', what: 'repository', orPrivate: true, evidence };
const lacking: Partial<ModelInfo> = { licenses: [], hasCardData: false };
const gated: Lookup = { state: 'gated', model: modelInfo({ gated: 'auto' }), evidence };
const unasked: Lookup = { state: 'unreachable', reason: 'down' };

/** Where a rule speaks, when a model is named at these places. */
function placesOf(
	rule: string,
	lookup: Lookup,
	places: readonly [start: number, loads: readonly Load[], more?: Partial<ModelReference>][],
): number[] {
	const references = places.map(([start, loads, more]) =>
		resolved(lookup, loads, { span: span(start), ...more }),
	);
	return findingsOf(rule, references).map((finding) => finding.span.start);
}

suite('what is said of a model itself', () => {
	const described: [string, Lookup][] = [
		['gated-model', gated],
		['no-card', found({ files: files('config.json') })],
		['incomplete-card', found(lacking)],
	];
	for (const [rule, lookup] of described) {
		test(`${rule}: once a file, where it is loaded first`, () =>
			assert.deepEqual(
				placesOf(rule, lookup, [
					[0, []],
					[20, [load({ reads: 'remote' })]],
					[40, [load()]],
					[60, [load()]],
				]),
				[40],
			));
		test(`${rule}: not where nothing loads it`, () =>
			assert.deepEqual(
				placesOf(rule, lookup, [
					[0, []],
					[20, []],
				]),
				[],
			));
		test(`${rule}: where a constant of another file is loaded`, () =>
			assert.deepEqual(placesOf(rule, lookup, [[40, [load({ use: span(40) })], { origin }]]), [40]));
	}
	test('no-license: once, also of a name that nothing loads', () => {
		const lookup = found({ licenses: [] });
		const named: [number, readonly Load[]][] = [
			[0, []],
			[20, []],
		];
		assert.deepEqual(placesOf('no-license', lookup, named), [0]);
		assert.deepEqual(placesOf('no-license', lookup, [...named, [40, [load()]]]), [40]);
	});
});

suite('names that are made up', () => {
	test('model-not-found: at every load, not where nothing loads it', () =>
		assert.deepEqual(
			placesOf('model-not-found', missing, [
				[0, []],
				[20, [load()]],
				[40, [load()]],
			]),
			[20, 40],
		));
	test('model-not-found: where a constant of another file is loaded', () =>
		assert.deepEqual(
			placesOf('model-not-found', missing, [[40, [load({ use: span(40) })], { origin }]]),
			[40],
		));
	for (const rule of ['model-not-found', 'lookalike-name']) {
		test(`${rule}: not where only keywords say that something is loaded`, () =>
			assert.deepEqual(placesOf(rule, missing, [[0, [load(guessed)]]]), []));
	}
	for (const [rule, options] of [
		['unpinned-revision', {}],
		['remote-code', { trust_remote_code: true }],
	] as const) {
		const loads = [load({ ...guessed, options })];
		test(`${rule}: where only keywords say so, the hub has to know the model`, () => {
			assert.deepEqual(placesOf(rule, unasked, [[0, loads]]), []);
			assert.deepEqual(placesOf(rule, found(), [[0, loads]]), [0]);
		});
	}
	test('unpinned-revision: not where the hub is only asked about it', () => {
		const asked = { library: 'huggingface_hub', reads: 'text' } as const;
		assert.deepEqual(
			placesOf('unpinned-revision', found(), [[0, [load({ ...asked, call: 'model_info' })]]]),
			[],
		);
		assert.deepEqual(
			placesOf('model-not-found', missing, [[0, [load({ ...asked, call: 'model_info' })]]]),
			[0],
		);
		assert.deepEqual(
			placesOf('model-not-found', missing, [[0, [load({ ...asked, call: 'repo_exists' })]]]),
			[],
		);
	});
	test('renamed-model: a word is an id where something loads it', () => {
		const named = (id: string, loads: readonly Load[]) =>
			placesOf('renamed-model', found({ id: 'org/renamed' }), [[0, loads, { id }]]).length;
		assert.deepEqual([named('gpt2', []), named('gpt2', [load()]), named('org/name', [])], [0, 1, 1]);
	});
	test('remote-code of a pinned commit does not ask for a pin', () => {
		const pinned = load({ revision: commit, options: { trust_remote_code: true } });
		const [finding] = findingsOf('remote-code', [resolved(unasked, [pinned])]);
		assert.match(finding?.message ?? '', /it is not known which files\. Read what the commit has\.$/);
	});
});

suite('a default that the environment repeats', () => {
	const use = span(40);
	const own: [number, readonly Load[]] = [0, [load({ use })]];
	const brought: [number, readonly Load[], Partial<ModelReference>] = [40, [load({ use })], { origin }];
	test('speaks once for each load', () => {
		assert.deepEqual(placesOf('unpinned-revision', found(), [own, brought]), [0]);
		assert.deepEqual(placesOf('unpinned-revision', found(), [brought, brought]), [40]);
	});
	test('another load or another model is another matter', () => {
		const later = span(60);
		assert.deepEqual(
			placesOf('unpinned-revision', found(), [own, [60, [load({ use: later })], { origin }]]),
			[0, 60],
		);
		assert.deepEqual(
			placesOf('unpinned-revision', found(), [own, [40, [load({ use })], { origin, id: 'org/other' }]]),
			[0, 40],
		);
	});
});
