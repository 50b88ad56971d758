import * as assert from 'node:assert/strict';
import { wantedBy } from '../../../src/core/check';
import { applyEdits } from '../../../src/core/fixes';
import type { Lookup } from '../../../src/core/model';
import type { Refs } from '../../../src/core/repository';
import {
	callIn,
	commit,
	evidence,
	findingsOf,
	found,
	load,
	otherCommit,
	resolved,
	spanOf,
	unknown,
} from '../builders';
import { fakeHost } from '../fakeHost';
import { answered, numbered, ref, told } from './askedBuilders';

const rule = 'revision-not-found';
const missing = (what: 'repository' | 'revision'): Lookup => ({
	state: 'missing',
	what,
	orPrivate: false,
	evidence,
});
const refs: Refs = {
	branches: [ref('main', commit), ref('fp16', otherCommit)],
	tags: [
		ref('v1.0', numbered(1), 'tags'),
		ref('v1.1', numbered(2), 'tags'),
		ref('v2.0', numbered(3), 'tags'),
	],
	converts: [],
};

function check(revision: string, known: Refs | undefined = refs) {
	const text = `f("org/name", revision="${revision}")`;
	const { span, load: one } = callIn(text, 'org/name', {
		revision,
		slots: { revision: { span: spanOf(text, `"${revision}"`), before: '', after: '', notation: 'python' } },
	});
	const references = [resolved(missing('revision'), [one], { span })];
	const answers = answered(known ? { refs: told(known) } : {});
	const findings = findingsOf(rule, references, text, undefined, answers);
	const [finding] = findings;
	return {
		findings,
		after: finding?.fixes.map(({ edits }) => applyEdits(text, edits)),
		titles: finding?.fixes.map(({ title }) => title),
	};
}

suite(rule, () => {
	test('says what there is', () =>
		assert.equal(
			check('v1.O').findings[0]?.message,
			'org/name has no branch, tag or commit v1.O on the hub. ' +
				'It has main, fp16, v1.0, v1.1, v2.0: choose one of them and pin its commit.',
		));
	test('offers the nearest, then main, as commits', () => {
		const { after, titles, findings } = check('v1.O');
		assert.deepEqual(titles, [
			'Load v1.0 instead (commit 0000000)',
			'Load v1.1 instead (commit 0000000)',
			'Load main instead (commit 79e7739)',
		]);
		assert.equal(after?.[0], `f("org/name", revision="${numbered(1)}")`);
		assert.ok(findings[0]?.fixes.every(({ behaviour }) => behaviour));
	});
	const near: [string, string, string][] = [
		['without the v', '1.1', 'Load v1.1 instead (commit 0000000)'],
		['other letters', 'FP16', 'Load fp16 instead (commit 86b5e09)'],
		['another name for main', 'master', 'Load main instead (commit 79e7739)'],
		[
			'the beginning of a commit',
			otherCommit.slice(0, 8),
			'Write commit 86b5e09 in full, which fp16 means now',
		],
		['a commit that is gone', numbered(9), 'Load main instead (commit 79e7739)'],
	];
	for (const [name, revision, title] of near) {
		test(name, () => assert.equal(check(revision).titles?.[0], title));
	}
	test('of a shortened commit that there is, it is not said that there is none', () => {
		const { findings, after } = check('86b5e09');
		assert.equal(
			findings[0]?.message,
			`org/name is loaded at 86b5e09, which the hub does not take: it is only the beginning of commit ${otherCommit}, ` +
				'which fp16 means now. Write the commit in full.',
		);
		assert.equal(after?.[0], `f("org/name", revision="${otherCommit}")`);
	});
	test('a full commit is called one', () =>
		assert.match(check(numbered(9)).findings[0]?.message ?? '', /has no commit 0{39}9 on the hub\./));
	test('its branches could not be asked for: no list, no fix', () => {
		const { findings } = check('v9', undefined);
		assert.equal(
			findingsOf(rule, [resolved(missing('revision'), [load({ revision: 'v9' })])])[0]?.message,
			'org/name has no branch, tag or commit v9 on the hub. Choose one that is listed on its page.',
		);
		assert.equal(findings.length, 1);
	});
	test('many are counted', () => {
		const many = { ...refs, tags: Array.from({ length: 9 }, (_, i) => ref(`t${i}`, numbered(i), 'tags')) };
		assert.match(check('x', many).findings[0]?.message ?? '', /t0, t1, t2 and 6 more: choose/);
	});
	const silent: [string, Lookup, Parameters<typeof load>[0]][] = [
		['a repository that is missing', missing('repository'), { revision: 'v1' }],
		['a model that is there', found(), { revision: 'v1' }],
		['a revision that is computed', missing('revision'), { revision: unknown }],
		['no revision', missing('revision'), {}],
		['not asked', { state: 'unreachable', reason: 'down' }, { revision: 'v1' }],
	];
	for (const [name, lookup, facts] of silent) {
		test(`${name}: nothing to say`, () =>
			assert.deepEqual(findingsOf(rule, [resolved(lookup, [load(facts)])]), []));
	}
	test('unpinned-revision leaves it alone', () => {
		const one = resolved(missing('revision'), [load({ revision: 'v1' })]);
		assert.deepEqual(findingsOf('unpinned-revision', [one]), []);
	});
	test('asks for the branches only where a revision is missing', () => {
		const wanted = wantedBy({ rules: {} }, fakeHost().log).filter(({ question }) => question === 'refs');
		const asks = (lookup: Lookup) =>
			wanted.some(({ of }) => of(resolved(lookup, [load({ revision: 'v1' })])));
		assert.deepEqual([missing('revision'), missing('repository'), found()].map(asks), [true, false, false]);
	});
});
