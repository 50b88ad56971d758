import assert from 'node:assert/strict';
import type { HubSettings } from '../../../src/core/hubs/hub';
import type { Lookup } from '../../../src/core/model';
import type { Repository } from '../../../src/core/repository';
import { createResolver, type Resolver } from '../../../src/core/resolve';
import type { TestHub } from '../../hub/server';
import { type FakeHost, fakeHost } from '../fakeHost';
import { settings } from './fakeHub';
import { stay } from './huggingface/questions';

/** A start of the product at the local hub, over a real connection. */
export interface LocalStart {
	readonly host: FakeHost;
	readonly resolver: Resolver;
	readonly repository: Repository;
	ask(id: string, revision?: string): Promise<Lookup>;
}

/** The world without an answer yet, but with a true network. */
export function localWorld(): FakeHost {
	return Object.assign(fakeHost(), { fetch: globalThis.fetch });
}

/** On the same host: as after a restart. */
export function start(
	local: TestHub,
	overrides: Partial<HubSettings> = {},
	host: FakeHost = localWorld(),
): LocalStart {
	const resolver = createResolver(host, { ...settings, endpoint: local.url, ...overrides });
	const repository = resolver.repository('huggingface');
	assert.ok(repository);
	const ask = (id: string, revision?: string) => resolver.lookup('huggingface', id, revision, stay);
	return { host, resolver, repository, ask };
}
