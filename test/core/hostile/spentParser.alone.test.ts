import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { isParserSpent } from '../../../src/core/syntax/parserMemory';
import { fakeHost } from '../fakeHost';
import { endless, load } from './endless';

const { RuntimeError } = (globalThis as unknown as { WebAssembly: { RuntimeError: ErrorConstructor } })
	.WebAssembly;

suite('the memory of the parser, in a thread', () => {
	test('a text that takes all of it is no failure, and whoever started the thread can tell', async () => {
		const detector = createDetector(fakeHost());
		assert.equal(isParserSpent(), false);
		const [[path, text] = ['', '']] = endless;
		const { references, partly } = await detector.inspect({ path, text });
		assert.equal(references.length, 1);
		assert.deepEqual(partly, { why: 'length' });
		assert.equal(isParserSpent(), true);
	});

	test('nor is it one where there is no memory left for a grammar, which is told of the file', async () => {
		const host = fakeHost();
		const detector = createDetector({
			...host,
			readAsset: async (name) => {
				if (name.includes('python')) {
					throw new RuntimeError('memory access out of bounds');
				}
				return host.readAsset(name);
			},
		});
		const read = await detector.inspect({ path: 'a.py', text: load });
		assert.deepEqual(read, { references: [], unknown: [], calls: [], partly: { why: 'length' } });
	});

	test('a program that is read no further for an error of another kind is told as before', async () => {
		const detector = createDetector({ ...fakeHost(), readAsset: () => Promise.reject(new Error('no disk')) });
		await assert.rejects(detector.inspect({ path: 'a.py', text: load }), /no disk/);
	});
});
