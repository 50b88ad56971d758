import * as assert from 'node:assert/strict';
import { wantedBy } from '../../../src/core/check';
import type { Lookup } from '../../../src/core/model';
import type { FoundModel } from '../../../src/core/repository';
import { isOneSlip } from '../../../src/core/rules/lookalikes';
import { afterFix, evidence, findingsOf, found, load, resolved, spanOf } from '../builders';
import { fakeHost } from '../fakeHost';
import { answered, used } from './askedBuilders';

const rule = 'lookalike-name';
const missing: Lookup = { state: 'missing', what: 'repository', orPrivate: true, evidence };
const bert = 'google-bert/bert-base-uncased';

function check(
	id: string,
	downloads: number | undefined,
	near: readonly FoundModel[] = [used(bert, 5_000_000)],
) {
	const text = `f("${id}")`;
	const lookup = downloads === -1 ? missing : found({ id, downloads });
	const references = [resolved(lookup, [load()], { id, span: spanOf(text, id) })];
	return { text, findings: findingsOf(rule, references, text, undefined, answered({ near })) };
}

suite(rule, () => {
	test('a little-used one', () => {
		const { text, findings } = check('google-bret/bert-base-uncased', 12);
		assert.equal(
			findings[0]?.message,
			'google-bret/bert-base-uncased (12 downloads in 30 days) is one slip away from ' +
				'google-bert/bert-base-uncased (5 M): make sure that it is the one you mean.',
		);
		assert.equal(afterFix(text, findings), `f("${bert}")`);
		assert.equal(findings[0]?.fixes[0]?.behaviour, true);
	});
	test('one that does not exist', () =>
		assert.match(
			check('google-bert/bert-base-uncasd', -1).findings[0]?.message ?? '',
			/whoever registers the name decides what is loaded/,
		));
	const fine: [string, string, number | undefined, FoundModel[]?][] = [
		['much used itself', 'google-bret/bert-base-uncased', 1000],
		['downloads not stated', 'google-bret/bert-base-uncased', undefined],
		['not a thousand times more', 'google-bret/bert-base-uncased', 900, [used(bert, 800_000)]],
		['the other is little used too', 'google-bret/bert-base-uncased', 1, [used(bert, 99_999)]],
		['the other’s downloads are not stated', 'google-bret/bert-base-uncased', 1, [used(bert)]],
		['itself', bert, 1],
		['nothing near', 'google-bret/bert-base-uncased', 1, []],
	];
	for (const [name, id, downloads, near] of fine) {
		test(`${name}: nothing to say`, () => assert.deepEqual(check(id, downloads, near).findings, []));
	}
	test('not asked: nothing to say', () => {
		const one = resolved(missing, [load()], { id: 'google-bert/bert-base-uncasd' });
		assert.deepEqual(findingsOf(rule, [one]), []);
	});
	test('the new name of the same model is another matter', () => {
		const one = resolved(found({ id: 'meta-llama/llama-guard', downloads: 5 }), [load()], {
			id: 'metallama/llama-guard',
		});
		const near = [used('meta-llama/llama-guard', 1_000_000)];
		assert.deepEqual(findingsOf(rule, [one], undefined, undefined, answered({ near })), []);
	});
	test('asks only about what is missing or little used', () => {
		const wanted = wantedBy({ rules: { 'model-not-found': 'off' } }, fakeHost().log);
		const asks = (lookup: Lookup) =>
			wanted.some(({ question, of }) => question === 'near' && of(resolved(lookup)));
		const lookups: Lookup[] = [missing, found({ downloads: 5 }), found({ downloads: 5000 }), found()];
		assert.deepEqual(lookups.map(asks), [true, true, false, false]);
	});
});

suite('one slip', () => {
	const slips: [string, string][] = [
		['org/bert-base-uncasd', 'org/bert-base-uncased'],
		['org/bert-base-uncaesd', 'org/bert-base-uncased'],
		['org/bert_base', 'org/bert-base'],
		['0rg/bert', 'org/bert'],
		['meta-1lama/x', 'meta-llama/x'],
		['meta-IIama/x', 'meta-llama/x'],
		['opena1/whisper', 'openai/whisper'],
		['microsofft/phi', 'microsoft/phi'],
		['gtp2x', 'gpt2x'],
	];
	for (const [one, other] of slips) {
		test(`${one} for ${other}`, () =>
			assert.deepEqual([isOneSlip(one, other), isOneSlip(other, one)], [true, true]));
	}
	const others: [string, string, string][] = [
		['another version', 'org/model-v1', 'org/model-v2'],
		['another size', 'org/qwen-7b', 'org/qwen-1b'],
		['another language', 'org/opus-mt-en-et', 'org/opus-mt-en-es'],
		['capitals', 'Org/Model', 'org/model'],
		['two letters', 'org/bert-base-uncas', 'org/bert-base-uncased'],
		['a copy under another owner', 'someone/bert-base', 'google/bert-base'],
		['both differ', 'ogr/bert-base', 'org/bert-bsae'],
		['with and without an owner', 'bert-base', 'google/bert-base'],
	];
	for (const [name, one, other] of others) {
		test(`${name} is none`, () => assert.equal(isOneSlip(one, other), false));
	}
});

suite('model-not-found: did you mean', () => {
	const rename = (id: string, near: readonly FoundModel[]) => {
		const text = `f("${id}")`;
		const one = resolved(missing, [load()], { id, span: spanOf(text, id) });
		const findings = findingsOf('model-not-found', [one], text, undefined, answered({ near }));
		return { text, findings, titles: findings[0]?.fixes.map(({ title }) => title) };
	};
	test('the nearest ones, at most three', () => {
		const ids = ['org/bert-bases', 'org/bert-base', 'org/bert-baze', 'org/bert-basis', 'org/other'];
		const { text, findings, titles } = rename(
			'org/bert-bas',
			ids.map((id) => used(id, 1)),
		);
		assert.deepEqual(titles, [
			'Did you mean org/bert-base?',
			'Did you mean org/bert-bases?',
			'Did you mean org/bert-baze?',
		]);
		assert.equal(afterFix(text, findings), 'f("org/bert-base")');
		assert.equal(findings[0]?.fixes[0]?.behaviour, true);
	});
	test('nothing near: no fix', () => assert.deepEqual(rename('org/abc', [used('x/yz', 1)]).titles, []));
});
