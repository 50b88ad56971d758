import * as assert from 'node:assert/strict';
import type { ResolvedReference } from '../../../src/core/finding';
import { applyEdits } from '../../../src/core/fixes';
import type { Load } from '../../../src/core/reference';
import type { RuleAnswers } from '../../../src/core/rules/answers';
import { commit, findingsOf, found, load, otherCommit, resolved, spanOf, unknown } from '../builders';
import { answered, head, history, numbered } from './askedBuilders';

const rule = 'mixed-revisions';

/** `tokenizer(…)` and `model(…)` calls, each in a line, with their revisions as written. */
function read(text: string, how: Partial<Load> = {}): ResolvedReference[] {
	return [...text.matchAll(/(tokenizer|model)\("([^"]+)"(?:, revision=(\w+|"[^"]*"))?\)/g)].map((call) => {
		const [whole, callee, id = '', said] = call;
		const span = spanOf(text, id, call.index);
		const end = call.index + whole.length - 1;
		const at = said === undefined ? undefined : spanOf(text, said, call.index);
		const revision = said?.startsWith('"') ? said.slice(1, -1) : said === undefined ? undefined : unknown;
		const slot = at ? { span: at, before: '' } : { span: { start: end, end }, before: ', revision=' };
		const one = load({
			use: span,
			reads: callee === 'tokenizer' ? 'text' : 'weights',
			...(revision === undefined ? {} : { revision }),
			slots: { revision: { ...slot, after: '', notation: 'python' } },
		});
		return resolved(found({ id }), [{ ...one, ...how }], { id, span });
	});
}

const check = (text: string, answers: RuleAnswers = {}) =>
	findingsOf(rule, read(text), text, undefined, answered(answers));
const all = (text: string, answers?: RuleAnswers) => {
	const [fix] = check(text, answers).flatMap(({ fixes }) => fixes);
	return fix && applyEdits(text, fix.edits);
};

suite(rule, () => {
	const open = `tokenizer("a/b")\nmodel("a/b", revision="${commit}")`;
	const both = (one: string, other = one) =>
		`tokenizer("a/b", revision="${one}")\nmodel("a/b", revision="${other}")`;

	test('one pinned, one open: said at the open one', () => {
		const findings = check(open);
		assert.deepEqual(
			findings.map(({ span, message }) => [span.start, message]),
			[
				[
					spanOf(open, 'a/b').start,
					'a/b is loaded here at commit 79e7739, and in the same file without a pinned commit: ' +
						'its tokenizer or processor and its model may not fit. Use one commit for all of them.',
				],
			],
		);
		assert.equal(all(open), both(commit));
		assert.equal(findings[0]?.fixes[0]?.behaviour, true);
	});
	test('a branch counts as open', () => assert.equal(all(both('main', commit)), both(commit)));
	test('two commits: the head is the newest', () => {
		assert.equal(all(both(otherCommit, commit), { head: head() }), both(commit));
		assert.equal(check(both(otherCommit, commit), { head: head() }).length, 1);
	});
	test('two commits behind the head: the order of its history', () => {
		const answers = {
			head: head({ commit: numbered(0) }),
			history: history(numbered(0), commit, otherCommit),
		};
		assert.equal(all(both(otherCommit, commit), answers), both(commit));
	});
	test('which is newer is not known: said at both, one fix for each', () => {
		const findings = check(both(otherCommit, commit));
		assert.deepEqual(
			findings.map(({ fixes }) => fixes.length),
			[2, 2],
		);
		assert.match(findings[0]?.message ?? '', /from different revisions \(86b5e09, 79e7739\)/);
	});
	test('what is open is named beside two commits', () =>
		assert.match(
			check(`${both(otherCommit, commit)}\ntokenizer("a/b")`)[0]?.message ?? '',
			/\(86b5e09, 79e7739 and what is not pinned\)/,
		));
	const fine: [string, string][] = [
		['one commit', both(commit)],
		['nothing pinned', 'tokenizer("a/b")\nmodel("a/b")'],
		['two models compared', `model("a/b", revision="${commit}")\nmodel("a/b", revision="${otherCommit}")`],
		['two pairs', `${both(commit)}\n${both(otherCommit)}`],
		['another repository', `tokenizer("c/d")\nmodel("a/b", revision="${commit}")`],
		['a computed revision', `tokenizer("a/b", revision=rev)\nmodel("a/b", revision="${commit}")`],
	];
	for (const [name, text] of fine) {
		test(`${name}: nothing to say`, () => assert.deepEqual(check(text), []));
	}
	test('thousands of loads: said, not mended', () => {
		const many = `${'tokenizer("a/b")\n'.repeat(5000)}model("a/b", revision="${commit}")`;
		const references = read(many);
		const findings = findingsOf(rule, references, many);
		assert.deepEqual([findings.length, findings[0]?.fixes], [5000, []]);
	}).timeout(20_000);
	test('no place for one of the edits: said, not mended', () => {
		const references = read(open, { slots: {} });
		const findings = findingsOf(rule, references, open);
		assert.deepEqual([findings.length, findings[0]?.fixes], [1, []]);
	});
});
