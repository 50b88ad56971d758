import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { isParserSpent } from '../../../src/core/syntax/parserMemory';
import { fakeHost } from '../fakeHost';
import { endless } from './endless';

suite('the memory of the parser, in a thread', () => {
	test('a text that takes all of it is no failure, and whoever started the thread can tell', async () => {
		const detector = createDetector(fakeHost());
		assert.equal(isParserSpent(), false);
		const [[path, text] = ['', '']] = endless;
		const { references } = await detector.inspect({ path, text });
		assert.equal(references.length, 1);
		assert.equal(isParserSpent(), true);
	});
});
