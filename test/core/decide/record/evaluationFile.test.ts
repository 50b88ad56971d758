import assert from 'node:assert/strict';
import { readEvaluations } from '../../../../src/core/decide/record/evaluationFile';

const at = '2026-11-26T09:00:00.000Z';
const one = (fields: object) =>
	JSON.stringify({ id: 'org/name', metric: 'accuracy', value: 0.9, at, ...fields });

suite('Files of results', () => {
	test('a name of what no screen shows is none', () => {
		assert.match(
			readEvaluations(one({ metric: '\u200b\u0007' }), 'a.json').faults.join(),
			/"metric" has to name/,
		);
		assert.match(readEvaluations(one({ id: '\u202e' }), 'a.json').faults.join(), /"id" has to name/);
		assert.deepEqual(readEvaluations(one({}), 'a.json').faults, []);
	});
});
