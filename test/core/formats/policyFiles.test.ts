import assert from 'node:assert/strict';
import { formatOf } from '../../../src/core/formats';

suite('policies among the files', () => {
	test('records of decisions and results are no code either', () => {
		for (const path of ['/w/.weightwise/decisions/a.json', '.weightwise\\evaluations\\a.json']) {
			assert.equal(formatOf(path, 'json'), undefined);
		}
		assert.equal(formatOf('/w/.weightwise/other.json'), 'json');
		assert.equal(formatOf('/w/decisions/a.json'), 'json');
	});
	test('a lock is none either, whatever the editor takes it for', () => {
		assert.equal(formatOf('/w/weightwise.lock', 'json'), undefined);
		assert.equal(formatOf('/w/other.lock', 'json'), 'json');
	});

	test('name models without loading them, and are not searched for loads', () => {
		for (const path of ['weightwise.json', '/w/weightwise.json', '/w/base.weightwise.json']) {
			assert.equal(formatOf(path), undefined);
			assert.equal(formatOf(path, 'jsonc'), undefined);
		}
		assert.equal(formatOf('/w/myweightwise.json'), 'json');
	});
});
