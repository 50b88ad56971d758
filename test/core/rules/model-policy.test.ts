import * as assert from 'node:assert/strict';
import type { Lookup } from '../../../src/core/model';
import type { Policy } from '../../../src/core/policy/policy';
import type { ModelReference } from '../../../src/core/reference';
import { findingsOf, found, load, resolved } from '../builders';

function says(
	models: Policy['models'],
	facts: Partial<ModelReference> = {},
	lookup: Lookup = found(),
): string {
	const policy = models ? { models } : {};
	return findingsOf('model-policy', [resolved(lookup, [load()], facts)], undefined, undefined, { policy })
		.map(({ severity, message }) => `${severity}: ${message}`)
		.join();
}
const off: Lookup = { state: 'not-asked', reason: 'off' };

suite('model-policy', () => {
	const denied = /^error: org\/name is denied by the policy \(models\.deny: .*review/;
	const notAllowed = /^error: org\/name is not among the models that the policy allows\. .*review/;
	test('denied by id', () => assert.match(says({ deny: ['a/b', 'org/name'] }), denied));
	test('denied by pattern, in any case', () => assert.match(says({ deny: ['ORG/*'] }), denied));
	test('denied although allowed', () => assert.match(says({ allow: ['org/name'], deny: ['*'] }), denied));
	test('denied by the name it has now', () =>
		assert.match(says({ deny: ['new/*'] }, {}, found({ id: 'new/name' })), denied));
	test('not among the allowed', () => assert.match(says({ allow: ['a/*', 'org/nam'] }), notAllowed));
	test('without asking a hub', () => assert.match(says({ allow: ['a/*'] }, {}, off), notAllowed));
	test('models of other hubs too', () =>
		assert.match(
			says({ allow: ['a/*'] }, { hub: 'ollama', id: 'llama3' }, off),
			/^error: llama3 is not among/,
		));

	test('allowed: nothing to say', () => assert.equal(says({ allow: ['org/*'] }), ''));
	test('allowed by the name it has now: nothing to say', () =>
		assert.equal(says({ allow: ['new/*'] }, {}, found({ id: 'new/name' })), ''));
	test('empty lists: nothing to say', () => assert.equal(says({ allow: [], deny: [] }), ''));
	test('no policy: nothing to say', () => assert.equal(says(undefined), ''));
	test('a mention: nothing to say', () => assert.equal(says({ allow: ['a/*'] }, { role: 'mention' }), ''));
	test('a data set: nothing to say', () => assert.equal(says({ allow: ['a/*'] }, { kind: 'dataset' }), ''));
});
