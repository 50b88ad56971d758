import * as assert from 'node:assert/strict';
import { familyOf, type LicenseFamily } from '../../../src/core/licenses/families';
import { hubLicenses, licenseOf } from '../../../src/core/licenses/licenses';
import { recognisedIds, recogniseLicenseText } from '../../../src/core/licenses/licenseTexts';
import { namedLicenses } from '../../../src/core/licenses/named';
import { obligationsOf } from '../../../src/core/licenses/obligations';
import type { Terms } from '../../../src/core/licenses/terms';

const termsOf = (id: string): Terms => {
	const terms = [...hubLicenses(), ...namedLicenses()].find((license) => license.id === id)?.terms;
	assert.ok(terms, id);
	return terms;
};

suite('terms of licences', () => {
	const families: [LicenseFamily, string[]][] = [
		['public domain', ['cc0-1.0', 'unlicense', 'wtfpl', 'pddl']],
		[
			'permissive',
			['apache-2.0', 'mit', 'bsd-3-clause', 'cc-by-4.0', 'openmdw-1.0', 'cdla-permissive-2.0', 'odc-by'],
		],
		[
			'weak copyleft',
			['lgpl-3.0', 'mpl-2.0', 'epl-2.0', 'odbl', 'cdla-sharing-1.0', 'ms-pl', 'ofl-1.1', 'lgpl-lr'],
		],
		['strong copyleft', ['gpl', 'gpl-3.0', 'cc-by-sa-4.0', 'gfdl']],
		['network copyleft', ['agpl-3.0', 'eupl-1.2', 'osl-3.0']],
		['no derivatives', ['cc-by-nd-4.0']],
		[
			'use-restricted',
			['openrail', 'creativeml-openrail-m', 'bigscience-bloom-rail-1.0', 'openrail++', 'deepseek'],
		],
		[
			'community',
			['llama2', 'llama4', 'gemma', 'grok2-community', 'qwen', 'stabilityai-ai-community', 'lfm1.0'],
		],
		[
			'non-commercial',
			['cc-by-nc-4.0', 'cc-by-nc-sa-4.0', 'cc-by-nc-nd-4.0', 'flux-1-dev-non-commercial-license', 'mnpl'],
		],
		[
			'research',
			['h-research', 'apple-amlr', 'intel-research', 'deepfloyd-if-license', 'mrl', 'qwen-research'],
		],
	];
	for (const [family, ids] of families) {
		for (const id of ids) {
			test(`${id} is ${family}`, () => assert.equal(familyOf({ terms: termsOf(id) }), family));
		}
	}
	for (const id of ['bsd', 'cc', 'c-uda', 'unknown', 'other']) {
		test(`of ${id} nothing is known`, () => assert.equal(familyOf(licenseOf(id) ?? {}), 'unknown'));
	}
	// One row of each family, whole.
	const rows: [string, Terms][] = [
		['mit', { commercial: 'yes', redistribution: 'yes', attribution: true }],
		['apache-2.0', { commercial: 'yes', redistribution: 'yes', attribution: true, changesMarked: true }],
		['cc0-1.0', { commercial: 'yes', redistribution: 'yes' }],
		['mpl-2.0', { commercial: 'yes', redistribution: 'conditions', attribution: true, copyleft: 'weak' }],
		[
			'agpl-3.0',
			{
				commercial: 'yes',
				redistribution: 'conditions',
				attribution: true,
				copyleft: 'network',
				changesMarked: true,
			},
		],
		[
			'cc-by-nd-4.0',
			{ commercial: 'yes', redistribution: 'conditions', attribution: true, noDerivatives: true },
		],
		[
			'cc-by-nc-sa-4.0',
			{
				commercial: 'no',
				redistribution: 'conditions',
				attribution: true,
				copyleft: 'strong',
				changesMarked: true,
			},
		],
		['apple-amlr', { commercial: 'no', redistribution: 'conditions', attribution: true, researchOnly: true }],
		['intel-research', { commercial: 'no', attribution: true, researchOnly: true }],
		[
			'openrail++',
			{
				commercial: 'yes',
				redistribution: 'conditions',
				attribution: true,
				useRestrictions: true,
				changesMarked: true,
				clauses: { use: 'attachment A' },
			},
		],
		[
			'llama3.1',
			{
				commercial: 'conditions',
				redistribution: 'conditions',
				attribution: true,
				useRestrictions: true,
				display: 'Built with Llama',
				cap: { amount: 700_000_000, of: 'monthly users' },
				clauses: { cap: 'section 2', use: 'section 1.b.iv' },
			},
		],
		[
			'gemma',
			{
				commercial: 'conditions',
				redistribution: 'conditions',
				attribution: true,
				useRestrictions: true,
				changesMarked: true,
				clauses: { use: 'section 3.2' },
			},
		],
		[
			'lfm1.0',
			{
				commercial: 'conditions',
				redistribution: 'conditions',
				attribution: true,
				changesMarked: true,
				cap: { amount: 10_000_000, of: 'yearly revenue' },
			},
		],
	];
	for (const [id, terms] of rows) {
		test(`the row of ${id}`, () => assert.deepEqual(termsOf(id), terms));
	}
	test('each clause belongs to a term', () => {
		for (const { id, terms } of [...hubLicenses(), ...namedLicenses()]) {
			assert.ok(!terms?.clauses?.cap || terms.cap, id);
			assert.ok(!terms?.clauses?.use || terms.useRestrictions, id);
		}
	});
});

suite('what has to be done when shipping', () => {
	const cases: [string, string[]][] = [
		['cc0-1.0', []],
		['mit', ["Ship the licence's text and the author's notices with it."]],
		[
			'cc-by-nc-nd-4.0',
			[
				'Leave it out of commercial products and services; those need another licence.',
				'Pass on the unchanged model only.',
				"Ship the licence's text and the author's notices with it.",
			],
		],
		[
			'llama3.1',
			[
				'Ask for another licence when your products have more than 700,000,000 monthly users (section 2).',
				'Keep to the uses that the licence allows, and bind those who get the model from you to them (section 1.b.iv).',
				'Show "Built with Llama" where people use it.',
				"Ship the licence's text and the author's notices with it.",
			],
		],
		[
			'stabilityai-ai-community',
			[
				'Ask for another licence when your yearly revenue exceeds 1,000,000 US dollars.',
				'Keep to the uses that the licence allows, and bind those who get the model from you to them.',
				'Show "Powered by Stability AI" where people use it.',
				"Ship the licence's text and the author's notices with it.",
			],
		],
	];
	for (const [id, duties] of cases) {
		test(id, () => assert.deepEqual(obligationsOf(termsOf(id)), duties));
	}
	test('what may not be passed on', () =>
		assert.deepEqual(obligationsOf({ commercial: 'yes', redistribution: 'no' }), [
			'Do not pass the model on.',
		]));
});

suite('licence texts', () => {
	const cases: [string, string | undefined][] = [
		[
			'\n                                 Apache License\n                           Version 2.0, January 2004\n',
			'apache-2.0',
		],
		['MIT License\n\nCopyright (c) 2020', 'mit'],
		['Copyright 2020 us\n\nThe MIT License (MIT)\n', 'mit'],
		['# **MIT Licence**\r\n', 'mit'],
		['BSD 3-Clause License\n', 'bsd-3-clause'],
		[
			'                    GNU GENERAL PUBLIC LICENSE\n                       Version 3, 29 June 2007\n',
			'gpl-3.0',
		],
		['GNU LESSER GENERAL PUBLIC LICENSE\nVersion 2.1, February 1999', 'lgpl-2.1'],
		['GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3, 19 November 2007', 'agpl-3.0'],
		['Attribution-NonCommercial 4.0 International\n\n====', 'cc-by-nc-4.0'],
		['Creative Commons Legal Code\n\nCC0 1.0 Universal\n', 'cc0-1.0'],
		['This is free and unencumbered software released into the public domain.\n', 'unlicense'],
		['LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\nLlama 3.1 Version Release Date: July 23, 2024', 'llama3.1'],
		['META LLAMA 3 COMMUNITY LICENSE AGREEMENT\n', 'llama3'],
		['Gemma Terms of Use\n\nLast modified', 'gemma'],
		['CreativeML Open RAIL++-M License\ndated July 26, 2023', 'openrail++'],
		['Qwen LICENSE AGREEMENT\n', 'qwen'],
		['Modified MIT License\n', undefined],
		['GNU GENERAL PUBLIC LICENSE\n', undefined],
		['This repository is under the MIT License\n', undefined],
		['a\nb\nc\nd\ne\nf\nMIT License', undefined],
		['', undefined],
		['\n'.repeat(100_000), undefined],
	];
	for (const [text, id] of cases) {
		test(JSON.stringify(text.trim().slice(0, 50)), () => assert.equal(recogniseLicenseText(text)?.id, id));
	}
	test('each title leads to a licence that is known', () => {
		const known = new Set([...hubLicenses(), ...namedLicenses()].map(({ id }) => id));
		assert.deepEqual(
			recognisedIds.filter((id) => !known.has(id)),
			[],
		);
	});
});
