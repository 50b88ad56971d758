import * as assert from 'node:assert/strict';
import { checkReferences } from '../../../src/core/check';
import type { Lookup } from '../../../src/core/model';
import type { ModelReference } from '../../../src/core/reference';
import { summarise } from '../../../src/core/report/checked';
import { findingsToText } from '../../../src/core/report/findingsText';
import { findingsToJson, modelToJson, referencesToJson } from '../../../src/core/report/json';
import { ansiPaint, noPaint } from '../../../src/core/report/paint';
import { toSarif } from '../../../src/core/report/sarif';
import { summaryLine } from '../../../src/core/report/summaryText';
import { referencesToText } from '../../../src/core/report/text';
import { commit, found, type LoadFacts, load, now, reference, resolved, spanOf, unknown } from '../builders';
import { fakeHost } from '../fakeHost';

const text = '# é😀\r\nM = "org/name"\r\nf(M)\r\n';
const span = spanOf(text, 'org/name');
const use = spanOf(text, 'M', text.indexOf('f('));

suite('refs --format json', () => {
	const one = (facts: readonly LoadFacts[], more: Partial<ModelReference> = {}) => {
		const references = [reference({ span, loads: facts.map(load), ...more })];
		return JSON.parse(referencesToJson([{ path: 'a.py', text, references }]))[0];
	};
	test('exactly these fields, in this order', () => {
		assert.deepEqual(Object.entries(one([{ revision: commit, options: { trust_remote_code: true } }])), [
			['path', 'a.py'],
			['line', 2],
			['col', 6],
			['endLine', 2],
			['endCol', 14],
			['text', 'org/name'],
			['id', 'org/name'],
			['hub', 'huggingface'],
			['kind', 'model'],
			['role', 'load'],
			['revision', commit],
			['pinned', true],
			['call', 'AutoModel.from_pretrained'],
			['library', 'transformers'],
			['options', { trust_remote_code: true }],
		]);
	});
	/** The last of each is null where the text does not tell. */
	const revisions: [string, LoadFacts[], string | null, boolean | null][] = [
		['none', [{}], null, false],
		['a branch', [{ revision: 'main' }], 'main', false],
		['a short commit is not pinned', [{ revision: '79e7739' }], '79e7739', false],
		['computed: nobody knows', [{ revision: unknown }], null, null],
		['one computed, one at a commit', [{ revision: unknown }, { revision: commit }], null, null],
		['one computed, one without', [{ revision: unknown }, {}], null, false],
		['up to a reader out of sight', [{ library: 'environment' }], null, null],
		[
			'a commit that may be ignored',
			[
				{
					revision: commit,
					revisionNeeds: 'use_exact_model_name',
					options: { use_exact_model_name: { state: 'absent' } },
				},
			],
			commit,
			false,
		],
		['loads that agree', [{ revision: commit }, { revision: commit }], commit, true],
		['loads that disagree', [{ revision: commit }, { revision: 'main' }], null, false],
		['one without', [{ revision: commit }, {}], null, false],
		['no loads', [], null, false],
	];
	for (const [name, loads, revision, pinned] of revisions) {
		test(`revision: ${name}`, () => {
			const entry = one(loads);
			assert.deepEqual([entry.revision, entry.pinned], [revision, pinned ?? false]);
			assert.equal(entry.revisionKnown, pinned === null ? false : undefined);
		});
	}
	test('options that are not known, or differ, are left out', () => {
		const entry = one([
			{ options: { variant: unknown, subfolder: 'a', use_safetensors: true } },
			{ options: { subfolder: 'b', use_safetensors: true } },
		]);
		assert.deepEqual(entry.options, { use_safetensors: true });
	});
	test('a mention has no call', () => {
		const entry = one([], { role: 'mention' });
		assert.deepEqual([entry.call, entry.library], [null, null]);
	});
	test('nothing found', () => assert.equal(referencesToJson([]), '[]\n'));
});

function checked(lookup: Lookup) {
	const one = resolved(lookup, [load({ use })], { role: 'constant', span });
	const findings = checkReferences([one], { rules: {} }, fakeHost().log, { now });
	return [{ path: 'a.py', text, resolved: [one], findings }];
}

suite('check', () => {
	test('as JSON', () => {
		const { findings, summary } = JSON.parse(findingsToJson(checked(found())));
		const [{ message, ...finding }] = findings;
		assert.match(message, /^org\/name can change under you/);
		assert.deepEqual(finding, {
			path: 'a.py',
			line: 2,
			col: 6,
			endLine: 2,
			endCol: 14,
			id: 'org/name',
			hub: 'huggingface',
			rule: 'unpinned-revision',
			severity: 'warning',
			uses: [{ line: 3, col: 3, endLine: 3, endCol: 4 }],
			fixes: [],
			suppressed: null,
			lookup: 'found',
		});
		assert.deepEqual(summary, {
			files: 1,
			references: 1,
			models: 1,
			bySeverity: { error: 0, warning: 1, info: 0, hint: 0 },
			suppressed: 0,
			unasked: [],
		});
	});
	test('as JSON: the edits of a fix, and who silenced a finding', () => {
		const [file] = checked(found());
		assert.ok(file);
		const fix = { title: 'Pin', behaviour: true, edits: [{ span: use, text: 'N' }] };
		const suppressed = { where: 'policy', reason: 'ours', until: '2027-01-31' } as const;
		const findings = file.findings.map((one) => ({ ...one, fixes: [fix], suppressed }));
		const { findings: written, summary } = JSON.parse(findingsToJson([{ ...file, findings }]));
		const edits = [{ line: 3, col: 3, endLine: 3, endCol: 4, text: 'N' }];
		assert.deepEqual(
			[written[0].fixes, written[0].suppressed],
			[[{ title: 'Pin', behaviour: true, preferred: false, edits }], suppressed],
		);
		assert.deepEqual([summary.suppressed, summary.bySeverity.warning], [1, 0]);
	});
	test('as text', () => {
		const lines = findingsToText(checked(found({ licenses: [] })), noPaint).split('\n');
		assert.deepEqual(lines.slice(0, 3), ['a.py:2:6', '  2 | M = "org/name"', '    |      ^^^^^^^^']);
		assert.match(lines[3] ?? '', /^ {2}warning {2}org\/name can change .* {2}unpinned-revision$/);
		assert.equal(lines[4], '           loaded at line 3');
		assert.match(lines[5] ?? '', /org\/name states no licence\..* {2}no-license$/);
		assert.deepEqual(lines.slice(6), ['', '1 model, 1 reference, 1 file: 2 warnings.', '']);
	});
	test('says what could not be asked, and why', () => {
		const lines = findingsToText(checked({ state: 'unreachable', reason: 'It is down.' }), noPaint).split(
			'\n',
		);
		assert.deepEqual(lines.slice(-3), [
			'The hub did not say (It is down); not known: org/name.',
			'1 model, 1 reference, 1 file: 1 warning; 1 model could not be looked up.',
			'',
		]);
	});
	test('what a stand-in for the hub has no record of was not left open by the hub', () => {
		const lookup = { state: 'unreachable', cause: 'not-recorded', reason: 'Not recorded at x.' } as const;
		assert.match(findingsToText(checked(lookup), noPaint), /^Not recorded at x; not known: org\/name\.$/m);
	});
	test('tells what earlier answers stand for apart from what is not known', () => {
		const { model, evidence: from } = found() as Extract<Lookup, { state: 'found' }>;
		const off = { state: 'unreachable', cause: 'not-asked', reason: 'Offline.' } as const;
		const last = { model, evidence: { ...from, stale: true } };
		const [file] = checked({ ...off, last });
		assert.ok(file);
		assert.deepEqual(findingsToText([file], noPaint).split('\n').slice(-3), [
			'Offline; told from earlier answers: org/name.',
			'1 model, 1 reference, 1 file: 1 warning; 1 model is told from an earlier answer.',
			'',
		]);
		const other = file.resolved.map((one) => ({
			...one,
			reference: { ...one.reference, id: 'org/other' },
			lookup: { state: 'not-asked', reason: 'Offline.' } as const,
		}));
		const both = { ...file, resolved: [...file.resolved, ...other] };
		assert.deepEqual(findingsToText([both], noPaint).split('\n').slice(-4, -1), [
			'Offline; told from earlier answers: org/name.',
			'Offline; not known: org/other.',
			'2 models, 2 references, 1 file: 1 warning; 1 model is told from an earlier answer, 1 is not known.',
		]);
		const half = file.resolved.map((one) => ({ ...one, lookup: off }));
		assert.match(
			findingsToText([{ ...file, resolved: [...file.resolved, ...half] }], noPaint),
			/not known: org\/name\.\n.*; 1 model could not be looked up\.\n$/,
		);
		assert.match(
			toSarif([file], { version: '1.0.0', notes: [] }),
			/"org\/name is told from an earlier answer: Offline\."/,
		);
	});
	test('nothing to say', () => assert.equal(findingsToText([], noPaint), 'no models: no findings.\n'));
	test('how many files were read, of which few or none name a model', () => {
		const summary = summarise(checked(found()));
		assert.match(
			summaryLine(summary, { read: 310 }),
			/^1 model, 1 reference, 310 files read, 1 of them names models: /,
		);
		assert.match(summaryLine(summary, { read: 1 }), /^1 model, 1 reference, 1 file: /);
		assert.equal(
			findingsToText([], noPaint, { coverage: { read: 2 } }),
			'no models, 2 files read: no findings.\n',
		);
		const short = { read: 9, leftOut: 2, partly: 1 };
		assert.equal(
			findingsToText([], noPaint, { coverage: short }),
			'no models, 9 files read, 2 left out, 1 read only in part: no findings.\n',
		);
		assert.equal(
			referencesToText([], noPaint, short),
			'No models found, 9 files read, 2 left out, 1 read only in part.\n',
		);
		assert.equal(referencesToText([], noPaint, { read: 1 }), 'No models found, 1 file read.\n');
		assert.equal(referencesToText([], noPaint, { read: 0 }), 'No models found, 0 files read.\n');
	});
	test('references to datasets and spaces are counted apart', () => {
		const line = (...kinds: readonly ModelReference['kind'][]) =>
			referencesToText(
				kinds.map((kind, at) => ({
					path: `${at}.py`,
					text,
					references: [reference({ span, kind, loads: [] })],
				})),
				noPaint,
				{ read: 9 },
			)
				.trimEnd()
				.split('\n')
				.at(-1);
		assert.equal(line('model', 'model'), '2 references, 1 model, 9 files read, 2 of them name models.');
		assert.equal(
			line('model', 'model', 'dataset', 'dataset', 'space'),
			'2 references to models, 2 references to datasets, 1 reference to a space, 1 model, 9 files read, 2 of them name models.',
		);
		assert.equal(line('dataset'), '1 reference to a dataset, 9 files read.');
	});
	test('datasets and mentions do not count', () => {
		const [file] = checked(found());
		assert.ok(file);
		const lookup: Lookup = { state: 'not-asked', reason: 'a mention' };
		const more = [resolved(lookup, [], { kind: 'dataset' }), resolved(lookup, [], { role: 'mention' })];
		assert.deepEqual(summarise([{ ...file, resolved: [...file.resolved, ...more] }]), summarise([file]));
	});
});

suite('output for a terminal', () => {
	const hostile = 'a\u001b[2J\u202e\nb';
	test('colours are ours alone', () => {
		const out = referencesToText(
			[{ path: hostile, text, references: [reference({ id: hostile, span })] }],
			ansiPaint,
		);
		assert.equal(
			out,
			'\u001b[2ma[2J b:2:6\u001b[22m  \u001b[1ma[2J b\u001b[22m  load\n1 reference, 1 model, 1 file.\n',
		);
	});
	test('a kind, a hub, a call, a revision', () => {
		const references = [
			reference({ span, kind: 'dataset', loads: [load({ revision: 'v1' })] }),
			reference({ span, hub: 'ollama', loads: [load({ revision: commit, call: 'pull' })] }),
			reference({ span, loads: [load({ revision: unknown })] }),
		];
		assert.equal(
			referencesToText([{ path: 'a', text, references }], noPaint),
			'a:2:6  org/name  dataset  AutoModel.from_pretrained  v1\na:2:6  org/name  load  ollama  pull  pinned 79e7739\na:2:6  org/name  load  AutoModel.from_pretrained  revision not known\n2 references to models, 1 reference to a dataset, 2 models, 1 file.\n',
		);
	});
	test('a model as JSON', () => {
		const json = JSON.parse(
			modelToJson(resolved({ state: 'unreachable', reason: 'down' }), 'main', undefined),
		);
		assert.deepEqual(json, {
			id: 'org/name',
			hub: 'huggingface',
			revision: 'main',
			page: null,
			state: 'unreachable',
			reason: 'down',
		});
	});
});
