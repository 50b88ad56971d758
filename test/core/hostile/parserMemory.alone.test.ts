import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { isParserSpent, recoverParser } from '../../../src/core/syntax/parserMemory';
import { fakeHost } from '../fakeHost';
import { countAttack } from './attacks';
import { endless, load } from './endless';

suite('the memory of the parser, in a program that lives long', () => {
	test('texts that would take gigabytes are read as far as they can be, and all others as ever', async () => {
		recoverParser();
		const detector = createDetector(fakeHost());
		for (const [path, text] of endless) {
			countAttack(`a chain without an end in ${path}`, 'the memory');
			const { references, partly } = await detector.inspect({ path, text });
			assert.deepEqual(
				references.map(({ id }) => id),
				['org/name'],
				path,
			);
			assert.equal(partly?.why, 'length', path);
		}
		assert.equal(isParserSpent(), false);
		// With a grammar that was not loaded before, and with one that was.
		assert.equal((await detector.inspect({ path: 'b.py', text: load })).references.length, 1);
		const large = `${load}${'x = f(a, [b, c])\n'.repeat(20_000)}`;
		assert.equal((await detector.inspect({ path: 'c.py', text: large })).references.length, 1);
		const script = 'hf download org/name | cat\n'.repeat(1000);
		assert.equal((await detector.inspect({ path: 'd.sh', text: script })).references.length, 1000);
	});
});
