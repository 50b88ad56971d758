import * as assert from 'node:assert/strict';
import { checkReferences } from '../../../src/core/check';
import type { Finding, ResolvedReference } from '../../../src/core/finding';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import type { Handed } from '../../../src/core/reference';
import { toHover, toPlainHover } from '../../../src/core/report/hover';
import { actionsFor } from '../../../src/core/report/hoverActions';
import { signsLegend } from '../../../src/core/report/signs';
import {
	commit,
	evidence,
	files,
	found,
	type LoadFacts,
	load,
	modelInfo,
	now,
	otherCommit,
	reference,
	resolved,
	unknown,
} from '../builders';
import { fakeHost } from '../fakeHost';

const page = 'https://huggingface.co/org/name';

function hover(one: ResolvedReference, options: object = {}): string {
	const findings = checkReferences([one], { rules: {} }, fakeHost().log, { now });
	return withMarks(toHover(one, findings, { now, page, ...options }));
}

function plain(one: ResolvedReference): string {
	return toPlainHover(one, checkReferences([one], { rules: {} }, fakeHost().log, { now }), { now, page });
}

const pinned = (facts: Partial<ModelInfo> = {}, how: LoadFacts = {}) =>
	resolved(found(facts), [load({ revision: commit, ...how })]);

/** The icons of the editor as the signs that other outputs have, which are easier to read in a table of tests. */
function withMarks(markdown: string): string {
	const marks = { check: '✓', warning: '!', error: '✕', 'circle-outline': '○', blank: '\u2003' };
	return markdown.replace(/^\$\(([a-z-]+)\)/gm, (icon, name) => marks[name as keyof typeof marks] ?? icon);
}

suite('models that are handed to functions of the project', () => {
	const defined = { path: '/home/me/utils/wrapper.py', line: 21 };
	const handed = (...handedTo: readonly Handed[]) => resolved(found(), [], { role: 'constant', handedTo });

	test('no load is seen: who is given it, and where that is defined', () => {
		assert.match(
			hover(handed({ call: 'Wrapper', defined })),
			/^○ Handed to `Wrapper`, defined in wrapper\.py, line 21: whether its revision is pinned cannot be told here/m,
		);
		assert.match(hover(handed({ call: 'a' }, { call: 'b', defined })), /^○ Handed to `a`, `b`: /m);
		assert.match(hover(handed()), /Revision: no load of it in this file/);
	});

	test('and that is told as well where the hub is not asked', () => {
		const one = { ...handed({ call: 'Wrapper' }), lookup: { state: 'not-asked', reason: 'Off.' } as const };
		assert.match(hover(one), /^○ Handed to `Wrapper`: /m);
	});

	test('a load of it is seen: where that is, in the words of whoever knows the place', () => {
		const one = resolved(found(), [load({ call: 'Wrapper', takesRevision: 'no', through: defined })]);
		assert.match(hover(one), /^! Not pinned: /m);
		assert.match(hover(one), /^\u2003 Loaded through `Wrapper`, in wrapper\.py, line 21/m);
		assert.match(
			hover(one, { place: () => '[there](file:///a)' }),
			/`Wrapper`, in \[there\]\(file:\/\/\/a\)/,
		);
	});
});

suite('toHover', () => {
	test('lines begin with the same signs as in a terminal, or an icon of their shape, and each is explained', () => {
		const one = resolved(
			found({
				id: 'org/new',
				gated: 'manual',
				licenses: undefined,
				hasCardData: undefined,
				scan: { done: true, issues: [{ path: 'model.safetensors', level: 'unsafe' }] },
			}),
		);
		const inOrder = (text: string) => text.split('\n').flatMap((line) => /^[✓!✕○≠]/.exec(line)?.[0] ?? []);
		const used = [...new Set(inOrder(plain(one)))];
		assert.deepEqual([...new Set(inOrder(hover(one)))], used);
		assert.equal(used.length, 5, used.join(' '));
		for (const sign of used) {
			assert.match(signsLegend(), new RegExp(`[:·] ${sign} \\p{L}{3}`, 'u'));
		}
	});

	test('what is against the model stands first, then what is looked for, then what else is to be decided', () => {
		const model = found({
			licenses: undefined,
			gated: 'manual',
			scan: { done: true, issues: [{ path: 'model.safetensors', level: 'unsafe' }] },
		});
		const begin = [
			/^✕ /,
			/Licence: /,
			/Weights: /,
			/Not pinned: /,
			/downloads /,
			/^! Gated: /,
			/^[✓○\u2003]/,
		];
		for (const text of [hover(resolved(model)), plain(resolved(model))]) {
			const lines = text.split('\n').filter((line, at) => at > 0 && !line.startsWith('[Open on the hub]'));
			for (const [at, pattern] of begin.entries()) {
				assert.match(lines[at] ?? '', pattern, text);
			}
		}
	});

	test('what the editor shows above is not told again', () => {
		const one = resolved(
			found({
				gated: 'manual',
				files: [{ path: 'pytorch_model.bin', size: 1_302_220_525 }, { path: 'README.md' }],
				licenses: ['apache-2.0'],
			}),
		);
		const findings = checkReferences([one], { rules: {} }, fakeHost().log, { now });
		const other: Finding = { ...(findings[0] as Finding), rule: 'license-policy', message: 'Not allowed.' };
		const error: Finding = { ...other, rule: 'stale-decision', severity: 'error', message: 'Gone stale.' };
		const missing: Finding = { ...other, rule: 'license-text-missing' };
		const all = [...findings, other, error, missing];
		const text = (above: readonly Finding[]) => withMarks(toHover(one, all, { now, page, above }));
		const whole = text([]);
		assert.match(whole, /^! Not allowed\./m);
		assert.match(whole, /^✕ Gone stale\./m);
		const short = text(all);
		assert.match(short.split('\n')[2] ?? '', /^✓ Licence/, 'what was seen above does not come first');
		assert.match(short, /^✕ Said above: `license-policy`, `stale-decision`/m);
		assert.match(short, /^! Not pinned: loads `main` {2}$/m);
		assert.match(short, /^! Weights: pickle \(`pytorch_model\.bin`, 1\.3 GB\) · scanners/m);
		assert.match(short, /^✓ Licence: Apache license 2\.0: [^·]* {2}$/m);
		assert.doesNotMatch(
			short,
			/Not allowed|Gone stale|can run code|no licence text|37f520f|on the day it runs/,
		);
		// There is as much to decide.
		assert.equal(short.split('\n')[0], whole.split('\n')[0]);
	});

	test('a misspelt id: the models that may be meant, each once and the much used first', () => {
		const missing: Lookup = { state: 'missing', what: 'repository', orPrivate: false, evidence };
		const one = resolved(missing);
		const fixes = (...ids: string[]) =>
			ids.map((id) => ({ title: id, edits: [{ span: { start: 0, end: 8 }, text: id }], behaviour: true }));
		const [first] = checkReferences([one], { rules: {} }, fakeHost().log, { now });
		assert.equal(first?.rule, 'model-not-found');
		const absent: Finding = { ...first, fixes: fixes('org/other', 'org/nam`e') };
		const alike: Finding = { ...first, rule: 'lookalike-name', fixes: fixes('org/nam`e') };
		const pin: Finding = { ...first, rule: 'unpinned-revision', fixes: fixes('no id') };
		const text = (...found: Finding[]) => toPlainHover(one, found, { now, above: found });
		assert.match(text(absent), /^! Did you mean org\/other or org\/nam`e\?$/m);
		assert.match(text(absent, alike), /^! Did you mean org\/nam`e or org\/other\?$/m);
		assert.match(toHover(one, [alike], { now }), /Did you mean `` org\/nam`e ``\?/);
		assert.doesNotMatch(text(pin), /Did you mean/);
	});

	test('where the id of a name is written stands under the head, above the actions', () => {
		const links = [{ title: 'Pin', command: 'command:weightwise.pin' }];
		const [, written, actions] = hover(resolved(found()), {
			links,
			written: '[Written in line 2](file:///a.py#L2)',
		})
			.split('\n')
			.map((line) => line.trimEnd());
		assert.equal(written, '[Written in line 2](file:///a.py#L2)');
		assert.match(actions ?? '', /^\[Pin\]/);
	});

	test('a model with things to decide', () => {
		const model = found({
			files: [{ path: 'pytorch_model.bin', size: 1_302_220_525 }, { path: 'README.md' }],
			datasets: undefined,
			architectures: ['BertModel'],
			downloads: 1_234_567,
			likes: 42,
		});
		assert.equal(
			hover(resolved(model), { links: [{ title: 'Pin', command: 'command:weightwise.pin?%5B1%5D' }] }),
			[
				'**`org/name`** — 2 things to decide',
				`[Pin](command:weightwise.pin?%5B1%5D) · [Open on the hub](${page})`,
				'✓ Licence: MIT: commercial use allowed, keep the notices · no licence text in the repository',
				'! Weights: pickle (`pytorch_model.bin`, 1.3 GB); can run code when opened · scanners: not stated',
				'! Not pinned: loads whatever `main` is on the day it runs (now `79e7739`, 2024-04-02)',
				'\u2003 1.2 M downloads in 30 days · 42 likes · last change 2024-04-02',
				'✓ No Python files of the repository are run',
				'○ Card metadata: training data not stated',
				'\u2003 BertModel · feature-extraction · zh',
				'\u2003 read 3 minutes ago from huggingface.co',
			].join('  \n'),
		);
	});
	test('the same words without marks in a terminal', () => {
		const lines = plain(pinned()).split('\n');
		assert.equal(lines[0], 'org/name — nothing to decide here');
		assert.ok(lines.includes('✓ Pinned to commit 79e7739'));
		assert.ok(lines.includes(`  Open on the hub: ${page}`));
	});
	test('at most 14 lines when everything is said', () => {
		const one = resolved(
			found({
				id: 'org/renamed',
				gated: 'manual',
				scan: { done: true, issues: [{ path: 'model.safetensors', level: 'unsafe' }] },
				baseModels: ['org/base'],
				remoteCode: ['a.py'],
			}),
			[load({ options: { trust_remote_code: true } }), load({ revision: commit })],
		);
		assert.ok(hover(one).split('\n').length <= 14, hover(one));
	});

	const says: [string, ResolvedReference, RegExp][] = [
		[
			'code without a load around it',
			resolved(found({ remoteCode: ['m.py'] }), []),
			/! Has code that runs when remote code is trusted: `m\.py`/,
		],
		['only pickles', resolved(found({ files: files('x.pt') }), []), /! Weights: only pickle/],
		['unknown is not fine', pinned({ hasCardData: undefined }), /— nothing to decide in what is stated/],
		[
			'no answer is fine by itself',
			pinned({ licenses: undefined, hasCardData: undefined, files: undefined }),
			/○ Licence: not stated[\s\S]*○ Card: not stated/,
		],
		[
			'what a stand-in for the hub has no record of',
			pinned({
				licenses: undefined,
				hasCardData: undefined,
				lastModified: undefined,
				unrecorded: ['cardData', 'downloads', 'lastModified', 'securityRepoStatus'],
			}),
			/Licence: not recorded here[\s\S]*scanners: not recorded here[\s\S]*downloads not recorded here.*last change not recorded here[\s\S]*○ Card: not recorded here/,
		],
		[
			'evaluation results that a stand-in for the hub has no record of',
			pinned({ statesResults: false, unrecorded: ['model-index'] }),
			/○ Card metadata: (?:(?!evaluation results)[^;\n])*(?:; )?evaluation results not recorded here\s/,
		],
		[
			'files and code that a stand-in for the hub has no record of',
			pinned({ files: undefined, unrecorded: ['siblings'] }),
			/○ Weights: files not recorded here [\s\S]*○ Code in the repository: not recorded here/,
		],
		[
			'a configuration that a stand-in has no record of',
			resolved(found({ files: [{ path: 'm.py' }], unrecorded: ['config'] }), []),
			/Python files in the repository: 1; which of them run is not recorded here/,
		],
		[
			'facts of an earlier day, however lately they were read',
			resolved(found({ recorded: true }), [load()]),
			/\(`79e7739` in the recorded facts, 2024-04-02\)[\s\S]*facts recorded on an earlier day, read .* from /,
		],
		['a finished scan', pinned({ scan: { done: true, issues: [] } }), /scanners: nothing found/],
		['an unfinished scan', pinned({ scan: { done: false, issues: [] } }), /scanners: not finished/],
		['no scan', pinned(), /scanners: not stated/],
		[
			'a flagged file that is read',
			pinned({ scan: { done: true, issues: [{ path: 'model.safetensors', level: 'unsafe' }] } }),
			/✕ The hub's scanners call `model\.safetensors` unsafe\s/,
		],
		[
			'a flagged file that is not read',
			pinned({ scan: { done: true, issues: [{ path: 'x.pkl', level: 'unsafe' }] } }),
			/○ .*`x\.pkl` unsafe; this load does not read it/,
		],
		[
			'code that runs',
			pinned({ remoteCode: ['m.py'] }, { options: { trust_remote_code: true } }),
			/! Runs code from the repository \(trust_remote_code\): `m\.py`/,
		],
		['code that does not', pinned({ remoteCode: ['m.py'] }), /Has code that this load does not run: `m\.py`/],
		['unlisted code', pinned({ files: undefined }), /○ Code in the repository: not stated/],
		['gated', pinned({ gated: 'auto' }), /! Gated: its terms have to be accepted/],
		['renamed', pinned({ id: 'org/new' }), /≠ The hub answers under another name: `org\/new`/],
		[
			'a commit that the call does not hand on',
			pinned({}, { revisionLostBy: 'fast_inference', options: { fast_inference: true } }),
			/! Not pinned: `fast_inference=True` has the default branch loaded/,
		],
		['a computed revision', pinned({}, { revision: unknown }), /○ Revision: not told by the text, since /],
		[
			'a server',
			pinned({}, { reads: 'remote', revision: undefined }),
			/the model runs elsewhere[\s\S]*whatever the server runs/,
		],
		[
			'no load',
			resolved(found(), [], { role: 'mention' }),
			/safetensors in the repository[\s\S]*no load of it in this file/,
		],
		['non-commercial', pinned({ licenses: ['cc-by-nc-4.0'] }), /! Licence: .*: no commercial use/],
		[
			'own licence',
			pinned({ licenses: ['other'], licenseName: 'acme' }),
			/! Licence: its own, acme; read it/,
		],
		[
			'own licence whose terms are known',
			pinned({ licenses: ['other'], licenseName: 'lfm1.0' }),
			/! Licence: its own, LFM Open License v1\.0: commercial use under conditions, own licence needed above 10,000,000 US dollars of yearly revenue/,
		],
		[
			'misspelt licence',
			pinned({ licenses: ['apache-2'] }),
			/! Licence: apache-2, which the hub does not define; apache-2\.0 meant\?/,
		],
		[
			'several licences',
			pinned({ licenses: ['mit', 'gemma'] }),
			/! Licence: several stated, MIT, Gemma Terms of Use/,
		],
		['derived', pinned({ baseModels: ['a/b'] }), /Made from `a\/b`/],
		['old repositories', pinned({ createdAt: '2022-03-02T23:29:04.000Z' }), /created 2022-03-02 or earlier/],
	];
	for (const [name, one, expected] of says) {
		test(`says: ${name}`, () => assert.match(hover(one), expected));
	}
	test('loads at different revisions, and the one that is pointed at', () => {
		const here = load({ revision: otherCommit, use: { start: 90, end: 95 } });
		const one = resolved(found(), [load({ use: { start: 50, end: 55 } }), here]);
		assert.match(hover(one), /Not pinned[\s\S]*≠ Loaded here at different revisions: `main`, `86b5e09`/);
		assert.match(hover(one, { load: { ...here } }), /✓ Pinned to commit `86b5e09`/);
	});
});

suite('toHover: without an answer', () => {
	const last = { model: modelInfo(), evidence: { ...evidence, readAt: now - 2 * 86_400_000 } };
	const states: [string, Lookup, RegExp][] = [
		[
			'missing',
			{ state: 'missing', what: 'repository', orPrivate: false, evidence },
			/— Not on the hub: there is no such model/,
		],
		[
			'missing or private',
			// Whether a token was sent or not.
			{ state: 'missing', what: 'repository', orPrivate: true, evidence },
			/— Not on the hub, or private: the hub tells which only to a token that may read it\./,
		],
		[
			'missing revision',
			{ state: 'missing', what: 'revision', orPrivate: false, evidence },
			/— Not known at this revision\s+\[Open on the hub\]\(\S+\)\s+✕ The hub has the model, but not this revision/,
		],
		['private', { state: 'private', evidence }, /— Not known: the model is private/],
		['disabled', { state: 'disabled', evidence }, /— Not available: the hub has disabled/],
		[
			'unreachable',
			{ state: 'unreachable', reason: 'timed out' },
			/— Not known, and there is no earlier answer\. timed out\./,
		],
		[
			'unreachable with an earlier answer',
			{ state: 'unreachable', reason: 'timed out', last },
			/— Not known now, last seen 2 days ago\. timed out\.[\s\S]*Licence: MIT[\s\S]*could not be asked now; read 2 days ago/,
		],
		[
			'unreachable, and not there when it last answered',
			{
				state: 'unreachable',
				reason: 'timed out',
				lastMissing: { what: 'repository', orPrivate: true, evidence: last.evidence },
			},
			/— Not known now\. timed out\. It did not exist, or was private, when the hub last answered, on \d{4}-\d\d-\d\d\./,
		],
		['not asked', { state: 'not-asked', reason: 'lookups are off' }, /— Not known\. lookups are off\./],
		[
			'stale',
			{ state: 'found', model: modelInfo(), evidence: { ...evidence, stale: true } },
			/the hub could not be asked now; read 3 minutes ago/,
		],
	];
	for (const [name, lookup, expected] of states) {
		test(name, () => {
			assert.match(hover(resolved(lookup, [load({ revision: commit })])), expected);
			assert.ok(
				lookup.state === 'found' || !/to decide/.test(hover(resolved(lookup, [load({ revision: commit })]))),
			);
		});
	}
	test('unsupported: with its page', () => {
		const one = resolved({ state: 'unsupported', page: 'https://hub.example/m' }, [], { hub: 'other' });
		assert.match(
			withMarks(toHover(one, [], { now })),
			/no public interface[\s\S]*\[Open on the hub\]\(https:\/\/hub\.example\/m\)/,
		);
	});
	test('a dataset: what it is, and nothing that is said of models', () => {
		const reason = 'This names a dataset; only models are looked up.';
		const one = resolved({ state: 'not-asked', reason }, [load()], { kind: 'dataset' });
		assert.equal(toHover(one, [], { now }), `**\`${one.reference.id}\`** — ${reason}`);
	});
	test('actions are those that make sense', () => {
		const missing = { state: 'missing', orPrivate: true, evidence } as const;
		const all = ['showModel', 'inspectWeights', 'decide'];
		for (const [facts, lookup, expected] of [
			[{}, found(), all],
			[{}, { ...missing, what: 'revision' }, all],
			[{}, { ...missing, what: 'repository' }, ['showModel']],
			[{ kind: 'dataset' }, { state: 'not-asked', reason: '' }, []],
			[{ role: 'mention' }, found(), []],
		] as const) {
			assert.deepEqual(actionsFor(reference(facts), lookup), expected);
		}
	});
	test('nothing unknown has a tick', () => {
		for (const [, lookup] of states.filter(([, { state }]) => state !== 'found' && state !== 'unreachable')) {
			assert.doesNotMatch(hover(resolved(lookup)), /✓/);
		}
	});
});

suite('toHover: hostile text', () => {
	const hostile = [
		'[run](command:evil)',
		'![x](https://evil/x.png)',
		'<img src=x>',
		'a\n\n# b\n- c',
		'`code` **bold**',
		'https://evil.example www.evil.example <https://evil> x@evil.example',
		'\u202Egnp.exe\u001b[31m\u0007',
		'a &lt;b&gt; | c',
		'&#91;x&#93;(command:evil)',
		'\\[x](command:evil)',
		'$(check) Verified $(sync~spin) \\$(pass) $$(error)',
	];
	for (const text of hostile) {
		test(JSON.stringify(text), () => {
			const markdown = hover(
				pinned({
					licenses: ['other'],
					licenseName: text,
					task: text,
					architectures: [text],
					baseModels: [text],
					languages: [text],
					remoteCode: [text],
					files: [{ path: text }],
				}),
			);
			const bare = hover(pinned({ licenses: ['other'], licenseName: 'x', files: files('x') }));
			// What is in a code span, or escaped, is text. Nothing else of it may be left that means something.
			const rest = markdown
				.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, 'CODE')
				.replace(/\\[!-/:-@[-`{-~]/g, '')
				.replace(/\[Open on the hub\]\([^)]*\)/, '');
			assert.doesNotMatch(rest, /[[\]<>`@|&~]|https?:|www\./);
			assert.doesNotMatch(markdown, /\$\(/, 'an icon of the editor');
			assert.doesNotMatch(markdown.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
			assert.ok(markdown.split('\n').length <= bare.split('\n').length + 3, markdown);
		});
	}
	test('no long name takes the hover over', () => {
		assert.ok(hover(pinned({ licenses: ['other'], licenseName: 'x'.repeat(1_000_000) })).length < 3000);
	});
	test('an address cannot leave its link', () => {
		const text = hover(pinned(), { links: [{ title: 'a]b', command: 'command:x?) [y](command:evil' }] });
		assert.match(text, /\[a\\\]b\]\(command:x\?%29%20\[y\]%28command:evil\)/);
	});
	test('only the web and commands are linked', () => {
		assert.doesNotMatch(hover(pinned(), { page: 'javascript:alert(1)' }), /javascript/);
	});
});
