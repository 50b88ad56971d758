import assert from 'node:assert/strict';
import { signInHelps } from '../../../src/core/hubs/signIn';
import type { Lookup } from '../../../src/core/model';

const evidence = { url: 'https://hub.example/api/models/org/name', readAt: 0, stale: false };
const model = { id: 'org/name' };
const stranger = { signedIn: false, paused: false };
const known = { signedIn: true, paused: false };

const lookups = {
	found: { state: 'found', model, evidence },
	gated: { state: 'gated', model, evidence },
	missing: { state: 'missing', what: 'repository', orPrivate: false, evidence },
	missingOrPrivate: { state: 'missing', what: 'repository', orPrivate: true, evidence },
	private: { state: 'private', evidence },
	unreachable: { state: 'unreachable', reason: 'it does not answer' },
	unsupported: { state: 'unsupported' },
} satisfies Record<string, Lookup>;

suite('Signing in', () => {
	const helped = (state: typeof stranger, hub: 'huggingface' | 'ollama' = 'huggingface') =>
		Object.entries(lookups)
			.filter(([, lookup]) => signInHelps(hub, lookup, state))
			.map(([name]) => name);

	test('helps a stranger where files or names are kept back', () => {
		assert.deepEqual(helped(stranger), ['gated', 'missingOrPrivate', 'private']);
	});
	test('helps a stranger of whom the hub asks a pause, even where there is no answer', () => {
		assert.deepEqual(helped({ ...stranger, paused: true }), [
			'gated',
			'missingOrPrivate',
			'private',
			'unreachable',
		]);
	});
	test('with another token, helps only where this one is refused', () => {
		assert.deepEqual(helped(known), ['private']);
		assert.deepEqual(helped({ ...known, paused: true }), ['private']);
	});
	test('helps at no hub that is asked without a token', () => {
		assert.deepEqual(helped({ ...stranger, paused: true }, 'ollama'), []);
	});
});
