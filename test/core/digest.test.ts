import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sha256 } from '../../src/core/digest';

const asNode = (text: string) => createHash('sha256').update(text).digest('hex');

suite('the digest of a text', () => {
	test('is that of its UTF-8 bytes, however long it is', async () => {
		for (const text of ['', 'a', 'é 中 😀', '\ud800 alone', 'é'.repeat(400_000), 'x'.repeat(3_000_000)]) {
			assert.equal(await sha256(text), asNode(text), text.slice(0, 20));
		}
	});
	test('is not that of another which is asked for before it is told', async () => {
		const texts = Array.from({ length: 200 }, (_, at) => `${at} `.repeat(1 + at * 50));
		assert.deepEqual(await Promise.all(texts.map(sha256)), texts.map(asNode));
	});
});
