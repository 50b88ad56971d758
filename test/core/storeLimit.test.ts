import assert from 'node:assert/strict';
import { namesToDelete, type StoredFile } from '../../src/core/storeLimit';

suite('the room of kept answers', () => {
	const hour = 3_600_000;
	const now = 100 * hour;
	const partial = (name: string) => name.endsWith('.tmp');
	const file = (name: string, size: number, time: number): StoredFile => ({ name, size, time });

	test('within the limit nothing goes', () => {
		assert.deepEqual(namesToDelete([file('a', 60, 1), file('b', 40, 2)], partial, now, 100), []);
	});
	test('beyond it the oldest go, until a fifth is free again', () => {
		const files = [file('new', 40, 3), file('old', 30, 1), file('older', 1, 0), file('middle', 31, 2)];
		assert.deepEqual(namesToDelete(files, partial, now, 100), ['older', 'old']);
	});
	test('one answer that is larger than all room goes too', () => {
		assert.deepEqual(namesToDelete([file('huge', 500, 1)], partial, now, 100), ['huge']);
	});
	test('what a cut write left goes after an hour, and not before: another window may be writing', () => {
		const files = [file('a.tmp', 10, now - 2 * hour), file('b.tmp', 1000, now - hour / 2), file('c', 1, 1)];
		assert.deepEqual(namesToDelete(files, partial, now, 100), ['a.tmp']);
	});
});
