import assert from 'node:assert/strict';
import { formatOf } from '../../../src/core/formats';

suite('policies among the files', () => {
	test('name models without loading them, and are not searched for loads', () => {
		for (const path of ['weightwise.json', '/w/weightwise.json', '/w/base.weightwise.json']) {
			assert.equal(formatOf(path), undefined);
			assert.equal(formatOf(path, 'jsonc'), undefined);
		}
		assert.equal(formatOf('/w/myweightwise.json'), 'json');
	});
});
