import * as assert from 'node:assert/strict';
import type { CheckedFile } from '../../../src/core/report/checked';
import { toSarif } from '../../../src/core/report/sarif';
import type { SarifLog, SarifResult, SarifRun } from '../../../src/core/report/sarifLog';
import { rules } from '../../../src/core/rules/index';
import { reference, resolved, spanOf } from '../builders';
import { fileWith, finding, replacing } from './checkedFiles';

const text = '# é😀\r\n\tx = "😀"; load("org/name")\r\nf(M)\r\n';

const runOf = (...files: readonly CheckedFile[]): SarifRun => {
	const log = JSON.parse(toSarif(files, { version: '1.2.3' })) as SarifLog;
	assert.equal(log.runs.length, 1);
	return log.runs[0] as SarifRun;
};
const resultOf = (...files: readonly CheckedFile[]): SarifResult => {
	const [only, ...more] = runOf(...files).results;
	assert.ok(only && more.length === 0);
	return only;
};

suite('check --format sarif', () => {
	test('a log without findings says what ran', () => {
		const log = JSON.parse(toSarif([], { version: '1.2.3' }));
		assert.equal(log.version, '2.1.0');
		const [{ tool, ...run }] = log.runs;
		assert.deepEqual(run, {
			columnKind: 'utf16CodeUnits',
			originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that was checked.' } } },
			invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
			results: [],
		});
		const { rules: described, ...driver } = tool.driver;
		assert.deepEqual(driver, { name: 'Weightwise', version: '1.2.3', semanticVersion: '1.2.3' });
		assert.deepEqual(
			described.map(({ id }: { id: string }) => id),
			rules.map(({ id }) => id),
		);
	});
	test('what of the files could not be read is a notification; names in it make no link', () => {
		const log = JSON.parse(toSarif([], { version: '1', notes: ['1 file: [a](b).js:2.'] })) as SarifLog;
		const [invocation] = log.runs[0]?.invocations ?? [];
		const [{ level, message } = { level: 'none' }, ...more] = invocation?.toolExecutionNotifications ?? [];
		assert.deepEqual([level, more], ['warning', []]);
		assert.match(message?.text ?? '', /^1 file: .*js:2\.$/);
		assert.doesNotMatch(message?.text ?? '', /(?<!\\)\[a\]\(b\)/);
	});
	test('each rule is described, and has its page only where one is published', () => {
		const described = (rulePageBase?: string) =>
			(
				JSON.parse(toSarif([], { version: '1', ...(rulePageBase ? { rulePageBase } : {}) })) as SarifLog
			).runs[0]?.tool.driver.rules.find(({ id }) => id === 'unpinned-revision');
		const rule = described('https://example.org/rules/');
		assert.equal(rule?.helpUri, 'https://example.org/rules/unpinned-revision.md');
		assert.equal(described()?.helpUri, undefined);
		assert.equal(rule?.defaultConfiguration?.level, 'warning');
		assert.deepEqual(rule?.properties, {
			tags: ['reproducibility', 'safety'],
			'problem.severity': 'warning',
		});
		assert.match(rule?.shortDescription?.text ?? '', /^A load of a hub model [^.]*\.$/);
		assert.match(rule?.help?.markdown ?? '', /```python\nmodel = /);
		assert.doesNotMatch(rule?.help?.text ?? '', /`|\*\*/);
	});
	test('a place in lines and UTF-16 columns from 1, with its text and its line', () => {
		const { locations, ...result } = resultOf(fileWith('a b/é#.py', text, finding(text)));
		assert.deepEqual(locations, [
			{
				physicalLocation: {
					artifactLocation: { uri: 'a%20b/%C3%A9%23.py', uriBaseId: '%SRCROOT%' },
					region: {
						startLine: 2,
						startColumn: 18,
						endLine: 2,
						endColumn: 26,
						snippet: { text: 'org/name' },
					},
					contextRegion: {
						startLine: 2,
						startColumn: 1,
						endLine: 2,
						endColumn: 28,
						snippet: { text: '\tx = "😀"; load("org/name")' },
					},
				},
			},
		]);
		assert.deepEqual(
			[result.ruleId, rules[result.ruleIndex]?.id, result.level, result.message.text],
			['unpinned-revision', 'unpinned-revision', 'warning', 'org/name can change under you.'],
		);
		assert.deepEqual(Object.keys(result).sort(), [
			'level',
			'message',
			'partialFingerprints',
			'ruleId',
			'ruleIndex',
		]);
	});
	for (const [severity, level] of [
		['error', 'error'],
		['warning', 'warning'],
		['info', 'note'],
		['hint', 'note'],
	] as const) {
		test(`${severity} is the level ${level}`, () =>
			assert.equal(resultOf(fileWith('a', text, finding(text, { severity }))).level, level));
	}
	test('a finding of no listed rule has its descriptor', () => {
		const run = runOf(fileWith('a', text, finding(text, { rule: 'new-rule' })));
		assert.equal(run.tool.driver.rules[run.results[0]?.ruleIndex ?? -1]?.id, 'new-rule');
	});
	test('uses and the file in which the id is written', () => {
		const use = spanOf(text, 'M', text.indexOf('f('));
		const origin = { path: 'b.py', span: { start: 5, end: 13 }, line: 3, column: 6 };
		const about = reference({ span: use, origin });
		const { relatedLocations } = resultOf(
			fileWith('a', text, finding(text, { uses: [use], reference: about })),
		);
		assert.deepEqual(
			relatedLocations?.map(({ id, message, physicalLocation: { artifactLocation, region } }) => [
				id,
				message?.text,
				artifactLocation.uri,
				region.startLine,
				region.startColumn,
				region.endColumn,
			]),
			[
				[0, 'It is loaded here.', 'a', 3, 3, 4],
				[1, 'The id is written here.', 'b.py', 3, 6, 14],
			],
		);
	});
	test('edits of fixes that change nothing that is loaded; others by their titles', () => {
		const fixes = [
			replacing(text, 'load', 'pinned'),
			replacing(text, 'load', 'other', { behaviour: true }),
			{ title: 'By hand', edits: [], behaviour: false },
		];
		const result = resultOf(fileWith('a.py', text, finding(text, { fixes })));
		assert.deepEqual(result.fixes, [
			{
				description: { text: 'Write pinned' },
				artifactChanges: [
					{
						artifactLocation: { uri: 'a.py', uriBaseId: '%SRCROOT%' },
						replacements: [
							{
								deletedRegion: { startLine: 2, startColumn: 12, endLine: 2, endColumn: 16 },
								insertedContent: { text: 'pinned' },
							},
						],
					},
				],
			},
		]);
		assert.deepEqual(result.properties, { otherFixes: ['Write other', 'By hand'] });
	});
	test('who silenced a finding, and why; then every result says', () => {
		const { results } = runOf(
			fileWith(
				'a',
				text,
				finding(text, { suppressed: { where: 'comment', reason: 'ours' } }),
				finding(text, { suppressed: { where: 'policy', reason: 'agreed', until: '2027-01-31' } }),
				finding(text),
			),
		);
		assert.deepEqual(
			results.map(({ suppressions }) => suppressions),
			[
				[{ kind: 'inSource', status: 'accepted', justification: 'ours' }],
				[
					{
						kind: 'external',
						status: 'accepted',
						justification: 'agreed',
						properties: { until: '2027-01-31' },
					},
				],
				[],
			],
		);
	});
	test('what a hub could not be asked is a notification, not a result', () => {
		const lookup = { state: 'unreachable', reason: 'It is down.' } as const;
		const run = runOf({ path: 'a', text, resolved: [resolved(lookup)], findings: [] });
		assert.deepEqual(run.invocations[0]?.toolExecutionNotifications, [
			{
				level: 'warning',
				message: { text: 'org/name is not known: the hub did not say (It is down).' },
			},
		]);
		assert.deepEqual(run.results, []);
	});
	test('what a stand-in for the hub has no record of was not left open by the hub', () => {
		const lookup = { state: 'unreachable', cause: 'not-recorded', reason: 'Not recorded at x.' } as const;
		const run = runOf({ path: 'a', text, resolved: [resolved(lookup)], findings: [] });
		assert.deepEqual(
			run.invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text),
			['org/name is not known: Not recorded at x.'],
		);
	});
	test('names of others make no link and no second line', () => {
		const message = 'org/name [click](https://evil.example)\u001b[2J\n\u202e is so.';
		assert.equal(
			resultOf(fileWith('a', text, finding(text, { message }))).message.text,
			'org/name [click] (https://evil.example)[2J is so.',
		);
	});
	for (const [path, uri] of [
		['../a.py', '../a.py'],
		['a:b/c', 'a%3Ab/c'],
		['a\u{d800}', 'a%EF%BF%BD'],
		["it's (1)!.py", 'it%27s%20%281%29%21.py'],
	] as const) {
		test(`the address of ${JSON.stringify(path)}`, () => {
			const { locations } = resultOf(fileWith(path, text, finding(text)));
			assert.equal(locations[0]?.physicalLocation.artifactLocation.uri, uri);
		});
	}
});

suite('fingerprints of findings', () => {
	const prints = (code: string, ...facts: readonly { rule?: string; start?: number }[]) => {
		const findings = (facts.length > 0 ? facts : [{}]).map(({ rule = 'no-license', start = 0 }) =>
			finding(code, { rule, span: spanOf(code, 'org/name', start) }),
		);
		return runOf(fileWith('a', code, ...findings)).results.map(
			({ partialFingerprints }) => partialFingerprints['weightwise/v1'],
		);
	};
	const [usual] = prints('load("org/name")\n');
	test('stay when lines move and blanks change', () => {
		assert.match(usual ?? '', /^[0-9a-f]{16}:0$/);
		assert.deepEqual(prints('# new\n\n    load( "org/name" )\r\nx\n'), [usual]);
	});
	test('differ by rule and by line', () => {
		const others = [...prints('load("org/name")', { rule: 'other' }), ...prints('load("org/name", 1)')];
		assert.equal(new Set([usual, ...others]).size, 3);
	});
	test('count equal lines', () => {
		const twice = 'load("org/name")\nload("org/name")\n';
		assert.deepEqual(prints(twice, {}, { start: 10 }), [usual, usual?.replace(/0$/, '1')]);
	});
});
