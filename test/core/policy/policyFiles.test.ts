import assert from 'node:assert/strict';
import type { IgnoreEntry, Policy, PolicyFault } from '../../../src/core/policy/policy';
import { findingsOfPolicies, type ProjectFile } from '../../../src/core/policy/policyFiles';
import { noProject } from '../../../src/core/project';
import { found, now, resolved } from '../builders';

import { finding } from '../report/checkedFiles';

const path = '/w/weightwise.json';
const quietLog = { debug() {}, info() {}, warn() {}, error() {} };
const place = (start: number, file = path) => ({
	path: file,
	span: { start, end: start + 1 },
	line: 1,
	column: start + 1,
});
const entry = (start: number, more: Partial<IgnoreEntry> = {}): IgnoreEntry => ({
	rule: 'no-license',
	reason: 'Ours.',
	place: place(start),
	...more,
});
const one = resolved(found());
const silenced = finding('org/name', {
	rule: 'no-license',
	suppressed: { where: 'policy', reason: 'Ours.' },
});

/** The file `/w/a.py` under a policy with these entries. */
function fileUnder(
	policy: Policy,
	more: Partial<ProjectFile> = {},
	faults: readonly PolicyFault[] = [],
): ProjectFile {
	const loaded = { policy: { path, ...policy }, faults: new Map([[path, faults]]), files: [path] };
	return {
		path: '/w/a.py',
		project: { ...noProject, policy: loaded },
		resolved: [one],
		findings: [],
		answered: () => true,
		...more,
	};
}

function rulesOf(files: readonly ProjectFile[], covers = true): string[] {
	const all = findingsOfPolicies(files, [], { now, covers: () => covers, log: quietLog });
	return [...(all.get(path) ?? [])].map(({ rule, span }) => `${rule} ${span.start}`);
}

suite('what a run says of policy files', () => {
	const cases: [string, readonly ProjectFile[], readonly string[]][] = [
		['nothing of a sound one', [fileUnder({})], []],
		['an entry that silences nothing', [fileUnder({ ignore: [entry(5)] })], ['outdated-ignore 5']],
		['not one that silences', [fileUnder({ ignore: [entry(5)] }, { findings: [silenced] })], []],
		[
			'not one that silences in another folder, whose policy was read by itself',
			[
				fileUnder({ ignore: [entry(5)] }),
				fileUnder({ ignore: [entry(5)] }, { path: '/w/b/b.py', findings: [silenced] }),
			],
			[],
		],
		[
			'a finding that a comment silences as well',
			[
				fileUnder(
					{ ignore: [entry(5)] },
					{ findings: [{ ...silenced, suppressed: { where: 'comment', reason: 'Mine.' } }] },
				),
			],
			[],
		],
		['what was not answered', [fileUnder({ ignore: [entry(5)] }, { answered: () => false })], []],
		[
			'what was not answered of another model',
			[fileUnder({ ignore: [entry(5, { model: 'other/*' })] }, { answered: () => false })],
			['outdated-ignore 5'],
		],
		['a rule that is off', [fileUnder({ ignore: [entry(5)], rules: { 'no-license': 'off' } })], []],
		[
			'one whose time is over',
			[fileUnder({ ignore: [entry(5, { until: '2020-01-01' })] }, { findings: [silenced] })],
			['outdated-ignore 5'],
		],
		[
			'faults and entries once each, in the order of the file',
			[1, 2].map(() =>
				fileUnder({ ignore: [entry(5)] }, {}, [{ ...place(9), severity: 'error', message: 'It is broken.' }]),
			),
			['outdated-ignore 5', 'invalid-policy 9'],
		],
	];
	for (const [name, files, expected] of cases) {
		test(name, () => assert.deepEqual(rulesOf(files), expected));
	}
	test('an entry that silences nothing is told of whole runs only, its end of all', () => {
		const ignore = [entry(5), entry(7, { until: '2020-01-01' })];
		assert.deepEqual(rulesOf([fileUnder({ ignore })], false), ['outdated-ignore 7']);
	});
	test('what is wrong in a lock, once, unless nothing is held against it', () => {
		const lockPath = '/w/weightwise.lock';
		const fault = { ...place(3, lockPath), severity: 'error', message: 'It is broken.' } as const;
		const under = (policy: Policy) => {
			const { project } = fileUnder(policy);
			const lock = { lock: undefined, shown: 'weightwise.lock', faults: [fault] };
			const projects = [1, 2].map(() => ({ ...project, lock }));
			const all = findingsOfPolicies([], projects, { now, covers: () => true, log: quietLog });
			return (all.get(lockPath) ?? []).map(({ rule, severity, message }) => [rule, severity, message]);
		};
		assert.deepEqual(under({}), [['invalid-lock', 'error', 'It is broken.']]);
		assert.deepEqual(under({ rules: { 'lock-drift': 'off' } }), []);
	});
	test('projects of which no file was judged count too', () => {
		const { project } = fileUnder({ ignore: [entry(5)] });
		const all = findingsOfPolicies([], [project], {
			now,
			covers: (folder) => folder === '/w',
			log: quietLog,
		});
		assert.equal(all.get(path)?.[0]?.message.startsWith('weightwise.json: this entry'), true);
	});
});
