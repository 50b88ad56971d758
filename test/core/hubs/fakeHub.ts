import type { Hub, HubSettings } from '../../../src/core/hubs/hub';
import { createHuggingFace } from '../../../src/core/hubs/huggingface';
import type { Lookup } from '../../../src/core/model';
import { type FakeHost, type FakeHostOptions, type FakeReplies, fakeHost } from '../fakeHost';

export const base = 'https://hub.test';

/** What a lookup asks for. */
export function modelUrl(id: string, revision = 'main', at = base): string {
	return `${at}/api/models/${id}/revision/${revision}?blobs=true&securityStatus=true`;
}

export const settings: HubSettings = {
	endpoint: base,
	enabled: true,
	offline: false,
	token: async () => undefined,
	retryDelayMs: 0,
};

export const withToken: Partial<HubSettings> = { token: async () => 'hf_secret' };

export const sha = 'a'.repeat(40);

export interface FakeHub {
	readonly host: FakeHost;
	readonly hub: Hub;
	/** A lookup that nobody stops. */
	ask(id: string, revision?: string): Promise<Lookup>;
}

/** The hub under test over a table of replies. */
export function fakeHub(
	replies: Readonly<Record<string, FakeReplies>>,
	overrides: Partial<HubSettings> = {},
	options: FakeHostOptions = {},
): FakeHub {
	const host = fakeHost({ ...options, replies });
	return onHost(host, overrides);
}

/** A second hub in the same world, as after a restart. */
export function onHost(host: FakeHost, overrides: Partial<HubSettings> = {}): FakeHub {
	const hub = createHuggingFace(host, { ...settings, ...overrides });
	return { host, hub, ask: (id, revision) => hub.lookup(id, revision, new AbortController().signal) };
}
