import * as assert from 'node:assert';
import type { Decision } from '../../../../src/core/decide/decision';
import { readDecision, slugOf, writeDecision } from '../../../../src/core/decide/record/decisionFile';
import { wholeDecision as whole } from './records';

const path = '.weightwise/decisions/product-search.json';
const messages = (text: string) =>
	readDecision(text, path).faults.map(({ severity, message }) => `${severity}: ${message}`);

suite('Decision files', () => {
	test('what is written is read again, and written the same', () => {
		const text = writeDecision(whole);
		const { decision, faults } = readDecision(text, path);
		assert.deepEqual(faults, []);
		assert.deepEqual(decision, whole);
		assert.equal(writeDecision(decision as Decision), text);
		assert.match(text, /"download": "500 MB"/);
	});

	test('a file of a newer version is left as it is', () => {
		const text = JSON.stringify({ ...JSON.parse(writeDecision(whole)), version: 2, stage: 'retire' });
		const { decision } = readDecision(text, path);
		assert.equal(decision, undefined);
		assert.match(messages(text).join(), /newer Weightwise \(format 2, this one reads 1\)/);
		assert.equal(messages(text).length, 1);
	});

	const nonsense: [name: string, change: object | string, expected: RegExp][] = [
		['no JSON', 'hello', /mean nothing/],
		['cut in half', writeDecision(whole).slice(0, 400), /is missing|is expected/],
		['a list', '[]', /one object/],
		['an unknown stage', { stage: 'retire' }, /stage: "retire" is none of assess/],
		['no candidates', { candidates: 'none' }, /candidates: a list is expected here, not a text/],
		['a candidate without an id', { candidates: [{ hub: 'huggingface', from: 'id' }] }, /"id" is missing/],
		['a time that is none', { changed: 'yesterday' }, /"yesterday" is no time/],
		['a title that is a number', { title: 7 }, /title: a text is expected here, not a number/],
	];
	for (const [name, change, expected] of nonsense) {
		test(`edited by hand into nonsense: ${name}`, () => {
			const text =
				typeof change === 'string'
					? change
					: JSON.stringify({ ...JSON.parse(writeDecision(whole)), ...change });
			assert.equal(readDecision(text, path).decision, undefined);
			assert.match(messages(text).join('\n'), expected);
			assert.match(messages(text).join('\n'), /product-search\.json/);
		});
	}

	test('unknown keys are told and the rest is read', () => {
		const text = JSON.stringify({ ...JSON.parse(writeDecision(whole)), mood: 'good' });
		assert.equal(readDecision(text, path).decision?.title, 'Product search');
		assert.match(messages(text).join(), /^warning: .*mood/);
	});

	const slugs: [title: string, slug: string][] = [
		['Product search', 'product-search'],
		['  Übersetzung: de → en  ', 'ubersetzung-de-en'],
		['../../etc/passwd', 'etc-passwd'],
		['选择模型', 'decision'],
		['CON', 'decision-con'],
		['x'.repeat(500), 'x'.repeat(60)],
	];
	for (const [title, slug] of slugs) {
		test(`the file of "${title.slice(0, 30)}" is ${slug.slice(0, 30)}`, () =>
			assert.equal(slugOf(title), slug));
	}

	test('a taken name gets a number', () => {
		assert.equal(slugOf('Search', ['search', 'search-2']), 'search-3');
	});
});
