import * as assert from 'node:assert';
import { SentResult } from '../../../../src/panel/decision/sentResult';

suite('The form for a result', () => {
	const typed = { metric: 'accuracy', value: '0.91' };

	test('is emptied once the result is saved, and not while it is refused', () => {
		const result = new SentResult();
		assert.deepEqual(result.heard(2, {}), []);
		result.note(typed);
		assert.deepEqual(result.heard(2, typed), []);
		assert.deepEqual(result.heard(3, typed), ['metric', 'value']);
		assert.deepEqual(result.heard(3, typed), []);
	});

	test('keeps what was typed into it since it was sent', () => {
		const result = new SentResult();
		result.heard(0, {});
		result.note(typed);
		assert.deepEqual(result.heard(1, { metric: 'f1', value: '0.91' }), ['value']);
	});

	test('a page that is loaded anew takes no result of before for its own', () => {
		assert.deepEqual(new SentResult().heard(5, typed), []);
	});
});
