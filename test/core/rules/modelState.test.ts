import * as assert from 'node:assert/strict';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import {
	afterFix,
	callIn,
	commit,
	evidence,
	files,
	findingsOf,
	found,
	load,
	modelInfo,
	now,
	resolved,
	spanOf,
} from '../builders';

const day = 86_400_000;
const unasked: Lookup = { state: 'unreachable', reason: 'down' };

suite('gated-model', () => {
	const says = (lookup: Lookup, loads = [load()]) =>
		findingsOf('gated-model', [resolved(lookup, loads)])
			.map(({ severity, message }) => `${severity}: ${message}`)
			.join();
	const gated = (how: ModelInfo['gated']): Lookup => ({
		state: 'gated',
		model: modelInfo({ gated: how }),
		evidence,
	});
	test('terms to accept', () =>
		assert.match(says(gated('auto')), /^info: org\/name is gated: accept its terms/));
	test('requests to approve', () => assert.match(says(gated('manual')), /its author approves each request/));
	test('a tokenizer is gated too', () =>
		assert.match(says(gated('auto'), [load({ reads: 'text' })]), /is gated/));
	const replaced = load({
		revisionNeeds: 'use_exact_model_name',
		options: { use_exact_model_name: { state: 'absent' } },
	});
	test('one load may get an open copy, another does not', () =>
		assert.match(says(gated('auto'), [replaced, load()]), /is gated/));
	test('a copy may be loaded, but the exact name is asked for', () => {
		const exact = { revisionNeeds: 'use_exact_model_name', options: { use_exact_model_name: true } } as const;
		assert.match(says(gated('auto'), [load(exact)]), /is gated/);
	});
	const silent: [string, Lookup, ReturnType<typeof load>[]?][] = [
		['open', found({ gated: false })],
		['not stated', found()],
		['not asked', unasked],
		['run elsewhere', gated('auto'), [load({ reads: 'remote' })]],
		['a name that nothing loads', gated('auto'), []],
		['an open copy may be loaded', gated('auto'), [replaced]],
	];
	for (const [name, lookup, loads] of silent) {
		test(`${name}: nothing to say`, () => assert.equal(says(lookup, loads), ''));
	}
});

suite('no-card', () => {
	const says = (facts: Partial<ModelInfo>) => findingsOf('no-card', [resolved(found(facts))]);
	test('no README.md', () =>
		assert.equal(
			says({ files: files('config.json', 'docs/README.md') })[0]?.message,
			'org/name has no model card: ask its author for one, or measure yourself.',
		));
	test('also where no card data was sent', () =>
		assert.equal(says({ files: files('x.bin'), hasCardData: undefined }).length, 1));
	test('an empty repository', () => assert.equal(says({ files: [] }).length, 1));
	for (const [name, facts] of [
		['a card', {}],
		['a card in other letters', { files: files('readme.MD') }],
		['files not listed', { files: undefined }],
	] as [string, Partial<ModelInfo>][]) {
		test(`${name}: nothing to say`, () => assert.deepEqual(says(facts), []));
	}
	test('not asked: nothing to say', () => assert.deepEqual(findingsOf('no-card', [resolved(unasked)]), []));
});

suite('recreated-model', () => {
	const written = Date.UTC(2023, 4, 1);
	const says = (createdAt: string | undefined, at: number | undefined = written) =>
		findingsOf('recreated-model', [resolved(found({ createdAt }))], undefined, undefined, {
			writtenAt: () => at,
		});
	test('created after the line was written', () =>
		assert.match(
			says('2024-02-03T04:05:06.000Z')[0]?.message ?? '',
			/^org\/name was created on the hub on 2024-02-03, after this line was written \(2023-05-01\): /,
		));
	const fine: [string, string | undefined, (number | undefined)?][] = [
		['before', '2023-04-01T00:00:00.000Z'],
		['a few hours later: one’s own upload', '2023-05-01T20:00:00.000Z'],
		['the day from which the hub counts', '2022-03-02T23:29:04.000Z', Date.UTC(2020, 1, 1)],
		['not stated', undefined],
		['no date', 'soon'],
	];
	for (const [name, createdAt, at] of fine) {
		test(`${name}: nothing to say`, () => assert.deepEqual(says(createdAt, at), []));
	}
	test('without a history: nothing to say', () => {
		const one = [resolved(found({ createdAt: '2024-02-03T04:05:06.000Z' }))];
		assert.deepEqual(findingsOf('recreated-model', one), []);
		const unknownLine = { writtenAt: () => undefined };
		assert.deepEqual(findingsOf('recreated-model', one, undefined, undefined, unknownLine), []);
	});
	test('written in another file: judged there', () => {
		const origin = { path: 'b.py', span: { start: 0, end: 8 }, line: 1, column: 1 };
		const one = resolved(found({ createdAt: '2024-02-03T04:05:06.000Z' }), [load()], { origin });
		const history = { writtenAt: () => written };
		assert.deepEqual(findingsOf('recreated-model', [one], undefined, undefined, history), []);
	});
});

suite('renamed-model', () => {
	const rule = 'renamed-model';
	const check = (text: string, id: string, canonical: string, places = [spanOf(text, id)]) =>
		findingsOf(
			rule,
			places.map((span) => resolved(found({ id: canonical }), [load()], { id, span })),
			text,
		);

	const cases: [string, string, string, string, string][] = [
		['an owner', 'f("bert-base")', 'bert-base', 'google/bert-base', 'f("google/bert-base")'],
		[
			'case only',
			"f('EleutherAI/gpt-j-6B')",
			'EleutherAI/gpt-j-6B',
			'EleutherAI/gpt-j-6b',
			"f('EleutherAI/gpt-j-6b')",
		],
	];
	for (const [name, text, id, canonical, expected] of cases) {
		test(name, () => {
			const findings = check(text, id, canonical);
			assert.equal(afterFix(text, findings), expected);
			assert.equal(findings[0]?.fixes[0]?.behaviour, false);
		});
	}
	test('says which and what to do', () => {
		const [renamed] = check('f("a/b")', 'a/b', 'c/d');
		assert.equal(
			renamed?.message,
			'a/b is now c/d on the hub, which leads the old name on for the time being: write the new one.',
		);
		const [cased] = check('f("a/b")', 'a/b', 'a/B');
		assert.equal(cased?.message, 'a/b is written a/B on the hub: write it like that.');
	});
	test('every place of the file at once', () => {
		const text = 'A = "a/b"\nf("a/b")';
		const findings = check(text, 'a/b', 'c/d', [spanOf(text, 'a/b'), spanOf(text, 'a/b', 8)]);
		assert.equal(findings.length, 2);
		assert.equal(afterFix(text, findings), 'A = "c/d"\nf("c/d")');
		assert.equal(findings[0]?.fixes[0]?.title, 'Write c/d, in 2 places of this file');
	});
	test('within what stands around it', () => {
		const url = 'https://huggingface.co/a/b/resolve/main/x.bin';
		const text = `f("${url}")`;
		assert.equal(
			afterFix(text, check(text, 'a/b', 'c/d', [spanOf(text, url)])),
			'f("https://huggingface.co/c/d/resolve/main/x.bin")',
		);
		const prefixed = 'f("hf-hub:a/b@main")';
		assert.equal(
			afterFix(prefixed, check(prefixed, 'a/b', 'c/d', [spanOf(prefixed, 'hf-hub:a/b@main')])),
			'f("hf-hub:c/d@main")',
		);
	});
	const parts: [string, string, string, string][] = [
		['an f-string', 'f(f"{owner}/name")', '{owner}/name', 'org/name'],
		['an f-string with the id before a hole', 'f(f"org/name{x}")', 'org/name{x}', 'org/name'],
		['a concatenation', 'f("org/" + "name")', '"org/" + "name"', 'org/name'],
		['a part of a longer name', 'f("org/name-large")', 'org/name-large', 'org/name'],
		[
			'an id that stands there twice',
			'f("https://huggingface.co/gpt2/resolve/main/gpt2.bin")',
			'https://huggingface.co/gpt2/resolve/main/gpt2.bin',
			'gpt2',
		],
	];
	for (const [name, text, written, id] of parts) {
		test(`${name}: said, not mended`, () => {
			const findings = check(text, id, 'c/d', [spanOf(text, written)]);
			assert.deepEqual([findings.length, findings[0]?.fixes], [1, []]);
		});
	}
	test('written in another file: said there', () => {
		const origin = { path: 'b.py', span: { start: 0, end: 3 }, line: 1, column: 1 };
		const text = 'f(M)';
		const one = resolved(found({ id: 'c/d' }), [load()], { id: 'a/b', span: spanOf(text, 'M'), origin });
		assert.deepEqual(findingsOf(rule, [one], text), []);
	});
	test('the same id, or no answer: nothing to say', () => {
		assert.deepEqual(check('f("a/b")', 'a/b', 'a/b'), []);
		assert.deepEqual(findingsOf(rule, [resolved(unasked)]), []);
	});
	test('an earlier answer is named as such, and not preferred', () => {
		const text = 'f("org/name")';
		const { span, load: one } = callIn(text, 'org/name', { revision: commit });
		const last = { model: modelInfo({ id: 'c/d' }), evidence: { ...evidence, readAt: now - day } };
		const [finding] = findingsOf(rule, [resolved({ ...unasked, last } as Lookup, [one], { span })], text);
		assert.match(finding?.message ?? '', /its answer of 2026-11-22/);
		assert.equal(finding?.fixes[0]?.preferred, false);
	});
});
