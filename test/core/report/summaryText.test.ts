import assert from 'node:assert/strict';
import { knownWords } from '../../../src/core/report/summaryText';

test('what is known of a workspace is counted in words, and only what there is', () => {
	const none = { error: 0, warning: 0, info: 0, hint: 0 };
	assert.equal(knownWords(14, { ...none, error: 1, warning: 3 }), '14 models, 1 error, 3 warnings');
	assert.equal(knownWords(1, { ...none, info: 2, hint: 1 }), '1 model, 2 infos, 1 hint');
	assert.equal(knownWords(2, none), '2 models');
	assert.equal(
		knownWords(2, { ...none, hint: 1 }, 'none of them could be looked up (no answer)'),
		'2 models, none of them could be looked up (no answer), 1 hint',
	);
});
