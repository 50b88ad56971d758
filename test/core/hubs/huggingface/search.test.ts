import assert from 'node:assert/strict';
import { searchAddress } from '../../../../src/core/hubs/huggingface/search';
import type { ModelSearch } from '../../../../src/core/repository';

/** What is asked beside the names of fields. */
function queryOf(search: ModelSearch): Record<string, string | string[]> {
	const { searchParams } = new URL(searchAddress('https://hub.test/api', search));
	const names = [...new Set(searchParams.keys())].filter((name) => name !== 'expand');
	return Object.fromEntries(
		names.map((name) => {
			const values = searchParams.getAll(name);
			return [name, values.length === 1 ? (values[0] as string) : values];
		}),
	);
}

suite('the address of a search', () => {
	const usual = { sort: 'downloads', limit: '20' };
	const cases: readonly (readonly [string, ModelSearch, Record<string, string | string[]>])[] = [
		['nothing', {}, usual],
		['words', { words: ' bert base ' }, { search: 'bert base', ...usual }],
		['blank words', { words: '  ' }, usual],
		['words that would bend the address', { words: 'a&limit=9#x' }, { search: 'a&limit=9#x', ...usual }],
		[
			'an owner and a task',
			{ owner: 'org', task: 'fill-mask' },
			{ author: 'org', pipeline_tag: 'fill-mask', ...usual },
		],
		['tags', { tags: ['license:mit', 'zh'] }, { filter: ['license:mit', 'zh'], ...usual }],
		[
			'parameters',
			{ parameters: { least: 6e9, most: 128e9 } },
			{ num_parameters: 'min:6000000000,max:128000000000', ...usual },
		],
		['a lower bound', { parameters: { least: 0 } }, { num_parameters: 'min:0', ...usual }],
		['bounds that are none', { parameters: { least: Number.NaN, most: Number.POSITIVE_INFINITY } }, usual],
		['a negative bound', { parameters: { least: -5 } }, usual],
		['only open ones', { gated: false }, { gated: 'false', ...usual }],
		['another order', { sort: 'likes', limit: 5 }, { sort: 'likes', limit: '5' }],
		['too many', { limit: 1e9 }, { sort: 'downloads', limit: '100' }],
		['too few', { limit: 0 }, { sort: 'downloads', limit: '1' }],
		['no number', { limit: Number.NaN }, usual],
		['half a model', { limit: 2.5 }, { sort: 'downloads', limit: '2' }],
	];
	for (const [name, search, expected] of cases) {
		test(name, () => assert.deepEqual(queryOf(search), expected));
	}
	test('long texts and lists are cut', () => {
		const address = searchAddress('https://hub.test/api', {
			words: 'x'.repeat(10_000),
			tags: new Array(500).fill('t'.repeat(10_000)),
		});
		assert.ok(address.length < 5000);
	});
	test('whether models are gated is asked for by name, since a plain list makes all look open', () => {
		assert.ok(searchAddress('https://hub.test/api', {}).includes('expand=gated'));
	});
});
