import * as assert from 'node:assert/strict';
import { allBelow, readRange } from '../../../src/core/declared/ranges';
import { compareVersions, readVersion } from '../../../src/core/declared/versions';

suite('versions', () => {
	test('are ordered as PEP 440 orders them', () => {
		const ordered = [
			'1.dev0',
			'1.0.dev456',
			'1.0a1.dev1',
			'1.0a1',
			'1.0a2.dev456',
			'1.0a12',
			'1.0b1.dev456',
			'1.0b2',
			'1.0b2.post345.dev456',
			'1.0b2.post345',
			'1.0rc1.dev456',
			'1.0rc1',
			'1.0',
			'1.0.post456.dev34',
			'1.0.post456',
			'1.0.15',
			'1.1.dev1',
			'2.10',
			'1!0.1',
		];
		for (const [at, text] of ordered.slice(1).entries()) {
			assert.ok(compare(ordered[at] as string, text) < 0, `${ordered[at]} < ${text}`);
			assert.ok(compare(text, ordered[at] as string) > 0, `${text} > ${ordered[at]}`);
		}
	});
	const same: [string, string][] = [
		['2.6', '2.6.0'],
		['v1.0', '1'],
		['1.0RC1', '1.0.c1'],
		['1.0-1', '1.0.post1'],
		['2.5.1+cu121', '2.5.1'],
		['3.0.0-alpha.5', '3.0a5'],
	];
	for (const [one, other] of same) {
		test(`${one} is ${other}`, () => assert.equal(compare(one, other), 0));
	}
	for (const text of ['', 'latest', '1..2', 'main', '1.0 2.0', '9'.repeat(200)]) {
		test(`${text.slice(0, 20) || 'nothing'} is no version`, () => assert.equal(readVersion(text), undefined));
	}
});

suite('ranges', () => {
	// Whether all versions of the range are lower than 2.6.
	const pip: [string, boolean | undefined][] = [
		['==2.5.1', true],
		['==2.5.1+cu121', true],
		['==2.6.0+cu124', false],
		['===2.6.0', false],
		['==2.6.0rc1', true],
		['==2.5.*', true],
		['==2.*', undefined],
		['==2.6.*', false],
		['~=2.5', undefined],
		['~=2.5.0', true],
		['~=2.6', false],
		['>=2.1', undefined],
		['>=2.6', false],
		['>2.6', false],
		['>2.5', undefined],
		['>=2.1,<2.6', true],
		['>=2.1, <= 2.6', undefined],
		['<2', true],
		['<=2.5', true],
		['!=2.3', undefined],
		['>=2.7,!=2.8', false],
		['>=3,<2', undefined],
		['', undefined],
		['*', undefined],
		['>=1!0', false],
		['nonsense', undefined],
	];
	for (const [range, expected] of pip) {
		test(`pip: ${range || 'any'} → ${expected}`, () => assert.equal(below(range), expected));
	}
	const others: [string, 'exact' | 'prefix', boolean | undefined][] = [
		['^2.1', 'exact', undefined],
		['^2.6', 'exact', false],
		['^1.13', 'exact', true],
		['^0.4', 'exact', true],
		['~2.5', 'exact', true],
		['~2', 'exact', undefined],
		['2.5.1', 'exact', true],
		['2', 'exact', true],
		['2', 'prefix', undefined],
		['2.5', 'prefix', true],
		['=2.5', 'prefix', true],
		['2.x', 'prefix', undefined],
		['1.x', 'prefix', true],
		['1.0 - 2.5', 'prefix', true],
		['^1 || ^2.6', 'exact', undefined],
		['^1 || ^2.0 <2.5', 'exact', true],
		['>=2.6 <3', 'exact', false],
	];
	for (const [range, bare, expected] of others) {
		test(`${bare}: ${range} → ${expected}`, () => assert.equal(below(range, bare), expected));
	}
	test('a range of many parts is read in no time', () => {
		// Its upper bound stands behind what is read of it.
		assert.equal(below(`${'>=1,'.repeat(100_000)}<2`), undefined);
		assert.equal(below('='.repeat(100_000)), undefined);
	}).timeout(500);
});

function compare(a: string, b: string): number {
	const [one, other] = [readVersion(a), readVersion(b)];
	assert.ok(one && other, `${a} ${b}`);
	return compareVersions(one, other);
}

/** As `isBelow` puts it together: all alternatives must agree. */
function below(range: string, bare: 'exact' | 'prefix' = 'exact'): boolean | undefined {
	const version = readVersion('2.6');
	assert.ok(version);
	const orders = new Set(readRange(range, bare).map((one) => allBelow(one, version)));
	return orders.size === 1 ? [...orders][0] : undefined;
}
