import * as assert from 'node:assert/strict';
import type { ModelFile } from '../../../src/core/model';
import type { RuleAnswers } from '../../../src/core/rules/answers';
import {
	afterFix,
	callIn,
	commit,
	evidence,
	findingsOf,
	found,
	otherCommit,
	resolved,
	spanOf,
} from '../builders';
import { answered, head, history, numbered, told } from './askedBuilders';

const rule = 'revision-behind';
const text = `f("org/name", revision="${otherCommit}")`;
const file = (path: string, size: number, hash?: string): ModelFile => ({
	path,
	size,
	...(hash ? { sha256: hash.repeat(64) } : {}),
});
const before = [
	file('README.md', 10),
	file('config.json', 5),
	file('model.safetensors', 100, 'a'),
	file('m.py', 7),
];

function check(answers: RuleAnswers, files: readonly ModelFile[] | undefined = before, pinned = otherCommit) {
	const { span, load: one } = callIn(text, 'org/name', {
		revision: pinned,
		slots: {
			revision: { span: spanOf(text, `"${otherCommit}"`), before: '', after: '', notation: 'python' },
		},
	});
	const references = [resolved(found({ commit: pinned, files }), [one], { span })];
	return findingsOf(rule, references, text, undefined, answered(answers));
}
const says = (after: readonly ModelFile[] | undefined, files?: readonly ModelFile[]) =>
	check({ head: head({ files: after }), history: history() }, files)[0]?.message ?? '';
/** The files with some of them in another form. */
const with_ = (...changed: ModelFile[]) =>
	before.map((one) => changed.find(({ path }) => path === one.path) ?? one);

suite(rule, () => {
	test('says how far, since when, and what differs', () => {
		const [finding] = check({ head: head({ files: with_(file('config.json', 6)) }), history: history() });
		assert.equal(finding?.severity, 'hint');
		assert.equal(
			finding?.message,
			'org/name is pinned to 86b5e09 (2024-08-05), one commit behind main, which is now 79e7739 (2024-09-05). ' +
				'Changed: configuration. Evaluate anew when you move the pin.',
		);
	});
	test('the fix moves the pin, and changes behaviour', () => {
		const findings = check({ head: head(), history: history() });
		assert.equal(afterFix(text, findings), `f("org/name", revision="${commit}")`);
		assert.equal(findings[0]?.fixes[0]?.behaviour, true);
	});
	test('says of a recorded head that it was recorded, in the message and in the fix', () => {
		for (const said of [{ history: history() }, {}]) {
			const [finding] = check({ head: head({ recorded: true }), ...said });
			assert.match(finding?.message ?? '', /main(?:, which)? is 79e7739.* in the recorded facts\. /);
			assert.equal(
				finding?.fixes[0]?.title,
				'Move the pin to commit 79e7739 (what main means in the recorded facts)',
			);
		}
	});
	test('several commits', () =>
		assert.match(
			check({ head: head(), history: history(commit, numbered(1), numbered(2), otherCommit) })[0]?.message ??
				'',
			/3 commits behind main/,
		));
	test('without the history: no distance and no days', () =>
		assert.match(
			check({ head: head() })[0]?.message ?? '',
			/^org\/name is pinned to 86b5e09, and main is now 79e7739\. /,
		));

	const hashed = [file('README.md', 10, 'e'), file('model.safetensors', 100, 'a')];
	const differs: [string, readonly ModelFile[] | undefined, RegExp, (readonly ModelFile[])?][] = [
		['weights', with_(file('model.safetensors', 100, 'b')), /Changed: weights\./],
		['code', with_(file('m.py', 8)), /Changed: code\./],
		[
			'weights first',
			with_(file('README.md', 11), file('model.safetensors', 9, 'b')),
			/Changed: weights, the card\./,
		],
		['a new file', [...before, file('tokenizer.json', 5)], /Changed: configuration\./],
		['a file that is gone', before.slice(0, 3), /Changed: code\./],
		['the card, by its size', with_(file('README.md', 11)), /Only the card changed, as far as sizes tell\.$/],
		[
			'the card, for certain',
			[file('README.md', 11, 'f'), file('model.safetensors', 100, 'a')],
			/Only the card changed\.$/,
			hashed,
		],
		['nothing that sizes tell', before, /No file differs in size; small ones may still differ\.$/],
		['nothing', hashed, /The files are the same\.$/, hashed],
		['files not listed', undefined, /What differs is not known; look before you move the pin\.$/],
	];
	for (const [name, after, message, old] of differs) {
		test(name, () => assert.match(says(after, old), message));
	}

	const silent: [string, RuleAnswers, string?][] = [
		['the head itself', { head: head({ commit: otherCommit }) }],
		['a commit of another branch', { head: head(), history: history(commit, numbered(1)) }],
		['not asked', {}],
		['could not be asked', { head: { state: 'unreachable', reason: 'down' } }],
		[
			'an earlier answer',
			{
				head: {
					state: 'unreachable',
					reason: 'down',
					last: { model: { id: 'org/name', commit }, evidence: { ...evidence, stale: true } },
				},
			},
		],
		['a branch', { head: head(), history: history() }, 'main'],
	];
	for (const [name, answers, pinned] of silent) {
		test(`${name}: nothing to say`, () => assert.deepEqual(check(answers, before, pinned), []));
	}
	test('not among the latest of many commits: which of the two is not claimed', () => {
		const long = told({ commits: [{ id: commit, title: 'x', authors: [] }], total: 500 });
		assert.match(check({ head: head(), history: long })[0]?.message ?? '', /, and main is now 79e7739\./);
	});
});
