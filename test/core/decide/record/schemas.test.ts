import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { toDecisionSchema, toEvaluationSchema } from '../../../../scripts/policySchema';
import type { Decision } from '../../../../src/core/decide/decision';
import { readDecision, writeDecision } from '../../../../src/core/decide/record/decisionFile';
import { readEvaluations, writeEvaluation } from '../../../../src/core/decide/record/evaluationFile';
import { evaluationKeys } from '../../../../src/core/decide/record/evaluationKeys';
import { decisionKeys } from '../../../../src/core/decide/record/keys';
import { decision, fact, openDecision, wholeDecision } from './records';

function validatorOf(text: string) {
	const { allowComments: _, allowTrailingCommas: __, $schema: ___, ...schema } = JSON.parse(text);
	const validate = new Ajv({ strict: false }).compile(unmarked(schema));
	return (value: unknown): boolean => validate(value) === true;
}

/** Without what only editors look at. */
function unmarked(value: unknown): object {
	return JSON.parse(
		JSON.stringify(value, (key, one) =>
			key === 'markdownDescription' || key === 'format' ? undefined : one,
		),
	);
}

const at = '2026-11-26T09:00:00.000Z';

suite('the JSON schema of decision records', () => {
	const schema = JSON.parse(toDecisionSchema());
	const isValid = validatorOf(toDecisionSchema());

	test('is what its source says: npm run docs', () =>
		assert.equal(readFileSync('media/decision.schema.json', 'utf8'), toDecisionSchema()));

	test('has every key, with words for it, and takes no other', () => {
		assert.deepEqual(Object.keys(schema.properties), Object.keys(decisionKeys));
		assert.equal(schema.additionalProperties, false);
		for (const [name, { description }] of Object.entries<{ description: string }>(schema.properties)) {
			assert.ok(description.length >= 10 && !description.includes('`'), name);
		}
	});

	const sound: [string, Decision][] = [
		['a whole one', wholeDecision],
		['a choice with facts', decision({}, [fact('licence', 'mit')])],
		['an open one', openDecision()],
		['one at its start', openDecision({ candidates: [], stage: 'assess' })],
	];
	for (const [name, one] of sound) {
		test(`${name} is valid, and read without a fault`, () => {
			const text = writeDecision(one);
			assert.deepEqual(readDecision(text, 'x.json').faults, []);
			assert.ok(isValid(JSON.parse(text)));
		});
	}

	const broken: [string, object][] = [
		['an unknown stage', { stage: 'retire' }],
		['no list of candidates', { candidates: 'none' }],
		['a candidate without an id', { candidates: [{ hub: 'huggingface', from: 'id' }] }],
		['an unknown hub', { candidates: [{ hub: 'mine', id: 'a/b', from: 'id' }] }],
		['a title that is a number', { title: 7 }],
		['an empty title', { title: '' }],
		['a need that is no size', { needs: { download: 'small' } }],
		['a line that is none', { references: [{ path: 'a.py', line: 0, id: 'a/b' }] }],
		['a key that does not exist', { mood: 'good' }],
		['a choice without its reason', { choice: { hub: 'huggingface', id: 'a/b', at } }],
	];
	for (const [name, change] of broken) {
		test(`${name} is not valid, and the reader says so`, () => {
			const value = { ...JSON.parse(writeDecision(wholeDecision)), ...change };
			assert.equal(isValid(value), false);
			assert.notDeepEqual(readDecision(JSON.stringify(value), 'x.json').faults, []);
		});
	}
	for (const key of Object.keys(decisionKeys).filter((name) => decisionKeys[name]?.required)) {
		test(`without ${key} it is not valid, and the reader says so`, () => {
			const { [key]: _, ...value } = JSON.parse(writeDecision(wholeDecision));
			assert.equal(isValid(value), false);
			assert.equal(readDecision(JSON.stringify(value), 'x.json').decision, undefined);
		});
	}
});

suite('the JSON schema of results', () => {
	const isValid = validatorOf(toEvaluationSchema());
	const least = { id: 'org/name', metric: 'accuracy', value: 0.91, at };
	const whole = {
		version: 1,
		hub: 'huggingface',
		...least,
		commit: 'a'.repeat(40),
		latency: 0.02,
		memory: 5e8,
		hardware: 'CPU, 2 cores',
		data: { name: 'reviews', sha256: 'b'.repeat(64), rows: 500 },
	} as const;

	test('is what its source says: npm run docs', () =>
		assert.equal(readFileSync('media/evaluation.schema.json', 'utf8'), toEvaluationSchema()));

	test('the reader takes every key of the table', () => {
		assert.deepEqual(Object.keys(whole).sort(), Object.keys(evaluationKeys).sort());
		const { evaluations, faults } = readEvaluations(JSON.stringify(whole), 'x.json');
		assert.deepEqual([evaluations, faults], [[{ ...whole, path: 'x.json' }], []]);
	});

	const sound: [string, unknown][] = [
		['a whole one', whole],
		['as it is written', JSON.parse(writeEvaluation(whole).text)],
		['the least', least],
		['a list', [whole, least]],
		['with more than is read', { ...least, seed: 7 }],
		['a value below zero', { ...least, value: -3.2 }],
	];
	for (const [name, value] of sound) {
		test(`${name}: valid, and read without a fault`, () => {
			assert.deepEqual(readEvaluations(JSON.stringify(value), 'x.json').faults, []);
			assert.ok(isValid(value));
		});
	}

	const broken: [string, unknown][] = [
		['no object', 'good'],
		['no model', { ...least, id: undefined }],
		['no metric', { ...least, metric: '' }],
		['a value in words', { ...least, value: 'good' }],
		['no time', { ...least, at: undefined }],
		['an unknown hub', { ...least, hub: 'mine' }],
	];
	for (const [name, value] of broken) {
		test(`${name}: not valid, and the reader says so`, () => {
			const plain = JSON.parse(JSON.stringify(value));
			assert.notDeepEqual(readEvaluations(JSON.stringify(plain), 'x.json').faults, []);
			assert.equal(isValid(plain), false);
		});
	}
});

suite('the schemas of records', () => {
	test('are contributed and shipped', () => {
		const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
		assert.deepEqual(contributes.jsonValidation.slice(1, 3), [
			{ fileMatch: '**/.weightwise/decisions/*.json', url: './media/decision.schema.json' },
			{ fileMatch: '**/.weightwise/evaluations/*.json', url: './media/evaluation.schema.json' },
		]);
		const shipped = readFileSync('.vscodeignore', 'utf8').split('\n');
		assert.ok(['decision', 'evaluation'].every((name) => shipped.includes(`!media/${name}.schema.json`)));
	});
});
