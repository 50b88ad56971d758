import assert from 'node:assert/strict';
import { readFields, toLine } from '../../../src/core/hubs/readers';

suite('checked readers', () => {
	test('take nothing from a prototype', () => {
		const reader = readFields({}, () => {});
		assert.equal(reader?.raw('constructor'), undefined);
		assert.equal(reader?.raw('__proto__'), undefined);
	});
	test('read null as absent, without a note', () => {
		const notes: string[] = [];
		assert.equal(readFields({ a: null }, (note) => notes.push(note))?.text('a'), undefined);
		assert.deepEqual(notes, []);
	});
	test('name the place of what they could not use', () => {
		const notes: string[] = [];
		const reader = readFields({ a: { b: { c: [] } } }, (note) => notes.push(note));
		reader?.below('a')?.below('b')?.count('c');
		assert.deepEqual(notes, ['a.b.c: list']);
	});
	test('make one printable line of a text', () => {
		assert.equal(toLine(' a\n\tb\u0007\ud800 '), 'a b\uFFFD\uFFFD');
		assert.equal(toLine('abcdef', 3), 'abc…');
		assert.equal(toLine('ab\u{1f600}', 3), 'ab…', 'no half of a character');
		assert.equal(toLine('m\u200bit \u{e0041}'), 'm\uFFFDit \uFFFD', 'what hides makes another name');
		assert.equal(
			toLine('mit\u2800 mit\ue000'),
			'mit\uFFFD mit\uFFFD',
			'so does what has no ink or no meaning',
		);
	});
	for (const [text, isOne] of [
		['2024-04-02', true],
		['2024-04-02T14:00:04.000Z', true],
		['2024-04-02T14:00:04.123456+02:00', true],
		['2024-04-02 14:00:04', true],
		['version 3', false],
		['(see www.evil.test) 1', false],
		['2020 (safe)', false],
		['2024-04-02T14:00:04Z (safe)', false],
		['+275760-09-13T00:00:00Z', false],
		['2024-13-01', false],
	] as const) {
		test(`${text}: ${isOne ? 'a date' : 'no date'}`, () => {
			const notes: string[] = [];
			const date = readFields({ a: text }, (note) => notes.push(note))?.date('a');
			assert.deepEqual([date, notes.length], isOne ? [text, 0] : [undefined, 1]);
		});
	}
	test('a text without anything to be seen is not stated', () => {
		const reader = readFields({ a: '\u200c\u200d', b: ['\ufe0f', 'x'] }, () => {});
		assert.equal(reader?.text('a'), undefined);
		assert.deepEqual(reader?.lines('b'), ['x']);
	});
});
