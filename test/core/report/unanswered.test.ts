import * as assert from 'node:assert/strict';
import type { Lookup } from '../../../src/core/model';
import { type ListedReference, listModels } from '../../../src/core/report/overview';
import { unansweredModels } from '../../../src/core/report/unanswered';
import { evidence, found, load, modelInfo, resolved } from '../builders';

const silent: Lookup = { state: 'unreachable', reason: 'It is down.' };
const unrecorded: Lookup = { state: 'unreachable', cause: 'not-recorded', reason: 'Not recorded.' };
const last = { model: modelInfo(), evidence };
const off: Lookup = { state: 'unreachable', cause: 'not-asked', reason: 'Offline.', last };

suite('what the hubs did not say', () => {
	/** The models of a workspace, one for each lookup: `org/a`, `org/b`, … */
	const modelsOf = (...lookups: Lookup[]) =>
		listModels(
			lookups.map((lookup, at): ListedReference => {
				const id = `org/${String.fromCharCode(97 + at)}`;
				const one = resolved(lookup, [load()], { id });
				return { file: 'a.py', line: at + 1, resolved: one, findings: [] };
			}),
		);
	const words = (...lookups: Lookup[]) => modelsOf(...lookups).map((model) => model.words);

	test('each reason has its own words, also where something is known from before', () => {
		assert.deepEqual(words(silent, unrecorded, off, { ...silent, last }), [
			'no answer',
			'not recorded here',
			'not asked, last known facts',
			'no answer, last known facts',
		]);
	});
	test('what no hub has told of is not known, and last known facts are', () => {
		const missing: Lookup = { state: 'missing', what: 'repository', orPrivate: false, evidence };
		const models = modelsOf(found(), off, silent, unrecorded, missing, { state: 'not-asked', reason: 'x' });
		assert.deepEqual(
			models.map(({ isKnown }) => isKnown),
			[true, true, false, false, false, false],
		);
	});
	test('nothing is said where all have answered, or nobody was to be asked', () => {
		assert.equal(unansweredModels(modelsOf(found(), { state: 'not-asked', reason: 'x' })), undefined);
	});
	test('the whole workspace is told in the words of its models, the loudest first', () => {
		assert.deepEqual(unansweredModels(modelsOf(unrecorded, unrecorded, found(), silent)), {
			words: 'no answer',
			count: '3 of them could not be looked up (no answer, not recorded here)',
			lines: ['no answer: org/d', 'not recorded here: org/a, org/b'],
		});
		assert.equal(unansweredModels(modelsOf(unrecorded, found()))?.words, 'not recorded here');
	});
	test('what is told from earlier answers is told apart from what is not known', () => {
		const earlier: Lookup = { ...silent, last };
		const count = (...lookups: Lookup[]) => unansweredModels(modelsOf(...lookups))?.count;
		assert.equal(
			count(earlier, earlier, silent, found()),
			'2 models are told from earlier answers, 1 is not known (no answer)',
		);
		assert.equal(count(earlier, found()), '1 model is told from an earlier answer (no answer)');
	});
	test('where nobody is asked, that is said also of what was never known', () => {
		const never: Lookup = { state: 'not-asked', reason: 'Turned off.', off: true };
		assert.deepEqual(unansweredModels(modelsOf(never, off)), {
			words: 'not asked',
			count: '1 model is told from an earlier answer, 1 is not known (not asked)',
			lines: ['not asked: org/a, org/b'],
		});
		assert.equal(
			unansweredModels(modelsOf(never, never))?.count,
			'none of them could be looked up (not asked)',
		);
		assert.equal(
			unansweredModels(modelsOf(silent))?.count,
			'which could not be looked up (no answer)',
			'it goes on after "1 model"',
		);
	});
	test('a long list is cut, and says how much', () => {
		const lookups = Array.from({ length: 7 }, () => silent);
		assert.deepEqual(unansweredModels(modelsOf(...lookups))?.lines, [
			'no answer: org/a, org/b, org/c, org/d, org/e and 2 more',
		]);
	});
});
