import * as assert from 'node:assert/strict';
import type { Decision } from '../../../src/core/decide/decision';
import type { Lookup } from '../../../src/core/model';
import type { ModelReference } from '../../../src/core/reference';
import {
	afterFix,
	callIn,
	commit,
	findingsOf,
	found,
	load,
	otherCommit,
	resolved,
	spanOf,
} from '../builders';
import { decidedAt, decision, openDecision, record } from '../decide/record/records';

const rule = 'undecided-model';
const off: Lookup = { state: 'not-asked', reason: 'off' };
const asked = { requireDecision: true };

function says(
	decisions: readonly Decision[],
	facts: Partial<ModelReference> = {},
	lookup: Lookup = found(),
	policy: object = asked,
	loads = [load()],
): string {
	const more = { policy, records: decisions.map(record) };
	return findingsOf(rule, [resolved(lookup, loads, facts)], undefined, undefined, more)
		.map(({ severity, message }) => `${severity}: ${message}`)
		.join('\n');
}

const other = {
	...decision(),
	choice: { hub: 'huggingface', id: 'org/other', why: '', at: decidedAt },
} as const;
const looked = (dropped?: { why: string; at: string }): Decision => ({
	...other,
	candidates: [{ hub: 'huggingface', id: 'org/name', from: 'id', ...(dropped ? { dropped } : {}) }],
});

suite(rule, () => {
	const speaks: [string, RegExp, () => string][] = [
		['no record at all', /^warning: Nobody has decided about org\/name, .*requireDecision/, () => says([])],
		[
			'a record about another model',
			/^warning: Nobody has decided/,
			() => says([{ ...other, candidates: [] }]),
		],
		['the same name on another hub', /Nobody/, () => says([decision()], { hub: 'modelscope' })],
		['a model of another hub', /about llama3/, () => says([], { hub: 'ollama', id: 'llama3' }, off)],
		['without asking a hub', /Nobody has decided/, () => says([], {}, off)],
		[
			'an open decision',
			/^warning: The decision "Product search" about org\/name is still open/,
			() => says([openDecision()]),
		],
		[
			'a model that was dropped',
			/^warning: org\/name was dropped in the decision "Product search": too large\. Use what/,
			() => says([looked({ why: 'too large.', at: decidedAt })]),
		],
		['another one was chosen', /looked at org\/name and chose org\/other\. /, () => says([looked()])],
	];
	for (const [name, message, run] of speaks) {
		test(name, () => assert.match(run(), message));
	}

	const silent: [string, () => string][] = [
		['the policy does not ask', () => says([], {}, found(), {})],
		['the policy says that none is needed', () => says([], {}, found(), { requireDecision: false })],
		['decided', () => says([decision()])],
		['decided, in other capitals', () => says([decision()], { id: 'Org/Name' }, off)],
		[
			'decided under the name that the hub has now',
			() => says([decision()], { id: 'old/name' }, found({ id: 'org/name' })),
		],
		['one of two records', () => says([other, { ...decision(), slug: 'b' }])],
		['a mention', () => says([], { role: 'mention' })],
		['a data set', () => says([], { kind: 'dataset' })],
		['a name that nothing loads', () => says([], { role: 'constant' }, found(), asked, [])],
		[
			'a call that only asks about it',
			() =>
				says([], {}, found(), asked, [
					load({ library: 'huggingface_hub', reads: 'text', call: 'model_info' }),
				]),
		],
		[
			'pinned to the chosen commit',
			() => says([decision()], {}, found(), asked, [load({ revision: commit })]),
		],
		['a branch', () => says([decision()], {}, found(), asked, [load({ revision: 'main' })])],
	];
	for (const [name, run] of silent) {
		test(`${name}: nothing to say`, () => assert.equal(run(), ''));
	}

	test('once a file and model', () => {
		const all = [resolved(found()), resolved(found()), resolved(found(), [load()], { id: 'org/second' })];
		const subjects = findingsOf(rule, all, undefined, undefined, { policy: asked }).map((one) => one.subject);
		assert.deepEqual(subjects, ['org/name', 'org/second']);
	});

	suite('another commit than the chosen one', () => {
		const text = `f("org/name", revision="${otherCommit}")`;
		const slot = {
			span: spanOf(text, `"${otherCommit}"`),
			before: '',
			after: '',
			notation: 'python',
		} as const;
		const check = (...decisions: Decision[]) => {
			const { span, load: one } = callIn(text, 'org/name', {
				revision: otherCommit,
				slots: { revision: slot },
			});
			const more = { policy: asked, records: decisions.map(record) };
			return findingsOf(rule, [resolved(found(), [one], { span })], text, undefined, more);
		};
		test('is told, with the record, and the fix writes the chosen one after a preview', () => {
			const findings = check(decision());
			assert.equal(
				findings[0]?.message,
				'org/name is loaded at commit 86b5e09, and the decision "Product search" was made for 79e7739. ' +
					'Load that one, or decide anew.',
			);
			assert.equal(findings[0]?.record, '/w/.weightwise/decisions/product-search.json');
			assert.equal(findings[0]?.fixes[0]?.behaviour, true);
			assert.equal(afterFix(text, findings), `f("org/name", revision="${commit}")`);
		});
		test('one of two decisions is for this commit: nothing to say', () => {
			const choice = {
				hub: 'huggingface',
				id: 'org/name',
				commit: otherCommit,
				why: '',
				at: decidedAt,
			} as const;
			assert.deepEqual(check(decision(), decision({ slug: 'b', choice })), []);
		});
		test('the choice names no commit: nothing to say', () => {
			const choice = { hub: 'huggingface', id: 'org/name', why: '', at: decidedAt } as const;
			assert.deepEqual(check(decision({ choice })), []);
		});
	});
});
