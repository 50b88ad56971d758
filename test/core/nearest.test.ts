import assert from 'node:assert/strict';
import { nearestIds } from '../../src/core/nearest';

suite('nearest ids', () => {
	const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
		[
			'bert-base-uncasd',
			['bert-large-cased', 'google-bert/bert-base-uncased'],
			['google-bert/bert-base-uncased'],
		],
		['EleutherAI/gpt-j-6B', ['EleutherAI/gpt-j-6b', 'x/y'], ['EleutherAI/gpt-j-6b']],
		['openai/gpt2', ['openai-community/gpt2', 'gpt2-xl'], ['openai-community/gpt2']],
		['org/name', ['org/name'], []],
		['org/name', ['org/nam', 'org/nam', 'org/names'], ['org/nam', 'org/names']],
		['org/something', ['org/entirely-different-model'], []],
	];
	for (const [id, candidates, expected] of cases) {
		test(`${id} among ${candidates.join(', ')}`, () =>
			assert.deepEqual(nearestIds(id, candidates), expected));
	}
	test('five at most, the closest first', () => {
		const found = nearestIds('org/model', [
			'org/model22',
			...'abcdef'.split('').map((end) => `org/model${end}`),
		]);
		assert.equal(found.length, 5);
		assert.equal(found[0], 'org/modela');
	});
});
