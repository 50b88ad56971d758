import * as assert from 'node:assert/strict';
import { checkReferences, type RuleLevel } from '../../src/core/check';
import { rules } from '../../src/core/rules/index';
import { found, load, now, resolved } from './builders';
import { fakeHost } from './fakeHost';

suite('checkReferences', () => {
	const check = (settings: Record<string, unknown>, log = fakeHost().log) =>
		checkReferences([resolved(found())], { rules: settings as Record<string, RuleLevel> }, log, { now });

	test('by default', () => {
		assert.deepEqual(
			check({}).map(({ rule, severity }) => [rule, severity]),
			[['unpinned-revision', 'warning']],
		);
	});
	test('off', () => assert.deepEqual(check({ 'unpinned-revision': 'off' }), []));
	test('as an error', () => assert.equal(check({ 'unpinned-revision': 'error' })[0]?.severity, 'error'));
	test('an unknown level is logged and not obeyed', () => {
		const host = fakeHost();
		assert.equal(check({ 'unpinned-revision': 'loud' }, host.log)[0]?.severity, 'warning');
		assert.match(host.lines.join('\n'), /unpinned-revision.*loud/);
	});
	test('a setting with a name of the prototype is no setting', () => {
		assert.equal(check(JSON.parse('{"__proto__": {"unpinned-revision": "off"}}')).length, 1);
	});
	test('a rule that throws is logged and the others go on', () => {
		const host = fakeHost();
		const broken = resolved(found({ licenses: [] }));
		Object.defineProperty(broken.reference, 'role', {
			get: () => {
				throw new Error('broken');
			},
		});
		const good = resolved(found());
		const findings = checkReferences([broken, good], { rules: {} }, host.log, { now });
		assert.ok(
			findings.some(({ rule, reference }) => rule === 'unpinned-revision' && reference === good.reference),
		);
		assert.match(host.lines.join('\n'), /error The rule .* failed on org\/name: Error: broken/);
	});
	test('in the order of the text, each use once', () => {
		const use = { start: 50, end: 54 };
		const constant = resolved(found(), [load({ use }), load({ use })], {
			role: 'constant',
			span: { start: 20, end: 28 },
		});
		const first = resolved(found(), [load({ use: { start: 2, end: 8 } })], { span: { start: 2, end: 8 } });
		const findings = checkReferences([constant, first], { rules: {} }, fakeHost().log, { now });
		assert.deepEqual(
			findings.map(({ span, uses }) => [span.start, uses]),
			[
				[2, []],
				[20, [use]],
			],
		);
	});
});

suite('the rules', () => {
	test('have different ids', () => assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length));
	for (const { id, docs } of rules) {
		test(`${id} explains itself`, () => {
			for (const text of [docs.when, docs.why, docs.fix]) {
				assert.match(text, /^\S.*\.$/s);
			}
			assert.match(docs.example, /\w\(/);
		});
	}
});
