import * as assert from 'node:assert/strict';
import spdxDeprecated from 'spdx-license-ids/deprecated.json';
import spdxCurrent from 'spdx-license-ids/index.json';
import { hubLicenses, licenseOf, licenseText, toSpdx } from '../../../src/core/licenses/licenses';
import { termsInWords } from '../../../src/core/licenses/terms';
import { files } from '../builders';

suite('licences', () => {
	const spdx = new Set([...spdxDeprecated, ...spdxCurrent]);
	for (const license of hubLicenses()) {
		test(`${license.id} has an SPDX id or a reference`, () => {
			assert.equal(licenseOf(license.id), license);
			assert.ok(spdx.has(license.spdx) || /^LicenseRef-[A-Za-z0-9.-]+$/.test(license.spdx), license.spdx);
		});
	}
	test('as many as the hub defines', () => assert.equal(hubLicenses().length, 83));
	const cases: [string, string, string][] = [
		['apache-2.0', 'Apache-2.0', 'commercial use allowed, keep the notices'],
		['MIT', 'MIT', 'commercial use allowed, keep the notices'],
		['cc-by-nc-4.0', 'CC-BY-NC-4.0', 'no commercial use, keep the notices'],
		[
			'cc-by-nc-nd-4.0',
			'CC-BY-NC-ND-4.0',
			'no commercial use, changed versions not to be passed on, keep the notices',
		],
		[
			'agpl-3.0',
			'AGPL-3.0',
			'commercial use allowed, what builds on it stays under the same terms, also as a service, keep the notices',
		],
		[
			'openrail++',
			'LicenseRef-openrail-plus-plus',
			'commercial use allowed, forbids some uses, keep the notices',
		],
		[
			'llama3.1',
			'LicenseRef-llama3.1',
			'commercial use under conditions, own licence needed above 700,000,000 monthly users, forbids some uses, keep the notices',
		],
		['gemma', 'LicenseRef-gemma', 'commercial use under conditions, forbids some uses, keep the notices'],
		['apple-amlr', 'LicenseRef-apple-amlr', 'research only, keep the notices'],
		['unknown', 'LicenseRef-unknown', ''],
		['other', 'LicenseRef-other', ''],
		['bsd', 'LicenseRef-bsd', ''],
		['odbl', 'ODbL-1.0', 'commercial use allowed, changes to it stay under the same terms, keep the notices'],
	];
	for (const [id, expected, words] of cases) {
		test(`${id}: ${expected}`, () => {
			const terms = licenseOf(id)?.terms;
			assert.deepEqual([toSpdx(id), terms ? termsInWords(terms).join(', ') : ''], [expected, words]);
		});
	}
	test('one that only SPDX knows', () =>
		assert.deepEqual(licenseOf('0bsd'), { id: '0bsd', name: '0BSD', spdx: '0BSD' }));
	for (const id of ['???', 'apache-2', '', '__proto__', 'constructor']) {
		test(`"${id}" is none`, () => assert.equal(licenseOf(id), undefined));
	}
	test('a reference holds nothing but letters, digits, dots and hyphens', () => {
		assert.equal(toSpdx('Academic "Free" Licence\n v3.0'), 'LicenseRef-academic-free-licence-v3.0');
		assert.equal(toSpdx('???'), 'LicenseRef-unnamed');
	});
	test('the text in a repository', () => {
		assert.equal(licenseText(files('README.md', 'LICENCE.txt'))?.path, 'LICENCE.txt');
		assert.equal(licenseText(files('sub/LICENSE', 'license_check.py')), undefined);
	});
});
