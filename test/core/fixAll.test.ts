import * as assert from 'node:assert/strict';
import { nothingDeclared } from '../../src/core/declared/declared';
import type { Edit, Fix } from '../../src/core/finding';
import { fixAllTitle, fixableRules, fixesFor, pinAllOf } from '../../src/core/fixAll';
import { applyEdits } from '../../src/core/fixes';
import type { CheckedFile } from '../../src/core/report/checked';
import { callIn, commit, found, load, otherCommit, reference, resolved, spanOf, unknown } from './builders';
import { fileWith, finding } from './report/checkedFiles';

const text = 'load("org/name")\n';
const edit = (start: number, end: number, written: string): Edit => ({ span: { start, end }, text: written });
const fix = (edits: readonly Edit[], facts: Partial<Fix> = {}): Fix => ({
	title: 'A fix',
	edits,
	behaviour: false,
	...facts,
});
/** The text after the fixes of one finding each, and how many were left. */
const fixed = (fixes: readonly Fix[][], wanted: Parameters<typeof fixesFor>[1] = { behaviour: false }) => {
	const file = fileWith('a', text, ...fixes.map((list) => finding(text, { fixes: list })));
	const [one] = fixesFor([file], wanted);
	return one && [applyEdits(text, one.edits), one.applied.length, one.left];
};

suite('fixesFor: what a comment with a fault was meant to silence', () => {
	const line = 'load("org/name")';
	const at = (start: number, end: number) => ({ start, end });
	const fixedAll = (written: string, repair: Partial<Fix>, rules?: readonly string[]) => {
		const comment = written.indexOf('# w');
		const meant = written.indexOf('load');
		const spoken = [
			finding(written, {
				rule: 'invalid-suppression',
				span: at(comment, comment + 3),
				fixes: [fix([edit(comment, comment + 3, '# W')], repair)],
			}),
			...[...written.matchAll(/load/g)].map(({ index }) =>
				finding(written, {
					span: at(index, index + 4),
					fixes: [fix([edit(index, index + 4, 'pin')])],
					...(index === meant ? { meantBy: at(comment, comment + 3) } : {}),
				}),
			),
		];
		const [one] = fixesFor([fileWith('a', written, ...spoken)], {
			behaviour: false,
			...(rules ? { rules } : {}),
		});
		return one && [applyEdits(written, one.edits), one.left];
	};
	const other = 'pin("org/name")';
	test('in its line', () =>
		assert.deepEqual(fixedAll(`${line}  # w\n${line}\n`, { preferred: true }), [
			`${line}  # W\n${other}\n`,
			1,
		]));
	test('in the next line', () =>
		assert.deepEqual(fixedAll(`# w\n${line}\n${line}\n`, { preferred: true }), [
			`# W\n${line}\n${other}\n`,
			1,
		]));
	test('a comment that would be taken away', () => assert.equal(fixedAll(`${line}  # w\n`, {}), undefined));
	test('of another rule only', () =>
		assert.equal(fixedAll(`${line}  # w\n`, { preferred: true }, ['unpinned-revision']), undefined));
});

suite('fixesFor', () => {
	const end = text.length - 2;
	const cases: [name: string, fixes: Fix[][], expected: unknown][] = [
		['no fix', [[]], undefined],
		['a fix without edits', [[fix([])]], undefined],
		['one', [[fix([edit(0, 4, 'get')])]], ['get("org/name")\n', 1, 0]],
		['the first of several', [[fix([edit(0, 4, 'a')]), fix([edit(0, 4, 'b')])]], ['a("org/name")\n', 1, 0]],
		[
			'the preferred one of several',
			[[fix([edit(0, 4, 'a')]), fix([edit(0, 4, 'b')], { preferred: true })]],
			['b("org/name")\n', 1, 0],
		],
		['none that changes what is loaded', [[fix([edit(0, 4, 'a')], { behaviour: true })]], undefined],
		['the same wish twice', [[fix([edit(0, 4, 'a')])], [fix([edit(0, 4, 'a')])]], ['a("org/name")\n', 2, 0]],
		[
			'the same wish twice in one fix',
			[[fix([edit(end, end, ', r="1"'), edit(end, end, ', r="1"')])]],
			['load("org/name", r="1")\n', 1, 0],
		],
		[
			'two wishes for one place',
			[[fix([edit(0, 4, 'a')])], [fix([edit(0, 4, 'b')])]],
			['a("org/name")\n', 1, 1],
		],
		[
			'two arguments at one place',
			[[fix([edit(end, end, ', r="1"')])], [fix([edit(end, end, ', s=True')])]],
			['load("org/name", r="1", s=True)\n', 2, 0],
		],
		[
			'two values of one argument',
			[[fix([edit(end, end, ', r="1"')])], [fix([edit(end, end, ', r="2"')])]],
			['load("org/name", r="1")\n', 1, 1],
		],
		[
			'two whole objects',
			[[fix([edit(end, end, ', { r: 1 }')])], [fix([edit(end, end, ', { s: 1 }')])]],
			['load("org/name", { r: 1 })\n', 1, 1],
		],
		[
			'a fix is applied as a whole or not at all',
			[[fix([edit(0, 4, 'a')])], [fix([edit(end, end, ', r="1"'), edit(2, 6, 'b')])]],
			['a("org/name")\n', 1, 1],
		],
		['a fix that conflicts with itself', [[fix([edit(0, 4, 'a'), edit(2, 6, 'b')])]], [text, 0, 1]],
		['a fix of another text', [[fix([edit(0, 99, 'a')])]], [text, 0, 1]],
		['side by side', [[fix([edit(0, 2, 'a')])], [fix([edit(2, 4, 'b')])]], ['ab("org/name")\n', 2, 0]],
	];
	for (const [name, fixes, expected] of cases) {
		test(name, () => assert.deepEqual(fixed(fixes), expected));
	}
	test('with those that change what is loaded', () => {
		assert.deepEqual(fixed([[fix([edit(0, 4, 'a')], { behaviour: true })]], { behaviour: true }), [
			'a("org/name")\n',
			1,
			0,
		]);
	});
	test('of named rules only', () => {
		const fixes = [[fix([edit(0, 4, 'a')])]];
		assert.equal(fixed(fixes, { behaviour: false, rules: ['other'] }), undefined);
		assert.ok(fixed(fixes, { behaviour: false, rules: ['unpinned-revision'] }));
	});
	test('none of a suppressed finding', () => {
		const one = finding(text, {
			fixes: [fix([edit(0, 4, 'a')])],
			suppressed: { where: 'comment', reason: 'ours' },
		});
		assert.deepEqual(fixesFor([fileWith('a', text, one)], { behaviour: true }), []);
	});
});

suite('pinAllOf', () => {
	const fileOf = (
		path: string,
		code: string,
		...facts: readonly Parameters<typeof callIn>[2][]
	): CheckedFile => {
		const list = (facts.length > 0 ? facts : [{}]).map((one) => callIn(code, 'org/name', one));
		const span = spanOf(code, 'org/name');
		return {
			path,
			text: code,
			resolved: [
				resolved(
					found(),
					list.map((one) => one.load),
					{ span },
				),
			],
			findings: [],
		};
	};
	const pinned = (files: readonly CheckedFile[], declared = nothingDeclared) =>
		pinAllOf(files, reference(), commit, declared).map((one) => [
			one.path,
			applyEdits(one.text, one.edits),
			one.unplaced,
		]);
	test('every load in every file', () => {
		assert.deepEqual(pinned([fileOf('a', text), fileOf('b', "get('org/name')")]), [
			['a', `load("org/name", revision="${commit}")\n`, 0],
			['b', `get('org/name', revision='${commit}')`, 0],
		]);
	});
	test('one at another commit moves, one at this commit stays', () => {
		const code = `load("org/name", revision="${otherCommit}")`;
		const slot = {
			span: spanOf(code, `"${otherCommit}"`),
			before: '',
			after: '',
			notation: 'python',
		} as const;
		assert.deepEqual(pinned([fileOf('a', code, { revision: otherCommit, slots: { revision: slot } })]), [
			['a', `load("org/name", revision="${commit}")`, 0],
		]);
		assert.deepEqual(pinned([fileOf('a', text, { revision: commit })]), []);
	});
	test('what has no place, or is computed, is counted', () => {
		assert.deepEqual(
			pinned([
				fileOf('a', text, { slots: {} }, { revision: unknown }, { takesRevision: 'no' }, { reads: 'remote' }),
			]),
			[['a', text, 3]],
		);
	});
	test('a library that is declared in a release without revisions is left alone', () => {
		const { load: one } = callIn(text, 'org/name', { library: 'old' });
		const span = spanOf(text, 'org/name');
		const own = resolved(found(), [{ ...one, revisionSince: '2.0' }], { span });
		const file: CheckedFile = { path: 'a', text, resolved: [own], findings: [] };
		const below = (answer: boolean) => ({ ...nothingDeclared, isBelow: () => answer });
		assert.deepEqual(pinned([file], below(true)), [['a', text, 1]]);
		assert.equal(pinned([file], below(false))[0]?.[2], 0);
	});
	test('other repositories and hubs are left alone', () => {
		const other = resolved(found(), [load()], { id: 'org/other' });
		const dataset = resolved(found(), [load()], { kind: 'dataset' });
		const ollama = resolved(found(), [load()], { hub: 'ollama' });
		assert.deepEqual(pinned([{ path: 'a', text, resolved: [other, dataset, ollama], findings: [] }]), []);
	});
	test('nothing but a full commit is written', () => {
		const [one] = pinAllOf([fileOf('a', text)], reference(), 'main', nothingDeclared);
		assert.deepEqual([one?.edits, one?.unplaced], [[], 1]);
	});
});

suite('fixAllTitle', () => {
	const findings = [
		finding(text, { rule: 'a' }),
		finding(text, { rule: 'a' }),
		finding(text, { rule: 'b' }),
		finding(text, { rule: 'a', suppressed: { where: 'comment', reason: 'so it is' } }),
	];
	test('says all only where none is left that counts', () => {
		assert.equal(fixAllTitle(2, findings, 'a'), 'Fix all 2 findings of a in this file');
		assert.equal(
			fixAllTitle(1, findings, 'a'),
			'Fix 1 of the 2 findings of a in this file; each of the rest needs a look of its own',
		);
	});
});

suite('fixableRules', () => {
	const mend = (rule: string, facts: Partial<Fix> = {}) =>
		finding(text, { rule, fixes: [fix([edit(0, 4, 'read')], facts)] });
	test('only rules with something to fix, with how much in how many files, the most first', () => {
		const files = [
			fileWith('a', text, mend('one'), finding(text, { rule: 'none' }), mend('unsafe', { behaviour: true })),
			fileWith('b', text, mend('two'), {
				...mend('one'),
				suppressed: { where: 'comment', reason: 'so it is' },
			}),
			fileWith('c', text, mend('two')),
		];
		assert.deepEqual(fixableRules(files), [
			{ rule: 'two', fixes: 2, files: 2 },
			{ rule: 'one', fixes: 1, files: 1 },
		]);
		assert.deepEqual(fixableRules([]), []);
	});
});

test('fixesFor: all of a file with tens of thousands of them', () => {
	const line = 'load("org/name")\n';
	const many = 40_000;
	const findings = Array.from({ length: many }, (_, at) => {
		const end = at * line.length + line.length - 2;
		return finding(line, { fixes: [fix([edit(end, end, ', revision="1"')])] });
	});
	// Each held against all others takes longer than a test may.
	const [one] = fixesFor([fileWith('a', line.repeat(many), ...findings)], { behaviour: false });
	assert.deepEqual([one?.applied.length, one?.edits.length, one?.left], [many, many, 0]);
	assert.deepEqual(one?.edits.at(-1)?.span.start, many * line.length - 2);
});
