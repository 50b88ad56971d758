import * as assert from 'node:assert/strict';
import { folderLike } from '../../../src/core/detect/folderNames';
import { afterFix, callIn, evidence, findingsOf, found, load, resolved } from '../builders';
import { findingsIn } from './calls';

const rule = 'path-or-hub';
const imports =
	'from transformers import AutoModel, pipeline\nfrom sentence_transformers import SentenceTransformer\n';

suite(`${rule}: folders that a hub would be asked for`, () => {
	const folders = [
		'models/foo',
		'output/checkpoint-500',
		'checkpoint-500',
		'./no',
		'my_model',
		'saved_models/a',
		'runs/x',
		'results-2/a',
	];
	for (const text of folders.filter((one) => !one.startsWith('.'))) {
		test(text, () => assert.equal(folderLike(text), true));
	}
	const others = [
		...[
			'./models/foo',
			'/data/models/foo',
			'models/foo/bar',
			'models/foo/',
			'../models/foo',
			'C:\\models',
			'~/models',
		],
		...[
			'google-bert/bert-base-uncased',
			'gpt2',
			'org/checkpoint-500',
			'org/final_model',
			'facebook/opt-1.3b',
			'data2vec/x',
			'model-hub/x',
			'',
		],
	];
	for (const text of others) {
		test(`not ${text || 'nothing'}`, () => assert.equal(folderLike(text), false));
	}
});

suite(rule, () => {
	const cases: [string, number][] = [
		['AutoModel.from_pretrained("models/foo")', 1],
		['AutoModel.from_pretrained("./models/foo")', 0],
		['AutoModel.from_pretrained("models/foo", local_files_only=True)', 0],
		['AutoModel.from_pretrained("models/foo", local_files_only=False)', 1],
		['AutoModel.from_pretrained("models/foo", local_files_only=flag)', 0],
		['AutoModel.from_pretrained(path)', 0],
		['PATH = "output/best"\nAutoModel.from_pretrained(PATH)', 1],
		['SentenceTransformer("output/best")', 1],
		['pipeline("ner", model="checkpoint-500")', 1],
		['other("models/foo")', 0],
	];
	for (const [call, expected] of cases) {
		test(`${call.replaceAll('\n', ' ⏎ ')}: ${expected}`, async () =>
			assert.equal((await findingsIn(rule, imports + call)).length, expected));
	}
	test('what it says, where', async () => {
		const text = `${imports}AutoModel.from_pretrained("models/foo")`;
		const [finding] = await findingsIn(rule, text);
		assert.equal(
			finding?.message,
			'models/foo is written like a folder, but AutoModel.from_pretrained asks the hub for a model of that name ' +
				'where the folder is missing, and loads what somebody may have registered under it. Write ./models/foo, ' +
				'or load from the disk only.',
		);
		assert.equal(finding && text.slice(finding.span.start, finding.span.end), '"models/foo"');
	});
	test('the fixes', async () => {
		const text = `${imports}AutoModel.from_pretrained('models/foo')`;
		const findings = await findingsIn(rule, text);
		assert.equal(afterFix(text, findings), `${imports}AutoModel.from_pretrained('./models/foo')`);
		const second = findings.map(({ fixes, ...one }) => ({ ...one, fixes: fixes.slice(1) }));
		assert.equal(
			afterFix(text, second),
			`${imports}AutoModel.from_pretrained('models/foo', local_files_only=True)`,
		);
		assert.deepEqual(
			findings[0]?.fixes.map(({ behaviour }) => behaviour),
			[true, true],
		);
	});
	test('a path that is written elsewhere is not edited at its use', async () => {
		const findings = await findingsIn(
			rule,
			`${imports}PATH = "output/best"\nAutoModel.from_pretrained(PATH)`,
		);
		assert.deepEqual(
			findings[0]?.fixes.map(({ title }) => title),
			['Load it from the disk only'],
		);
	});

	const missing = { state: 'missing', what: 'repository', orPrivate: true, evidence } as const;
	test('an id that sounds local, and the hub has none', () => {
		const text = 'f("exp1/checkpoint-500")';
		const { span, load: one } = callIn(text, 'exp1/checkpoint-500');
		const facts = { id: 'exp1/checkpoint-500', span, text: 'exp1/checkpoint-500' };
		const findings = findingsOf(rule, [resolved(missing, [one], facts)], text);
		assert.match(
			findings[0]?.message ?? '',
			/^exp1\/checkpoint-500 reads like a folder, and the hub has no such model/,
		);
		assert.equal(afterFix(text, findings), 'f("./exp1/checkpoint-500")');
	});
	const silent: [string, ReturnType<typeof resolved>][] = [
		['it is there', resolved(found(), [load()], { id: 'exp1/checkpoint-500' })],
		[
			'nobody could ask',
			resolved({ state: 'unreachable', reason: 'down' }, [load()], { id: 'exp1/checkpoint-500' }),
		],
		['it sounds like an id', resolved(missing, [load()], { id: 'org/bert-base' })],
		['no load', resolved(missing, [], { id: 'exp1/checkpoint-500' })],
		['it runs elsewhere', resolved(missing, [load({ reads: 'remote' })], { id: 'exp1/checkpoint-500' })],
	];
	for (const [name, one] of silent) {
		test(`${name}: nothing`, () => assert.deepEqual(findingsOf(rule, [one]), []));
	}
});
