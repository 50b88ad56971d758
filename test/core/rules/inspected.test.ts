import assert from 'node:assert/strict';
import { askForRules } from '../../../src/core/rules/answers';
import type { KeptInspection } from '../../../src/core/weights/inspections';
import { commit, files, findingsOf, found, type LoadFacts, load, otherCommit, resolved } from '../builders';
import { reading } from '../weights/readings';
import { answered } from './askedBuilders';

const bad = {
	verdict: 'dangerous',
	sentence: 'Dangerous: It imports posix.system, which runs commands.',
	loadsWeightsOnly: false,
	size: 1000,
} as const;
const good = { size: 1000 } as const;

/** What a rule says of a model with these files, and with what we read of them. */
function says(
	rule: string,
	paths: readonly string[],
	inspected: readonly KeptInspection[],
	facts: LoadFacts = {},
	more: Parameters<typeof found>[0] = {},
) {
	const one = resolved(found({ files: files(...paths), ...more }), [load(facts)]);
	return findingsOf(rule, [one], undefined, undefined, answered({ inspected }));
}

suite('flagged-file: our own reading', () => {
	const rule = 'flagged-file';
	const pickle = ['pytorch_model.bin'];
	test('speaks where the scanners say nothing', () => {
		const [finding, ...more] = says(rule, pickle, [reading(bad)]);
		assert.equal(finding?.severity, 'error');
		assert.equal(
			finding?.message,
			'org/name: Our own reading (2026-11-21) of pytorch_model.bin, which is loaded here: ' +
				'Dangerous: It imports posix.system, which runs commands. Do not load it.',
		);
		assert.deepEqual(more, []);
	});
	test('stands beside what the scanners say', () => {
		const scan = { done: true, issues: [{ path: 'pytorch_model.bin', level: 'unsafe' }] };
		const [finding, ...more] = says(rule, pickle, [reading(bad)], {}, { scan });
		assert.match(
			finding?.message ?? '',
			/scanners flag what is loaded here: pytorch_model\.bin \(unsafe\).* Our own reading .*posix\.system/,
		);
		assert.deepEqual(more, []);
	});
	test('does not clear what the scanners flag', () => {
		const scan = { done: true, issues: [{ path: 'pytorch_model.bin', level: 'unsafe' }] };
		const [finding] = says(rule, pickle, [reading(good)], {}, { scan });
		assert.match(finding?.message ?? '', /\(unsafe\)/);
		assert.doesNotMatch(finding?.message ?? '', /Our own/);
	});
	test('counts several files', () => {
		const inspected = ['a.pt', 'b.pt', 'c.pt'].map((file) => reading({ ...bad, file }));
		const [finding] = says(rule, ['a.pt', 'b.pt', 'c.pt'], inspected, { reads: 'snapshot' });
		assert.match(finding?.message ?? '', /of a\.pt and 2 more files that are loaded here: Dangerous/);
	});
	const fine: readonly (readonly [string, readonly string[], KeptInspection, LoadFacts?])[] = [
		['a file that is safe', pickle, reading(good)],
		['a file that is only suspicious', pickle, reading({ ...bad, verdict: 'suspicious' })],
		['a file of another commit', pickle, reading(bad, otherCommit)],
		['a file of another size', pickle, reading({ ...bad, size: 7 })],
		['a pickle beside the safetensors that are read', [...pickle, 'model.safetensors'], reading(bad)],
		['a tokenizer', pickle, reading(bad), { reads: 'text' }],
		['a server', pickle, reading(bad), { reads: 'remote' }],
	];
	for (const [about, paths, kept, facts] of fine) {
		test(`${about}: nothing to say`, () => assert.deepEqual(says(rule, paths, [kept], facts), []));
	}
});

suite('pickle-weights: our own reading', () => {
	const message = (inspected: readonly KeptInspection[], ...paths: string[]) => {
		const [finding] = says('pickle-weights', paths.length > 0 ? paths : ['pytorch_model.bin'], inspected);
		assert.equal(finding?.severity, 'warning');
		return finding?.message ?? '';
	};
	const shards = ['pytorch_model-00001-of-00002.bin', 'pytorch_model-00002-of-00002.bin'];
	test('a pickle that loads under weights_only is a pickle still', () =>
		assert.match(
			message([reading(good)]),
			/can run code\. Inspected \(2026-11-21\): loads under weights_only\. It has/,
		));
	test('one that is safe otherwise', () =>
		assert.match(
			message([reading({ ...good, loadsWeightsOnly: false })]),
			/: nothing in it runs code, reads/,
		));
	test('what was found', () =>
		assert.match(
			message([reading(bad)]),
			/Our own reading of pytorch_model\.bin \(2026-11-21\): Dangerous: It imports posix\.system/,
		));
	test('some of its files', () =>
		assert.match(
			message([reading({ ...good, file: shards[0] ?? '' })], ...shards),
			/1 of 2 files, which are safe/,
		));
	test('the worst of its files', () =>
		assert.match(
			message(
				[reading({ ...good, file: shards[0] ?? '' }), reading({ ...bad, file: shards[1] ?? '' })],
				...shards,
			),
			/reading of pytorch_model-00002-of-00002\.bin/,
		));
	test('of another commit: nothing', () =>
		assert.doesNotMatch(message([reading(good, otherCommit)]), /[Ii]nspected/));
});

suite('what rules know of our own readings', () => {
	test('is read at the commit of every load, once, under the name that the hub gives', async () => {
		const asked: string[] = [];
		const source = {
			lookup: () => assert.fail('nothing is asked'),
			repository: () => assert.fail('nothing is asked'),
			inspections: {
				async of(hub: string, id: string, at: string) {
					asked.push(`${hub} ${id} ${at}`);
					return at === commit ? [reading(good)] : [];
				},
			},
		};
		const references = [commit, commit, otherCommit].map((at) =>
			resolved(found({ commit: at }), [load()], { id: 'org/old' }),
		);
		const answers = await askForRules([], references, source, AbortSignal.timeout(60_000));
		assert.deepEqual(asked, [`huggingface org/name ${commit}`, `huggingface org/name ${otherCommit}`]);
		assert.deepEqual(answers.of({ hub: 'huggingface', id: 'org/old' }).inspected, [reading(good)]);
		assert.deepEqual(answers.of({ hub: 'huggingface', id: 'org/name' }), {});
	});
});
