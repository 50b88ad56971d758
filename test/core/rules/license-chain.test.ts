import * as assert from 'node:assert/strict';
import type { ModelInfo } from '../../../src/core/model';
import { findingsOf } from '../builders';
import { type Bases, withBases } from './licensed';

async function says(facts: Partial<ModelInfo>, bases: Bases): Promise<string> {
	const { references, answers } = await withBases({ baseModels: ['org/base'], ...facts }, bases);
	return findingsOf('license-chain', references, undefined, undefined, { answers })
		.map(({ severity, message }) => `${severity}: ${message}`)
		.join();
}
const of = (...licenses: string[]) => ({ licenses });

suite('license-chain', () => {
	const dropped: [base: string, own: string, what: RegExp][] = [
		[
			'cc-by-nc-4.0',
			'apache-2.0',
			/^warning: org\/name states the licence Apache license 2\.0 \(Apache-2\.0\), but was made from what has narrower terms: org\/base under .*\(CC-BY-NC-4\.0\): no commercial use\. .*reviewed/,
		],
		['cc-by-nc-4.0', 'llama3', /no commercial use/],
		['apple-amlr', 'cc-by-nc-4.0', /research only/],
		[
			'llama3.1',
			'mit',
			/own licence needed above 700,000,000 monthly users \(section 2\), forbids some uses \(section 1\.b\.iv\)/,
		],
		['gemma', 'apache-2.0', /forbids some uses \(section 3\.2\)/],
		['creativeml-openrail-m', 'mit', /forbids some uses \(attachment A\)/],
		['gpl-3.0', 'mit', /what builds on it stays under the same terms/],
		['agpl-3.0', 'mpl-2.0', /what builds on it stays/],
		['cc-by-sa-4.0', 'cc-by-4.0', /what builds on it stays/],
		['mpl-2.0', 'mit', /changes to it stay under the same terms/],
		['cc-by-nd-4.0', 'cc-by-4.0', /changed versions not to be passed on/],
	];
	for (const [base, own, what] of dropped) {
		test(`${base} under ${own}`, async () =>
			assert.match(await says(of(own), { 'org/base': of(base) }), what));
	}
	const kept: [base: string, own: string][] = [
		['apache-2.0', 'mit'],
		['mit', 'cc-by-nc-4.0'],
		['cc-by-nc-4.0', 'CC-BY-NC-4.0'],
		['cc-by-nc-4.0', 'cc-by-nc-sa-4.0'],
		['gpl-3.0', 'agpl-3.0'],
		['mpl-2.0', 'gpl-3.0'],
		['llama3', 'llama3.1'],
		['openrail++', 'creativeml-openrail-m'],
		['other', 'mit'],
		['unknown', 'mit'],
		['naist-2003', 'mit'],
		['cc-by-nc-4.0', 'other'],
		['cc-by-nc-4.0', 'ours'],
	];
	for (const [base, own] of kept) {
		test(`${base} under ${own}: nothing to say`, async () =>
			assert.equal(await says(of(own), { 'org/base': of(base) }), ''));
	}
	const silent: [string, Partial<ModelInfo>, Bases][] = [
		['the base cannot be asked', of('mit'), {}],
		['the base states none', of('mit'), { 'org/base': of() }],
		['the base states several', of('mit'), { 'org/base': of('gpl-3.0', 'cc-by-nc-4.0') }],
		['the model states none', of(), { 'org/base': of('gpl-3.0') }],
		['the model states several', of('mit', 'gpl-3.0'), { 'org/base': of('gpl-3.0') }],
		['the base is a path', { ...of('mit'), baseModels: ['./base'] }, { './base': of('gpl-3.0') }],
		[
			'an adapter holds nothing that must stay unchanged',
			{ ...of('cc-by-4.0'), baseRelation: 'adapter' },
			{ 'org/base': of('cc-by-nd-4.0') },
		],
	];
	for (const [name, facts, bases] of silent) {
		test(`${name}: nothing to say`, async () => assert.equal(await says(facts, bases), ''));
	}
	test('terms that a base has dropped already are still those of the farther one', async () => {
		const bases = { 'org/base': { ...of('mit'), baseModels: ['org/far'] }, 'org/far': of('cc-by-nc-4.0') };
		assert.match(await says(of('mit'), bases), /org\/far under /);
	});
	test('several bases are named, and no more than three', async () => {
		const ids = ['a/1', 'a/2', 'a/3', 'a/4'];
		const message = await says(
			{ ...of('mit'), baseModels: ids },
			Object.fromEntries(ids.map((id) => [id, of('gpl-3.0')])),
		);
		assert.match(message, /a\/1 under .*; a\/2 under .*; a\/3 under /);
		assert.doesNotMatch(message, /a\/4/);
	});
	test('nothing where the lineage was not asked for', async () => {
		const { references } = await withBases({ ...of('mit'), baseModels: ['org/base'] });
		assert.deepEqual(findingsOf('license-chain', references), []);
	});
});
