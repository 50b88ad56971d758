import * as assert from 'node:assert/strict';
import type { ModelInfo } from '../../../src/core/model';
import type { Policy } from '../../../src/core/policy/policy';
import { lineageWanted } from '../../../src/core/rules/ancestors';
import { evidence, findingsOf, found, modelInfo, now, resolved } from '../builders';
import { type Bases, withBases } from './licensed';

const commercial: Policy = { use: { purpose: 'commercial' } };
const passedOn: Policy = { use: { distributed: true } };
const allowing = (...allow: string[]): Policy => ({ licenses: { allow } });
const denying = (...deny: string[]): Policy => ({ licenses: { deny } });
const reviewing = (...review: string[]): Policy => ({ licenses: { review } });

async function says(policy: Policy, facts: Partial<ModelInfo>, bases?: Bases): Promise<string> {
	const { references, answers } = await withBases(facts, bases);
	return findingsOf('license-policy', references, undefined, undefined, { policy, answers })
		.map(({ severity, message }) => `${severity}: ${message}`)
		.join();
}
const of = (...licenses: string[]) => ({ licenses });
const own = (licenseName: string, licenseLink?: string) => ({
	licenses: ['other'],
	licenseName,
	...(licenseLink ? { licenseLink } : {}),
});

suite('license-policy', () => {
	const triggers: [name: string, policy: Policy, facts: Partial<ModelInfo>, message: RegExp][] = [
		[
			'denied by id',
			denying('GPL-3.0-only'),
			of('gpl-3.0'),
			/^error: org\/name states the licence .*\(GPL-3\.0\)\. The policy denies it \(licenses\.deny: GPL-3\.0-only\)\. .*review/,
		],
		['denied by the id of the hub', denying('gemma'), of('gemma'), /The policy denies it/],
		[
			'denied by reference, in another case',
			denying('licenseref-LLAMA3.1'),
			of('llama3.1'),
			/The policy denies it/,
		],
		['denied by family', denying('non-commercial'), of('cc-by-nc-4.0'), /licenses\.deny: non-commercial/],
		[
			'denied although the family is allowed',
			{ licenses: { allow: ['permissive'], deny: ['MIT'] } },
			of('mit'),
			/denies/,
		],
		[
			'not among the allowed',
			allowing('Apache-2.0'),
			of('mit'),
			/not among those that the policy allows\. .*reviewed and list MIT under licenses\.allow/,
		],
		['not among the allowed families', allowing('permissive', 'public domain'), of('gpl-3.0'), /not among/],
		[
			'to be reviewed',
			reviewing('use-restricted'),
			of('openrail++'),
			/asks for a review of it \(licenses\.review: use-restricted\)/,
		],
		[
			'review before allow',
			{ licenses: { review: ['MIT'], allow: ['MIT'] } },
			of('mit'),
			/asks for a review/,
		],
		['a licence by its name', denying('LicenseRef-qwen-research'), own('Qwen Research'), /denies it/],
		[
			'commercial, not for it',
			commercial,
			of('cc-by-nc-4.0'),
			/Its terms: no commercial use; weightwise\.json declares commercial use\. .*review/,
		],
		[
			'commercial, for research',
			commercial,
			of('apple-amlr'),
			/Its terms: research only; weightwise\.json declares commercial use/,
		],
		[
			'commercial, capped',
			commercial,
			of('llama3.1'),
			/own licence needed above 700,000,000 monthly users \(section 2\); .* commercial use\. Have it reviewed; .*list LicenseRef-llama3\.1/,
		],
		[
			'commercial, although the list allows it',
			{ ...commercial, ...allowing('CC-BY-NC-4.0') },
			of('cc-by-nc-4.0'),
			/no commercial use/,
		],
		[
			'commercial, capped and only its family is allowed',
			{ ...commercial, ...allowing('community') },
			of('llama3.1'),
			/700,000,000/,
		],
		[
			'internal, for research',
			{ use: { purpose: 'internal' } },
			of('apple-amlr'),
			/research only; .*internal use\. Have it reviewed/,
		],
		[
			'passed on, unchanged only',
			passedOn,
			of('cc-by-nd-4.0'),
			/changed versions not to be passed on; weightwise\.json declares that models are passed on/,
		],
		[
			'another file declares it',
			{ ...commercial, path: '/w/a.weightwise.json' },
			of('cc-by-nc-4.0'),
			/; a\.weightwise\.json declares/,
		],
		[
			'a licence without known terms',
			commercial,
			of('naist-2003'),
			/Its terms are not known here\. Have it reviewed/,
		],
		[
			'other without a name',
			commercial,
			of('other'),
			/states the licence other\. That does not tell its terms\. Have it reviewed and keep the outcome/,
		],
		[
			'other with a name of its own',
			allowing('MIT'),
			own('acme-license'),
			/LicenseRef-acme-license\)\. That does not tell its terms/,
		],
		['unknown', denying('GPL-3.0'), of('unknown'), /That does not tell its terms/],
		['a family of licences', commercial, of('cc'), /That does not tell its terms/],
		['words that no one defines', passedOn, of('ours'), /states the licence ours\. That does not/],
		[
			'none, with a list of allowed ones',
			allowing('MIT'),
			of(),
			/^error: org\/name states no licence\. The policy allows only those that it lists\. Have it reviewed/,
		],
		[
			'several of which one is denied',
			denying('GPL-3.0'),
			of('mit', 'gpl-3.0'),
			/states several licences: MIT, .*GPL-3\.0: The policy denies it.* Which of them applies is not stated\. Have it reviewed/,
		],
		[
			'several that are all denied',
			denying('permissive'),
			of('mit', 'isc'),
			/MIT: The policy denies it.*Choose another model/,
		],
		[
			'an expression of alternatives, none fits',
			denying('permissive'),
			of('MIT OR Apache-2.0'),
			/MIT: The policy denies it.*Choose another/,
		],
		[
			'an expression of all',
			denying('GPL-3.0'),
			of('MIT AND GPL-3.0-only'),
			/GPL-3\.0-only: The policy denies it.*Choose another/,
		],
		[
			'an expression that has to be worked out',
			denying('GPL-3.0'),
			of('MIT AND (Zlib OR GPL-3.0-only)'),
			/GPL-3\.0-only: .*Have it reviewed/,
		],
	];
	for (const [name, policy, facts, message] of triggers) {
		test(name, async () => assert.match(await says(policy, facts), message));
	}

	const silent: [name: string, policy: Policy, facts: Partial<ModelInfo>][] = [
		['without a policy', {}, of('cc-by-nc-4.0')],
		[
			'with a policy about other things',
			{ rules: {}, requireDecision: true, licenses: { allow: [] }, use: {} },
			of('other'),
		],
		['allowed by id', allowing('MIT'), of('mit')],
		['allowed by family', allowing('permissive'), of('apache-2.0')],
		[
			'allowed by id although the family is denied',
			{ licenses: { allow: ['LicenseRef-gemma'], deny: ['community'] } },
			of('gemma'),
		],
		['a capped one that is allowed by id', { ...commercial, ...allowing('llama3.1') }, of('llama3.1')],
		['gpl as the hub writes it', allowing('GPL-3.0-or-later'), of('gpl-3.0')],
		['non-commercial for research', { use: { purpose: 'research' } }, of('cc-by-nc-4.0')],
		['research only for research', { use: { purpose: 'research' } }, of('apple-amlr')],
		[
			'no derivatives, not passed on',
			{ use: { purpose: 'commercial', distributed: false } },
			of('cc-by-nd-4.0'),
		],
		['commercial under conditions that are no limit of size', commercial, of('gemma')],
		['unknown terms, for research', { use: { purpose: 'research' } }, of('other')],
		['none, without a list of allowed ones', commercial, of()],
		['the card was not read', allowing('MIT'), { licenses: undefined, hasCardData: undefined }],
		['several that all fit', allowing('permissive'), of('mit', 'apache-2.0')],
		['alternatives of which one fits', denying('GPL-3.0'), of('MIT OR GPL-3.0-only')],
		['an expression that is allowed as it is', allowing('MIT AND GPL-3.0-only'), of('MIT AND GPL-3.0-only')],
		['a licence of their own that is listed', allowing('LicenseRef-acme'), own('acme')],
	];
	for (const [name, policy, facts] of silent) {
		test(`${name}: nothing to say`, async () => assert.equal(await says(policy, facts), ''));
	}

	const base = { ...of('apache-2.0'), baseModels: ['org/base'] };
	test('the strictest of the lineage counts, and its model is named', async () => {
		const far = { 'org/base': { ...of('mit'), baseModels: ['org/far'] }, 'org/far': of('cc-by-nc-4.0') };
		assert.match(
			await says(commercial, base, far),
			/^error: org\/name was made from org\/far, which states the licence .*\(CC-BY-NC-4\.0\)\. Its terms: no commercial use/,
		);
	});
	test('what is refused counts before what is to be reviewed', async () => {
		const policy = { licenses: { review: ['Apache-2.0'], deny: ['non-commercial'] } };
		assert.match(await says(policy, base, { 'org/base': of('cc-by-nc-4.0') }), /was made from org\/base/);
		assert.match(
			await says(policy, base, { 'org/base': of('apache-2.0') }),
			/^error: org\/name states the licence/,
		);
	});
	const unknown: [string, Bases][] = [
		['not asked', {}],
		['without a licence', { 'org/base': of() }],
		['with a licence that is not certain', { 'org/base': of('ours') }],
		['with an unknown one', { 'org/base': of('other') }],
	];
	for (const [name, bases] of unknown) {
		test(`a base model ${name}: nothing to say`, async () =>
			assert.equal(await says({ ...commercial, ...allowing('Apache-2.0') }, base, bases), ''));
	}

	test('nothing without an answer, and an old one is said to be', () => {
		const document = { policy: denying('MIT') };
		const said = (lookup: Parameters<typeof resolved>[0]) =>
			findingsOf('license-policy', [resolved(lookup)], undefined, undefined, document).map(
				({ message }) => message,
			);
		assert.deepEqual(said({ state: 'unreachable', reason: 'down' }), []);
		assert.deepEqual(said({ state: 'missing', what: 'repository', orPrivate: true, evidence }), []);
		const last = { model: modelInfo(), evidence: { ...evidence, readAt: now } };
		assert.match(
			said({ state: 'unreachable', reason: 'down', last }).join(),
			/could not be asked now.*2026-11-23/,
		);
	});

	test('asks for the lineage of models that state a base, and of no others', () => {
		assert.equal(lineageWanted.of(resolved(found({ baseModels: ['org/base'] }))), true);
		assert.equal(lineageWanted.of(resolved(found({ adapterBase: 'org/base' }))), true);
		assert.equal(lineageWanted.of(resolved(found())), false);
		assert.equal(lineageWanted.of(resolved(found({ baseModels: ['a/b'] }), [], { role: 'mention' })), false);
		assert.equal(lineageWanted.of(resolved({ state: 'not-asked', reason: 'off' })), false);
	});
});
