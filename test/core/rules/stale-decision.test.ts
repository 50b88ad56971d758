import * as assert from 'node:assert/strict';
import { wantedBy } from '../../../src/core/check';
import type { Decision } from '../../../src/core/decide/decision';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import type { Policy } from '../../../src/core/policy/policy';
import { askForRules, type RuleAnswers } from '../../../src/core/rules/answers';
import { commit, evidence, files, findingsOf, found, load, otherCommit, resolved } from '../builders';
import { decision, fact, record } from '../decide/record/records';
import { fakeHost } from '../fakeHost';
import { answered, head, history, numbered, told } from './askedBuilders';

const rule = 'stale-decision';

function says(one: Decision, answers: RuleAnswers, policy: Policy = {}): string {
	return findingsOf(rule, [resolved(found())], undefined, undefined, {
		...answered(answers),
		records: [record(one)],
		policy,
	})
		.map(({ severity, message }) => `${severity}: ${message}`)
		.join('\n');
}

/** The main branch at another commit than the chosen one, and what the chosen one holds. */
function moved(now: Partial<ModelInfo>, then: Partial<ModelInfo> = {}): RuleAnswers {
	return {
		head: head({ commit: otherCommit, ...now }),
		history: history(otherCommit, commit),
		chosen: new Map([[commit, found({ commit, ...then })]]),
	};
}
const weights = (hash: string) => [{ path: 'model.safetensors', size: 9, sha256: hash.repeat(64) }];
const stale = { ...evidence, stale: true };

suite(rule, () => {
	test('names the decision, its day, what changed, and what to do', () =>
		assert.equal(
			says(decision({}, [fact('licence', 'mit'), fact('gated', 'open')]), {
				head: head({ licenses: ['agpl-3.0'], gated: 'manual' }),
			}),
			'warning: The decision "Product search" of 2026-11-20 chose org/name, of which not all is so any more. ' +
				'Its licence was mit and is agpl-3.0 now. ' +
				'Its files were open to everybody and are open to those whom the owner lets in now. ' +
				'Open the decision, and confirm it or choose anew.',
		));

	const licensed = (value: string) => decision({}, [fact('licence', value)]);
	const scanned = (value: string) => decision({}, [fact('scan', value)]);
	const unsafe = { done: true, issues: [{ path: 'a.bin', level: 'unsafe' }] };
	const speaks: [string, RegExp, () => string][] = [
		[
			'a licence taken away',
			/was mit and is not stated now/,
			() => says(licensed('mit'), { head: head({ licenses: [] }) }),
		],
		[
			'a licence stated at last',
			/was not stated and is mit now/,
			() => says(licensed('none'), { head: head() }),
		],
		[
			'a licence of a name of its own',
			/is other: llama9 now/,
			() => says(licensed('other: llama3'), { head: head({ licenses: ['other'], licenseName: 'llama9' }) }),
		],
		[
			'opened',
			/were open to those who accept terms and are open to everybody now/,
			() => says(decision({}, [fact('gated', 'auto')]), { head: head({ gated: false }) }),
		],
		[
			'a scanner found something',
			/scanners said clean and say a\.bin: unsafe now/,
			() => says(scanned('clean'), { head: head({ scan: unsafe }) }),
		],
		[
			'scanners cleared it',
			/said a\.bin: unsafe and say clean now/,
			() => says(scanned('a.bin: unsafe'), { head: head({ scan: { done: true, issues: [] } }) }),
		],
		[
			'a scanner found something in the chosen files',
			/say a\.bin: unsafe now/,
			() => says(scanned('clean'), moved({ scan: { done: true, issues: [] } }, { scan: unsafe })),
		],
		[
			'renamed',
			/It is called new\/name on the hub now\./,
			() => says(decision(), { head: head({ id: 'new/name' }) }),
		],
		[
			'deleted',
			/does not exist any more, or is private/,
			() => says(decision(), { head: { state: 'missing', what: 'repository', orPrivate: true, evidence } }),
		],
		[
			'deleted, as an owner sees it',
			/does not exist any more\. Open/,
			() => says(decision(), { head: { state: 'missing', what: 'repository', orPrivate: false, evidence } }),
		],
		[
			'disabled',
			/The hub has disabled it/,
			() => says(decision(), { head: { state: 'disabled', evidence } }),
		],
		[
			'the commit is gone',
			/Its commit 79e7739 is not on the hub any more/,
			() =>
				says(decision(), {
					head: head({ commit: otherCommit }),
					chosen: new Map([[commit, { state: 'missing', what: 'revision', orPrivate: false, evidence }]]),
				}),
		],
		[
			'other weights',
			/Its weights have changed since commit 79e7739: main is now 86b5e09\. .*still loads the old ones/,
			() => says(decision(), moved({ files: weights('b') }, { files: weights('a') })),
		],
		[
			'not allowed any more',
			/The policy does not allow its licence now\. It is not among those/,
			() => says(decision(), { head: head() }, { licenses: { allow: ['Apache-2.0'] } }),
		],
	];
	for (const [name, message, run] of speaks) {
		test(name, () => assert.match(run(), message));
	}

	const all = [fact('licence', 'apache-2.0'), fact('gated', 'manual'), fact('scan', 'x: unsafe')];
	const last = { model: { id: 'new/name', commit: otherCommit }, evidence: stale };
	const silent: [string, () => string][] = [
		['all as it was', () => says(licensed('mit'), { head: head() })],
		['nothing was asked', () => says(decision({}, all), {})],
		[
			'the hub cannot be asked',
			() => says(decision({}, all), { head: { state: 'unreachable', reason: 'down' } }),
		],
		[
			'only an earlier answer',
			() => says(decision({}, all), { head: { state: 'unreachable', reason: 'down', last } }),
		],
		['lookups are off', () => says(decision({}, all), { head: { state: 'not-asked', reason: 'off' } })],
		['private', () => says(decision({}, all), { head: { state: 'private', evidence } })],
		[
			'the hub told no licence, access or scan',
			() =>
				says(decision({}, all), { head: { state: 'found', model: { id: 'org/name', commit }, evidence } }),
		],
		[
			'a scan that is not finished',
			() => says(scanned('clean'), { head: head({ scan: { done: false, issues: [] } }) }),
		],
		['the record holds no values', () => says(decision(), { head: head({ licenses: ['agpl-3.0'] }) })],
		[
			'facts of another candidate',
			() =>
				says(
					decision({
						candidates: [{ hub: 'huggingface', id: 'org/b', from: 'id', facts: [fact('licence', 'x')] }],
					}),
					{
						head: head(),
					},
				),
		],
		[
			'moved on, with the same weights',
			() =>
				says(decision(), moved({ files: [...weights('a'), ...files('README.md')] }, { files: weights('a') })),
		],
		[
			'moved on, and the files are not known',
			() => says(decision(), { head: head({ commit: otherCommit }) }),
		],
		[
			'chosen from a pull request, whose weights are others',
			() =>
				says(decision(), {
					...moved({ files: weights('b') }, { files: weights('a') }),
					history: told({ commits: [{ id: otherCommit, title: 'x', authors: [] }], total: 1 }),
				}),
		],
		['allowed', () => says(decision(), { head: head() }, { licenses: { allow: ['MIT'] } })],
		[
			'no choice yet',
			() => {
				const { choice: _, ...open } = decision({}, all);
				return says(open, { head: head() });
			},
		],
	];
	for (const [name, run] of silent) {
		test(`${name}: nothing to say`, () => assert.equal(run(), ''));
	}

	test('each record speaks for itself, once a file, and is named', () => {
		const records = [record(licensed('x')), record({ ...licensed('y'), slug: 'b', title: 'B' })];
		const found_ = findingsOf(rule, [resolved(found()), resolved(found())], undefined, undefined, {
			...answered({ head: head() }),
			records,
		});
		assert.deepEqual(
			found_.map((one) => one.record),
			records.map(({ path }) => path),
		);
	});

	test('asks about chosen models only, and about each chosen commit', async () => {
		const asked: string[] = [];
		const source = {
			lookup: async (_: string, id: string, revision?: string): Promise<Lookup> => {
				asked.push(`${id} ${revision ?? 'main'}`);
				return found({ id, commit: revision ?? numbered(1) });
			},
			repository: () => undefined,
		};
		const second = decision({
			slug: 'b',
			choice: {
				hub: 'huggingface',
				id: 'org/name',
				commit: otherCommit,
				why: '',
				at: '2026-11-20T09:00:00Z',
			},
		});
		const wanted = wantedBy({ rules: {} }, fakeHost().log, [record(), record(second)]).filter(
			({ question }) => question === 'chosen',
		);
		const references = [resolved(found()), resolved(found({ id: 'org/else' }), [load()], { id: 'org/else' })];
		const answers = await askForRules(wanted, references, source, new AbortController().signal);
		assert.deepEqual([...new Set(asked)].sort(), [
			`org/name ${commit}`,
			`org/name ${otherCommit}`,
			'org/name main',
		]);
		assert.deepEqual([...(answers.of({ hub: 'huggingface', id: 'org/name' }).chosen?.keys() ?? [])].sort(), [
			commit,
			otherCommit,
		]);
	});
});
