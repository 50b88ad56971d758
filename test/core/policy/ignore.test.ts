import assert from 'node:assert/strict';
import { matchesFile, matchesModel, seenFrom } from '../../../src/core/policy/globs';
import { entriesFor, isIgnored, policyFindings } from '../../../src/core/policy/ignore';
import type { IgnoreEntry } from '../../../src/core/policy/policy';
import { now, reference } from '../builders';

suite('patterns', () => {
	const files: [pattern: string, fits: string[], doesNot: string[]][] = [
		['*.ipynb', ['a.ipynb', 'x/y/a.ipynb', '../a.ipynb', '.ipynb'], ['a.ipynb/b', 'a.ipynbx']],
		['src/*.py', ['src/a.py'], ['src/b/a.py', 'x/src/a.py', 'src/a.pyc']],
		['./src/*.py', ['src/a.py'], ['a.py']],
		['/src/*.py', ['src/a.py'], ['x/src/a.py']],
		['src/**/*.py', ['src/a.py', 'src/b/c/a.py'], ['src.py', 'x/src/a.py']],
		['**/test/**', ['test/a', 'x/test/b/c'], ['tests/a']],
		['old/', ['old/a', 'old/b/c'], ['x/old/a', 'olds/a']],
		['a?.py', ['ab.py', 'x/a1.py'], ['a.py', 'abc.py']],
		['a?/b', ['ax/b'], ['a//b', 'a/b']],
		['**', ['a', 'a/b'], []],
		['*', ['a', 'a/b'], []],
		['a*b*c.py', ['abc.py', 'a-b-b-c.py'], ['ab.py', 'acb.py']],
		['[a](b)+.py', ['[a](b)+.py'], ['ab.py', 'a.py']],
		['../shared/*', ['../shared/a'], ['shared/a']],
		['😀?.py', ['😀😀.py'], ['😀.py']],
	];
	for (const [pattern, fits, doesNot] of files) {
		test(`files ${pattern}`, () => {
			assert.deepEqual(
				fits.filter((path) => !matchesFile(pattern, path)),
				[],
			);
			assert.deepEqual(
				doesNot.filter((path) => matchesFile(pattern, path)),
				[],
			);
		});
	}
	test('models', () => {
		assert.ok(matchesModel('org/*', 'Org/Name'));
		assert.ok(matchesModel('*', 'gpt2'));
		assert.ok(matchesModel('*bert*', 'google/bert-base'));
		assert.ok(!matchesModel('org/*', 'organisation/x'));
		assert.ok(!matchesModel('org/nam?', 'org/name'));
		assert.ok(!matchesModel('org.*', 'orgs/x'));
	});
	test('made to never end, they do', () => {
		assert.ok(!matchesFile('*a'.repeat(400), `${'a'.repeat(2_000)}b`));
		assert.ok(!matchesFile(`${'**/*a*/'.repeat(100)}b`, 'aa/'.repeat(500)));
	}).timeout(20_000);
	test('paths as seen from a folder', () => {
		assert.equal(seenFrom('/w', '/w/a/b.py'), 'a/b.py');
		assert.equal(seenFrom('/w/team', '/w/a/b.py'), '../a/b.py');
		assert.equal(seenFrom('', '/a.py'), 'a.py');
		assert.equal(seenFrom('C:/w', 'C:/w/a.py'), 'a.py');
		assert.equal(seenFrom('/w/a.py', '/w/a.py'), '../a.py');
	});
});

suite('entries that silence findings', () => {
	const finding = { rule: 'pickle-weights', reference: reference({ id: 'org/name' }) };
	const place = { path: '/w/sub/weightwise.json', span: { start: 7, end: 9 }, line: 2, column: 3 };
	const entry = (more: Partial<IgnoreEntry> = {}): IgnoreEntry => ({
		rule: 'pickle-weights',
		reason: 'ours',
		place,
		...more,
	});
	const silenced = (
		one: IgnoreEntry,
		path = '/w/sub/a.py',
		said: Parameters<typeof isIgnored>[0] = finding,
	) => isIgnored(said, path, { path: '/w/sub/weightwise.json', ignore: [one] }, now);

	const cases: [name: string, entry: Partial<IgnoreEntry>, yes: boolean][] = [
		['of the rule', {}, true],
		['of another rule', { rule: 'no-license' }, false],
		['of the model', { model: 'org/*' }, true],
		['of another model', { model: 'org/other' }, false],
		['of the file', { files: '*.py' }, true],
		['of another file', { files: '*.ipynb' }, false],
		['until today', { until: '2026-11-23' }, true],
		['until yesterday', { until: '2026-11-22' }, false],
	];
	for (const [name, more, yes] of cases) {
		test(name, () =>
			assert.deepEqual(
				silenced(entry(more)),
				yes ? { where: 'policy', reason: 'ours', ...(more.until ? { until: more.until } : {}) } : undefined,
			),
		);
	}
	test('files are seen from the folder of the file that has the entry', () => {
		assert.ok(silenced(entry({ files: 'a.py' })));
		assert.ok(silenced(entry({ files: 'x/a.py' }), '/w/sub/x/a.py'));
		assert.ok(!silenced(entry({ files: 'sub/a.py' })));
		assert.ok(silenced(entry({ files: '../b.py' }), '/w/b.py'));
		const { place: _, ...unplaced } = entry({ files: 'x/a.py' });
		assert.ok(silenced(unplaced, '/w/sub/x/a.py'));
	});
	test('a finding without a model fits no entry for a model', () => {
		assert.ok(!silenced(entry({ model: '*' }), '/w/sub/a.py', { rule: 'pickle-weights' }));
		assert.ok(silenced(entry(), '/w/sub/a.py', { rule: 'pickle-weights' }));
	});
	test('one that is over does not hide one that is not', () => {
		const ignore = [entry({ until: '2020-01-01', reason: 'old' }), entry({ reason: 'new' })];
		assert.equal(isIgnored(finding, '/w/sub/a.py', { ignore }, now)?.reason, 'new');
	});
	test('the files of an entry are held against a path once, however many findings it has', () => {
		let asked = 0;
		const counting = {
			...entry(),
			get files() {
				asked += 1;
				return '*.py';
			},
		};
		const policy = { ignore: [counting] };
		for (const path of ['/w/a.py', '/w/b.py']) {
			for (let at = 0; at < 1_000; at++) {
				assert.equal(entriesFor(finding, path, policy).length, 1);
			}
		}
		// Once to be filed by its folder, and once for each path.
		assert.equal(asked, 3);
		assert.equal(entriesFor(finding, '/w/a.ipynb', policy).length, 0);
	});
	test('of thousands of entries only those are looked at that may be about a file and its model', () => {
		let asked = 0;
		const ignore = Array.from({ length: 1_000 }, (_, at) => ({
			...entry({ model: `org/name-${at}` }),
			get files() {
				asked += 1;
				return `../part${at}/*.py`;
			},
		}));
		const policy = { ignore };
		const of = (id: string) => ({ ...finding, reference: { ...finding.reference, id } });
		for (let at = 0; at < 1_000; at++) {
			assert.deepEqual(entriesFor(of(`org/name-${at}`), `/w/part${at}/a.py`, policy), [ignore[at]]);
			assert.deepEqual(entriesFor(of(`org/name-${at}`), '/w/other/a.py', policy), []);
		}
		assert.ok(asked < 10_000, `${asked} times`);
	});
	test('entries are found as if each were tried, in their order', () => {
		const models = [undefined, '*', 'org/*', 'ORG/Name', '*name', 'org/other', 'o*g/na*'];
		const globs = [
			undefined,
			'*.py',
			'**',
			'x/',
			'x/a.py',
			'../sub/*.py',
			'../su?/a.py',
			'a.py',
			'./x/**/a.py',
			'/x/a.py',
			'',
		];
		const ignore = globs.flatMap((files) =>
			models.map((model) => {
				const { files: _, model: __, ...rest } = entry();
				return {
					...rest,
					...(files === undefined ? {} : { files }),
					...(model === undefined ? {} : { model }),
				};
			}),
		);
		for (const path of [
			'/w/sub/a.py',
			'/w/a.py',
			'/w/sub/x/a.py',
			'/w/sub/x/deep/a.py',
			'/a.py',
			'/w/sub/x.py',
		]) {
			const one = ignore.filter(
				({ files, model }) =>
					(files === undefined || matchesFile(files, seenFrom('/w/sub', path))) &&
					(model === undefined || matchesModel(model, finding.reference.id)),
			);
			assert.ok(one.length > 0);
			assert.deepEqual(entriesFor(finding, path, { ignore }), one, path);
		}
	});
	test('none without a policy', () => assert.equal(isIgnored(finding, '/w/a.py', {}, now), undefined));

	test('what is over is said, and what silences nothing after a whole run', () => {
		const over = entry({ until: '2026-11-22' });
		const idle = entry({ rule: 'no-license' });
		const used = entry();
		const { place: _, ...unplaced } = idle;
		const policy = { ignore: [over, idle, used, unplaced] };
		const seen = new Set(entriesFor(finding, '/w/sub/a.py', policy));
		assert.deepEqual(seen, new Set([over, used]));
		const said = policyFindings(policy, now, seen);
		assert.match(
			said[0]?.message ?? '',
			/^weightwise\.json: this entry for pickle-weights counted until 2026-11-22/,
		);
		assert.match(said[1]?.message ?? '', /this entry for no-license silences nothing/);
		assert.equal(said.length, 2);
		assert.deepEqual(said[0]?.span, place.span);
		assert.equal(policyFindings(policy, now).length, 1, 'an editor cannot tell what silences nothing');
	});
});
