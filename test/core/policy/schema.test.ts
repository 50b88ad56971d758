import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { toPolicySchema } from '../../../scripts/policySchema';
import { policyKeys } from '../../../src/core/policy/keys';
import { readPolicy } from '../../../src/core/policy/readPolicy';
import { rules } from '../../../src/core/rules';

const schema = JSON.parse(toPolicySchema());
const { properties } = schema;

suite('the JSON schema of weightwise.json', () => {
	test('is what its sources say: npm run docs', () =>
		assert.equal(readFileSync('media/weightwise.schema.json', 'utf8'), toPolicySchema()));

	test('has every key, with words for it, and takes no other', () => {
		assert.deepEqual(Object.keys(properties), Object.keys(policyKeys));
		assert.equal(schema.additionalProperties, false);
		for (const [name, { description }] of Object.entries<{ description: string }>(properties)) {
			assert.ok(description.length > 20, name);
			assert.ok(!description.includes('`'), name);
		}
	});

	test('names every rule with its level, and every entry needs a reason', () => {
		assert.deepEqual(
			Object.entries<{ default: string }>(properties.rules.properties).map(([id, rule]) => [
				id,
				rule.default,
			]),
			rules.map(({ id, severity }) => [id, severity]),
		);
		assert.deepEqual(properties.ignore.items.required, ['rule', 'reason']);
		assert.deepEqual(
			properties.ignore.items.properties.rule.enum,
			rules.map(({ id }) => id),
		);
	});

	test('offers families and licences, none of which the reader doubts', () => {
		const examples: string[] = properties.licenses.properties.allow.items.examples;
		for (const name of ['non-commercial', 'Apache-2.0', 'LicenseRef-gemma', 'LicenseRef-qwen-research']) {
			assert.ok(examples.includes(name), name);
		}
		assert.deepEqual(
			readPolicy(JSON.stringify({ licenses: { allow: examples } }), 'weightwise.json').faults,
			[],
		);
	});

	test('is contributed and shipped, with the guide', () => {
		const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
		const files = ['weightwise.json', '*.weightwise.json'];
		assert.deepEqual(contributes.jsonValidation[0], {
			fileMatch: files,
			url: './media/weightwise.schema.json',
		});
		const shipped = readFileSync('.vscodeignore', 'utf8').split('\n');
		assert.ok(shipped.includes('!media/weightwise.schema.json') && shipped.includes('!docs/policy.md'));
	});
});

suite('the guide to weightwise.json', () => {
	const page = readFileSync('docs/policy.md', 'utf8');
	const examples = [...page.matchAll(/```jsonc\n([\s\S]*?)```/g)].map(([, text = '']) => text);

	test('has examples without a fault', () => {
		assert.equal(examples.length, 3);
		for (const text of examples) {
			assert.deepEqual(readPolicy(text, '/w/weightwise.json').faults, []);
		}
	});
	test('tells of every key', () => {
		const untold = Object.keys(policyKeys).filter((key) => key !== '$schema' && !page.includes(`\`${key}`));
		assert.deepEqual(untold, []);
	});
});
