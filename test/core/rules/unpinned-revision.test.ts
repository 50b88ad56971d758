import * as assert from 'node:assert/strict';
import type { Lookup } from '../../../src/core/model';
import type { Load } from '../../../src/core/reference';
import {
	afterFix,
	callIn,
	commit,
	evidence,
	findingsOf,
	found,
	type LoadFacts,
	load,
	modelInfo,
	now,
	otherCommit,
	resolved,
	spanOf,
	unknown,
} from '../builders';

const rule = 'unpinned-revision';

suite(rule, () => {
	const check = (facts: LoadFacts, lookup: Lookup = found()) =>
		findingsOf(rule, [resolved(lookup, [load(facts)])]);

	test('a pin of code that runs on loading says so, and which code that is', () => {
		const trusts = { options: { trust_remote_code: true } };
		const at = 'AutoModel.from_pretrained("org/name")';
		const fixOf = (facts: LoadFacts, lookup: Lookup) =>
			findingsOf(rule, [resolved(lookup, [callIn(at, 'org/name', facts).load])])[0]?.fixes[0];
		const own = found({ commit: otherCommit, remoteCode: ['a.py'] });
		const pin = fixOf(trusts, own);
		assert.match(pin?.title ?? '', /^Pin to commit .*, with code that runs on loading: read it first$/);
		assert.deepEqual(pin?.code, [{ id: 'org/name', commit: otherCommit }]);
		const none = found({ files: [{ path: 'model.safetensors' }], modelType: 'bert' });
		const without: [LoadFacts, Lookup][] = [
			[{}, own],
			[trusts, none],
			// The revision of the model does not pin it.
			[trusts, found({ remoteCode: ['other/repo--a.py'] })],
		];
		for (const [facts, lookup] of without) {
			const plain = fixOf(facts, lookup);
			assert.match(plain?.title ?? '', /^Pin to commit [^:]*$/);
			assert.equal(plain?.code, undefined);
		}
	});

	test('of a function of the project it says where that asks for the model', () => {
		const through = { path: '/home/me/utils/wrapper.py', line: 418 };
		const [finding] = check({ call: 'Wrapper', takesRevision: 'no', through });
		assert.match(
			finding?.message ?? '',
			/Wrapper asks for it without a revision \(wrapper\.py, line 418\): /,
		);
		assert.deepEqual(finding?.fixes, []);
	});

	for (const [format, isPython] of [
		[undefined, true],
		['python', true],
		['notebook', true],
		['typescript', false],
		['yaml', false],
	] as const) {
		test(`what downloads a snapshot, in words that there are in ${format ?? 'a file of no name'}`, () => {
			const refusing: Partial<Load>[] = [
				{},
				{ overridable: 'parameter' },
				{ revisionRefusedBy: 'x' },
				{ through: { path: 'a.ts', line: 3 } },
			];
			for (const facts of refusing) {
				const refused = { ...load({ takesRevision: 'no' }), ...facts };
				const [one] = findingsOf(rule, [resolved(found(), [refused])], undefined, undefined, { format });
				const message = one?.message ?? '';
				assert.match(message, /"hf download --revision"/);
				assert.equal(message.includes('snapshot_download(…, revision=…) or "hf'), isPython, message);
			}
		});
	}

	const open: [string, LoadFacts][] = [
		['nothing', {}],
		['a branch', { revision: 'main' }],
		['a tag', { revision: 'v1.0' }],
		['a short commit', { revision: commit.slice(0, 7) }],
		['a commit in capitals', { revision: commit.toUpperCase() }],
		['None', { revision: { state: 'known', value: null, span: { start: 0, end: 0 } } }],
		['a tokenizer', { reads: 'text' }],
	];
	for (const [name, facts] of open) {
		test(`${name} is not pinned`, () => assert.equal(check(facts).length, 1));
	}
	const fine: [string, LoadFacts][] = [
		['a full commit', { revision: commit }],
		['a computed revision', { revision: unknown }],
		['a variable of the environment', { library: 'environment', takesRevision: 'no' }],
		['a request to a server', { reads: 'remote', takesRevision: 'no' }],
	];
	for (const [name, facts] of fine) {
		test(`${name} is left alone`, () => assert.deepEqual(check(facts), []));
	}
	test('other hubs, datasets and prose are left alone', () => {
		const one = (facts: object) => findingsOf(rule, [resolved(found(), [load()], facts)]);
		assert.deepEqual(
			[...one({ hub: 'ollama' }), ...one({ kind: 'dataset' }), ...one({ role: 'mention' })],
			[],
		);
	});

	test('the message says what main means now', () => {
		assert.equal(
			check({})[0]?.message,
			'org/name can change under you: no commit is pinned. ' +
				`main is now ${commit} (2024-04-02). ` +
				'Give AutoModel.from_pretrained the full commit as its revision; here that has to be written by hand.',
		);
	});
	test('an empty revision: that it is not the default branch, and what main means now', () => {
		const text = 'AutoModel.from_pretrained("org/name", revision="")';
		const place = { span: spanOf(text, '""'), before: '', after: '', notation: 'python' } as const;
		const { load: one } = callIn(text, 'org/name', { revision: '', slots: { revision: place } });
		const findings = findingsOf(rule, [resolved(found(), [one])], text);
		assert.match(
			findings[0]?.message ?? '',
			/an empty revision: .* not the default branch either.* main is now 79e7739 /,
		);
		assert.equal(afterFix(text, findings), `AutoModel.from_pretrained("org/name", revision="${commit}")`);
	});
	test('a call that loads several models: why nothing is written there', () => {
		const [finding] = check({ others: ['org/other'] });
		assert.match(finding?.message ?? '', /may also load org\/other: give each model a revision of its own/);
		assert.deepEqual(finding?.fixes, []);
	});
	test('a call that may load many: names some of them', () => {
		const [finding] = check({ others: ['org/b', 'org/c', 'org/d', 'org/e', 'org/f'] });
		assert.match(finding?.message ?? '', /may also load org\/b and 4 more: give each/);
	});
	test('the address of a table is no model', () => {
		const address = (file: string) => `https://huggingface.co/org/name/resolve/main/${file}`;
		const count = (file: string) => {
			const url = load({ takesRevision: 'url', revision: 'main' });
			return findingsOf(rule, [resolved(found(), [url], { text: address(file) })]).length;
		};
		assert.deepEqual(
			[count('train.jsonl'), count('a/b.parquet?download=true'), count('model.safetensors')],
			[0, 0, 1],
		);
	});
	test('a call that takes no revision and may be given another model: the caution is said', () => {
		const [finding] = check({ takesRevision: 'no', call: 'TransformersModel', overridable: 'parameter' });
		assert.match(
			finding?.message ?? '',
			/takes no revision: if nothing gives another model in its place, load the folder/,
		);
	});
	test('a revision that stands in a dictionary: which one', () => {
		const before = ', load_kwargs={"revision": ';
		const slot = { span: { start: 0, end: 0 }, before, after: '}', notation: 'python' } as const;
		const [finding] = check(
			{ call: 'MLXModel', slots: { revision: slot } },
			{ state: 'unreachable', reason: 'x' },
		);
		assert.match(finding?.message ?? '', /Give the full commit as its revision, in load_kwargs\./);
	});

	test('a call that takes no revision: what to do instead, and no fix', () => {
		const [finding] = check({ takesRevision: 'no', call: 'spacy.load' });
		assert.match(
			finding?.message ?? '',
			/spacy\.load takes no revision: load the folder that snapshot_download\(…, revision=…\) or/,
		);
		assert.deepEqual(finding?.fixes, []);
	});

	const unsaid: [string, Lookup, RegExp][] = [
		['no commit', found({ commit: undefined }), /does not say which commit main means/],
		[
			'unreachable',
			{ state: 'unreachable', reason: 'connection refused' },
			/is pinned\. Look for it on the hub first, then give [^.]*\.$/,
		],
		[
			'not asked',
			{ state: 'not-asked', reason: 'lookups are off' },
			/is pinned\. Look for it on the hub first, .*\. lookups are off\.$/,
		],
		['private', { state: 'private', evidence }, /is private/],
		[
			'no such revision',
			{ state: 'missing', what: 'revision', orPrivate: false, evidence },
			/no such revision/,
		],
	];
	for (const [name, lookup, why] of unsaid) {
		test(`${name}: the finding stays, says why, has no fix`, () => {
			const text = 'f("org/name")';
			const call = callIn(text, 'org/name');
			const [finding] = findingsOf(rule, [resolved(lookup, [call.load], { span: call.span })], text);
			assert.match(finding?.message ?? '', why);
			assert.deepEqual(finding?.fixes, []);
		});
	}
	const unasked: Lookup = { state: 'unreachable', reason: 'down' };
	const hints: [string, LoadFacts, RegExp][] = [
		['a keyword', {}, /Look for it on the hub first, then give the full commit as its revision\./],
		[
			'a default',
			{ overridable: 'parameter' },
			/It is only a default: give the full commit as its revision if nothing gives another model in its place\./,
		],
		['an address', { takesRevision: 'url' }, /Write the full commit into the address\./],
	];
	for (const [name, facts, hint] of hints) {
		test(`unreachable, with a place for ${name}: what can be done all the same`, () => {
			const text = 'f("org/name")';
			const call = callIn(text, 'org/name', facts);
			const [finding] = findingsOf(rule, [resolved(unasked, [call.load], { span: call.span })], text);
			assert.match(finding?.message ?? '', hint);
		});
	}
	for (const orPrivate of [false, true]) {
		test(`what does not exist needs no pin${orPrivate ? ', also when it may be private' : ''}`, () => {
			assert.deepEqual(check({}, { state: 'missing', what: 'repository', orPrivate, evidence }), []);
		});
	}
	test('what was recorded on an earlier day is not said to be so now', () => {
		const [finding] = check({}, found({ recorded: true }));
		assert.match(
			finding?.message ?? '',
			/main was 79e7739\w* \(2024-04-02\) when the facts were recorded\. /,
		);
		assert.doesNotMatch(finding?.message ?? '', /\bnow\b/);
	});
	test('a commit that is not one is never written', () => {
		const text = 'f("org/name")';
		const call = callIn(text, 'org/name');
		const lookup = found({ commit: '"); os.system("x' });
		assert.deepEqual(
			findingsOf(rule, [resolved(lookup, [call.load], { span: call.span })], text)[0]?.fixes,
			[],
		);
	});
});

suite(`${rule}: the fix`, () => {
	const pin = (text: string, facts: Parameters<typeof callIn>[2] = {}, lookup: Lookup = found()) => {
		const call = callIn(text, 'org/name', facts);
		const findings = findingsOf(rule, [resolved(lookup, [call.load], { span: call.span })], text);
		const [finding] = findings;
		return { text: afterFix(text, findings), fix: finding?.fixes[0], message: finding?.message };
	};

	test('inserts the commit', () => {
		const { text, fix } = pin('f("org/name")');
		assert.equal(text, `f("org/name", revision="${commit}")`);
		assert.equal(fix?.title, 'Pin to commit 79e7739 (what main means now, 2024-04-02)');
		assert.deepEqual([fix?.preferred, fix?.behaviour], [true, false]);
	});
	test('does not say that a recorded commit is what the branch means now', () => {
		const { text, fix } = pin('f("org/name")', {}, found({ recorded: true }));
		assert.equal(text, `f("org/name", revision="${commit}")`);
		assert.equal(fix?.title, 'Pin to commit 79e7739 (what main means in the recorded facts, 2024-04-02)');
	});
	test('is shown before it is made where the model is only a default', () => {
		const { fix, message } = pin('f("org/name")', { overridable: 'environment' });
		assert.match(fix?.title ?? '', / \(what main means now, 2024-04-02\): this model is only a default$/);
		assert.deepEqual([fix?.behaviour, fix?.loadsTheSame], [true, true]);
		assert.match(
			message ?? '',
			/It is only a default: pin it if nothing gives another model in its place\.$/,
		);
	});
	test('follows the quotes of the id', () => {
		assert.equal(pin("f('org/name')").text, `f('org/name', revision='${commit}')`);
	});
	test('replaces a branch', () => {
		const text = `f("org/name", revision='v1')`;
		const slots = {
			revision: { span: spanOf(text, "'v1'"), before: '', after: '', notation: 'python' as const },
		};
		const fixed = pin(text, { revision: 'v1', slots });
		assert.equal(fixed.text, `f("org/name", revision='${commit}')`);
		assert.equal(fixed.fix?.title, 'Pin to commit 79e7739 (what v1 means now)');
	});
	test('replaces a segment of a URL', () => {
		const text = 'wget("https://hub/org/name/resolve/main/f")';
		const slots = {
			revision: { span: spanOf(text, 'main'), before: '', after: '', notation: 'python' as const },
		};
		assert.equal(
			pin(text, { revision: 'main', takesRevision: 'url', slots }).text,
			`wget("https://hub/org/name/resolve/${commit}/f")`,
		);
	});
	test('with an answer of earlier: says so, and is not preferred', () => {
		const last = { model: modelInfo(), evidence: { ...evidence, readAt: now - 3 * 86_400_000 } };
		const { fix } = pin('f("org/name")', {}, { state: 'unreachable', reason: 'down', last });
		assert.equal(
			fix?.title,
			'Pin to commit 79e7739 (what main meant when the hub last answered, 2026-11-20)',
		);
		assert.equal(fix?.preferred, false);
	});
	test('pins every load of a constant that is not pinned', () => {
		const text = 'M = "org/name"\nf(M)\ng(M)\n';
		const at = (call: string) => {
			const use = spanOf(text, 'M', text.indexOf(call));
			const slot = {
				span: { start: use.end, end: use.end },
				before: ', revision=',
				after: '',
				notation: 'python' as const,
			};
			return load({ use, slots: { revision: slot } });
		};
		const loads = [at('f('), at('g(')];
		const one = resolved(found(), loads, { role: 'constant', span: spanOf(text, 'org/name') });
		const findings = findingsOf(rule, [one], text);
		assert.deepEqual(
			findings[0]?.uses,
			loads.map(({ use }) => use),
		);
		assert.equal(
			afterFix(text, findings),
			`M = "org/name"\nf(M, revision="${commit}")\ng(M, revision="${commit}")\n`,
		);
		const different = {
			...one,
			loads: loads.map((each, at) => ({ load: each, lookup: found({ commit: at ? commit : otherCommit }) })),
		};
		const [finding] = findingsOf(rule, [different], text);
		assert.equal(finding?.fixes[0]?.title, 'Pin each load to the commit that its revision means now');
		const asRecorded = different.loads.map((each, at) => ({
			...each,
			lookup: found({ commit: at ? commit : otherCommit, recorded: true }),
		}));
		assert.equal(
			findingsOf(rule, [{ ...different, loads: asRecorded }], text)[0]?.fixes[0]?.title,
			'Pin each load to the commit that its revision means in the recorded facts',
		);
		assert.match(
			afterFix(text, [finding as NonNullable<typeof finding>]),
			new RegExp(`f\\(M, revision="${otherCommit}"\\)`),
		);
	});
});
