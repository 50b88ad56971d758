import assert from 'node:assert/strict';
import { createBudget, Overspent } from '../../../src/core/weights/budget';
import { NotJson, tokensOf } from '../../../src/core/weights/jsonTokens';
import { isWhole, JsonObject, parseStrictJson } from '../../../src/core/weights/strictJson';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parse = (text: string | Uint8Array) =>
	parseStrictJson(typeof text === 'string' ? bytesOf(text) : text, createBudget());

suite('JSON that hides nothing', () => {
	const values: readonly (readonly [string, unknown])[] = [
		['null', null],
		[' true ', true],
		['"a\\u0062\\n\\/"', 'ab\n/'],
		['"ä\\ud83d\\ude00"', 'ä😀'],
		['4e0', { written: '4e0' }],
		['18446744073709551616', { written: '18446744073709551616' }],
		['-0.50E+2', { written: '-0.50E+2' }],
		['[1,[],[[ ]]]', [{ written: '1' }, [], [[]]]],
		['{}', new JsonObject([])],
	];
	for (const [text, expected] of values) {
		test(text, () => assert.deepEqual(parse(text), expected));
	}

	test('keys that stand twice, one of them escaped', () => {
		const object = parse('{"a":1,"\\u0061":2,"b":{"__proto__":3}}') as JsonObject;
		assert.deepEqual(
			object.repeated().map(({ key, offset }) => [key, offset]),
			[['a', 7]],
		);
		assert.deepEqual(object.get('a'), { written: '2' });
		assert.deepEqual((object.get('b') as JsonObject).get('__proto__'), { written: '3' });
		assert.equal(object.get('toString'), undefined);
	});
	test('half a surrogate pair', () => {
		assert.equal(isWhole(parse('"\\ud800"') as string), false);
		assert.equal(isWhole(parse('"\\ud83d\\ude00"') as string), true);
	});

	const broken = [
		...['', ' ', '{', '[1', '"a', '"\\', '"\\u12', '{"a"', '{"a":', '{"a":1,', 'tru', '-'],
		...['{"a":1,}', '[1,]', '[,1]', '{,}', '[1 2]', '{"a" 1}', '{1:2}', '{a:1}', "{'a':1}", '1 2', '{}{}'],
		...['01', '+1', '.5', '1.', '1e', '0x1F', 'NaN', 'Infinity', '-Infinity', 'True', 'nulls', '1_0'],
		...['"\n"', '"\t"', '"\\x41"', '"\\u00g0"', '\ufeff{}', '// c\n1', '/* c */1', '{}\0', ']', '}', ':'],
	];
	for (const text of broken) {
		test(`not JSON: ${JSON.stringify(text)}`, () => assert.throws(() => parse(text), NotJson));
	}
	test('not UTF-8', () => {
		for (const bad of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]]) {
			assert.throws(() => parse(Uint8Array.of(0x22, ...bad, 0x22)), NotJson);
		}
	});
	test('where it is wrong', () =>
		assert.throws(
			() => parse('{"a": 01}'),
			(error: unknown) => error instanceof NotJson && error.offset === 6,
		));
	test('too deep is a limit, and no exhausted stack', () => {
		const deep = bytesOf('['.repeat(1_000_000));
		assert.throws(() => parse(deep), Overspent);
		assert.throws(() => tokensOf(deep, createBudget()).skip(), Overspent);
	});
	test('its steps are counted', () => {
		let left = 100;
		const budget = {
			...createBudget(),
			step(count = 1) {
				left -= count;
				if (left < 0) {
					throw new Overspent('Enough.');
				}
			},
		};
		assert.throws(() => parseStrictJson(bytesOf(`[${'0,'.repeat(60)}0]`), budget), Overspent);
		left = 100;
		assert.throws(() => parseStrictJson(bytesOf(`"${'\\n'.repeat(60)}"`), budget), Overspent);
	});
});
