import * as assert from 'node:assert/strict';
import { expressionOf } from '../../../src/core/licenses/expression';
import { hubLicenses } from '../../../src/core/licenses/licenses';
import { namedLicense, namedLicenses } from '../../../src/core/licenses/named';
import { nearestLicense } from '../../../src/core/licenses/nearest';
import { readableLicenses, readLicenses } from '../../../src/core/licenses/stated';

/** `kind spdx`, and what may have been meant. */
function read(licenses: readonly string[], licenseName?: string, licenseLink?: string): string[] {
	const model = {
		licenses,
		...(licenseName === undefined ? {} : { licenseName }),
		...(licenseLink === undefined ? {} : { licenseLink }),
	};
	return readLicenses(model).map(
		({ kind, spdx, meant }) => `${kind} ${spdx}${meant ? ` (${meant.id}?)` : ''}`,
	);
}

suite('licences as cards state them', () => {
	const cases: [string, string][] = [
		['apache-2.0', 'known Apache-2.0'],
		['  \tGPL-3.0 ', 'known GPL-3.0'],
		['PDDL', 'known PDDL-1.0'],
		['0BSD', 'known 0BSD'],
		['c-uda', 'known C-UDA-1.0'],
		['cc', 'family LicenseRef-cc'],
		['bsd', 'family LicenseRef-bsd'],
		['unknown', 'unknown LicenseRef-unknown'],
		['other', 'other-unnamed LicenseRef-other'],
		['???', 'nonsense LicenseRef-unnamed'],
		['apache-2', 'undefined LicenseRef-apache-2 (apache-2.0?)'],
		['Academic Free License v3.0  ', 'undefined LicenseRef-academic-free-license-v3.0 (afl-3.0?)'],
		['my own', 'undefined LicenseRef-my-own'],
		['MIT OR Apache-2.0', 'expression MIT OR Apache-2.0'],
		['mit and (gpl-2.0 or bsd-3-clause)', 'expression MIT AND (GPL-2.0 OR BSD-3-Clause)'],
		['MIT or whatever you like', 'undefined LicenseRef-mit-or-whatever-you-like'],
		['__proto__', 'undefined LicenseRef-proto'],
	];
	for (const [stated, expected] of cases) {
		test(JSON.stringify(stated), () => assert.deepEqual(read([stated]), [expected]));
	}
	test('a list, in its order', () =>
		assert.deepEqual(read(['mit', '???', 'other'], 'lfm1.0'), [
			'known MIT',
			'nonsense LicenseRef-unnamed',
			'other-named LicenseRef-lfm1.0',
		]));
	test('no card read, and none stated', () => {
		assert.deepEqual(readLicenses({}), []);
		assert.deepEqual(read([]), []);
		assert.deepEqual(readableLicenses({ licenses: ['???', ''] }), []);
	});
	test('a hostile entry is one printable line', () => {
		const [entry] = readLicenses({ licenses: [`mit\n\u202e${'x'.repeat(10_000)}`] });
		assert.ok(
			entry && entry.stated.length <= 201 && !/[\n\u202e]/.test(entry.stated) && entry.spdx.length < 250,
		);
	});
	const named: [string | undefined, string | undefined, string, string][] = [
		['stabilityai-ai-community', undefined, 'LicenseRef-stabilityai-ai-community', 'conditions'],
		['Gemma Terms of Use', undefined, 'LicenseRef-gemma', 'conditions'],
		['gemma-terms-of-use', 'https://ai.google.dev/gemma/terms', 'LicenseRef-gemma', 'conditions'],
		[undefined, 'https://ai.google.dev/gemma/terms', 'LicenseRef-gemma', 'conditions'],
		['llama-3.1-community-license', 'LICENSE', 'LicenseRef-llama3.1', 'conditions'],
		['Apache-2.0', undefined, 'Apache-2.0', 'yes'],
		[
			'FLUX.1 [dev] Non-Commercial License',
			'LICENSE.md',
			'LicenseRef-flux-1-dev-non-commercial-license',
			'no',
		],
		['mrl', undefined, 'LicenseRef-mrl', 'no'],
		['bria-rmbg-1.4', undefined, 'LicenseRef-bria-rmbg-1.4', 'no'],
		['Falcon LLM License', undefined, 'LicenseRef-falcon-llm-license', 'unread'],
		['my own licence', 'https://example.org/licence', 'LicenseRef-my-own-licence', 'unread'],
		[undefined, 'LICENSE', 'LicenseRef-other', 'unread'],
		['other', undefined, 'LicenseRef-other', 'unread'],
		['__proto__', undefined, 'LicenseRef-proto', 'unread'],
	];
	for (const [name, link, spdx, commercial] of named) {
		test(`other, ${name ?? 'no name'}, ${link ?? 'no link'}`, () => {
			const [entry] = readLicenses({
				licenses: ['other'],
				...(name === undefined ? {} : { licenseName: name }),
				...(link === undefined ? {} : { licenseLink: link }),
			});
			assert.deepEqual(
				[entry?.kind, entry?.spdx, entry?.terms?.commercial ?? 'unread', entry?.link],
				['other-named', spdx, commercial, link],
			);
		});
	}
	test('a name without words is none', () =>
		assert.deepEqual(read(['other'], '?', ' '), ['other-unnamed LicenseRef-other']));
});

suite('the table of named licences', () => {
	for (const license of namedLicenses()) {
		test(license.id, () => {
			assert.match(license.spdx, /^LicenseRef-[A-Za-z0-9.-]+$/);
			assert.equal(license.id, license.id.toLowerCase());
			assert.ok(!hubLicenses().some(({ id }) => id === license.id));
		});
	}
	test('links do not match another address', () =>
		assert.equal(
			namedLicense(undefined, 'https://example.org/https://ai.google.dev/gemma/terms'),
			undefined,
		));
});

suite('what a misspelt licence may mean', () => {
	const cases: [string, string | undefined][] = [
		['apache-2', 'apache-2.0'],
		['apache 2.0', 'apache-2.0'],
		['Apache License, Version 2.0', 'apache-2.0'],
		['apache', 'apache-2.0'],
		['apahce-2.0', 'apache-2.0'],
		['MIT License', 'mit'],
		['GPLv3', 'gpl-3.0'],
		['gpl 2', 'gpl-2.0'],
		['cc-by-4', 'cc-by-4.0'],
		['ccbyncsa4.0', 'cc-by-nc-sa-4.0'],
		['llama-3', 'llama3'],
		['creativeml-openrail', 'creativeml-openrail-m'],
		['cc-by', undefined],
		['cc-by-5.0', undefined],
		['cc-by-nx-4.0', undefined],
		['gpl-4', undefined],
		['apache-1.1', undefined],
		['mti', undefined],
		['m', undefined],
		['proprietary', undefined],
		['', undefined],
	];
	for (const [stated, expected] of cases) {
		test(stated || 'nothing', () => assert.equal(nearestLicense(stated)?.id, expected));
	}
	for (const { id } of hubLicenses().filter(({ id }) => !['other', 'unknown'].includes(id))) {
		test(`${id} with blanks for hyphens`, () => {
			const found = nearestLicense(id.toUpperCase().replaceAll('-', ' '))?.id;
			assert.ok(found === id || found === undefined, found);
		});
	}
});

suite('licence expressions', () => {
	const cases: [string, string | undefined][] = [
		['MIT', undefined],
		['mit or isc', 'MIT OR ISC'],
		['GPL-2.0+ WITH Classpath-exception-2.0', 'GPL-2.0+ WITH Classpath-exception-2.0'],
		['LicenseRef-mine AND MIT', 'LicenseRef-mine AND MIT'],
		['(MIT OR ISC) AND (MIT)', '(MIT OR ISC) AND (MIT)'],
		['MIT OR', undefined],
		['OR MIT OR ISC', undefined],
		['(MIT OR ISC', undefined],
		['MIT OR ISC)', undefined],
		['MIT ISC OR MIT', undefined],
		['MIT OR bananas', undefined],
		[`${'('.repeat(400)}MIT OR ISC`, undefined],
		['MIT OR '.repeat(200), undefined],
	];
	for (const [text, expected] of cases) {
		test(text.slice(0, 60), () => assert.equal(expressionOf(text)?.spdx, expected));
	}
});
