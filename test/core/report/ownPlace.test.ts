import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/finding';
import type { ModelReference } from '../../../src/core/reference';
import type { ListedReference } from '../../../src/core/report/overview';
import { listedAtOwnPlaces } from '../../../src/core/report/ownPlace';
import { found, resolved } from '../builders';

const finding = (rule: string): Finding => ({
	rule,
	subject: 'org/a',
	severity: 'warning',
	span: { start: 0, end: 1 },
	uses: [],
	message: '',
	fixes: [],
});
const listed = (
	file: string,
	line: number,
	rules: readonly string[],
	facts: Partial<ModelReference> = {},
): ListedReference => ({
	file,
	line,
	resolved: resolved(found(), [], { id: 'org/a', span: { start: line * 10, end: line * 10 + 5 }, ...facts }),
	findings: rules.map(finding),
});
const from = (path: string, line: number): Partial<ModelReference> => ({
	origin: { path, line, column: 1, span: { start: line * 10, end: line * 10 + 5 } },
});
const places = (all: readonly ListedReference[]) =>
	listedAtOwnPlaces(all, (taken, { path, line, span }) => {
		const { origin: _, ...reference } = taken.resolved.reference;
		return { ...taken, file: path, line, resolved: { ...taken.resolved, reference: { ...reference, span } } };
	}).map(({ file, line, findings }) => [`${file}:${line}`, ...findings.map(({ rule }) => rule)]);

suite('the places of what is listed', () => {
	test('are where ids are written, with what is found where they are taken from there', () => {
		const own = listed('names.py', 2, ['no-card']);
		const taken = listed('using.py', 7, ['unpinned-revision'], from('names.py', 2));
		const expected = [['names.py:2', 'no-card', 'unpinned-revision']];
		assert.deepEqual(places([own, taken]), expected);
		assert.deepEqual(places([taken, own]), expected);
	});

	test('are told by those who take an id from a file that does not load it, once', () => {
		const uses = [3, 4].map((line) => listed('using.py', line, [], from('names.py', 2)));
		const others = [listed('other.py', 1, [], from('names.py', 2)), listed('other.py', 5, [])];
		assert.deepEqual(places([...uses, ...others]), [['other.py:5'], ['names.py:2']]);
	});

	test('are those of the file as it is now, where it has changed since an id was taken from it', () => {
		const all = [listed('names.py', 3, []), listed('using.py', 7, ['x'], from('names.py', 2))];
		assert.deepEqual(places(all), [['names.py:3', 'x']]);
		const other = listed('names.py', 3, [], { id: 'org/b' });
		assert.deepEqual(places([other, ...all.slice(1)]), [['names.py:3'], ['names.py:2', 'x']]);
	});
});
