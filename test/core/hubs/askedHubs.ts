import { createHubs } from '../../../src/core/hubs';
import type { Hub, HubSettings } from '../../../src/core/hubs/hub';
import type { Lookup } from '../../../src/core/model';
import type { HubId } from '../../../src/core/reference';
import { type FakeHost, type FakeHostOptions, type FakeReplies, fakeHost } from '../fakeHost';
import { settings, sha } from './fakeHub';

/** A hub other than Hugging Face in a world in memory. */
export interface AskedWorld {
	readonly host: FakeHost;
	readonly hub: Hub;
	ask(id: string, revision?: string): Promise<Lookup>;
}

export function askedWorld(
	id: HubId,
	replies: Readonly<Record<string, FakeReplies>>,
	overrides: Partial<HubSettings> = {},
	options: FakeHostOptions = {},
): AskedWorld {
	return sameWorld(id, fakeHost({ ...options, replies }), overrides);
}

/** The same world after a restart, or with other settings. */
export function sameWorld(id: HubId, host: FakeHost, overrides: Partial<HubSettings> = {}): AskedWorld {
	const hub = createHubs(host, { ...settings, token: async () => 'hf_secret', ...overrides }).get(id);
	return {
		host,
		hub,
		ask: (model, revision) => hub.lookup(model, revision, new AbortController().signal),
	};
}

/** One hub with a model that it knows: what is asked, and answers as it gives them. */
export interface AskedCase {
	readonly hub: HubId;
	readonly model: string;
	readonly replies: Readonly<Record<string, FakeReplies>>;
	/** Its answer for what it does not have. */
	readonly missing: { readonly status: number; readonly body: unknown };
}

/** As GitHub's description of its REST API has them (`@octokit/openapi-types` 29.0.1), shortened to what is read. */
export const githubRepository = {
	id: 73328905,
	full_name: 'pytorch/vision',
	private: false,
	stargazers_count: 16_400,
	default_branch: 'main',
	topics: ['computer-vision'],
	archived: false,
	disabled: false,
	pushed_at: '2026-11-20T10:00:00Z',
	created_at: '2016-11-09T23:11:43Z',
	license: { key: 'bsd-3-clause', name: 'BSD 3-Clause "New" or "Revised" License', spdx_id: 'BSD-3-Clause' },
};
export const githubBranches = [
	{ ref: 'refs/heads/main', object: { type: 'commit', sha } },
	{ ref: 'refs/heads/master', object: { type: 'commit', sha: 'b'.repeat(40) } },
];
export const githubCommit = {
	sha: 'c'.repeat(40),
	commit: { committer: { name: 'someone', date: '2021-05-01T00:00:00Z' } },
	files: [],
};

/** As the manifests are that Ollama's own client reads (its server/images.go). */
export const ollamaManifest = {
	schemaVersion: 2,
	mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
	config: {
		mediaType: 'application/vnd.docker.container.image.v1+json',
		digest: `sha256:${'1'.repeat(64)}`,
		size: 561,
	},
	layers: [
		{
			mediaType: 'application/vnd.ollama.image.model',
			digest: `sha256:${'2'.repeat(64)}`,
			size: 2_019_377_376,
		},
		{ mediaType: 'application/vnd.ollama.image.template', digest: `sha256:${'3'.repeat(64)}`, size: 1429 },
		{ mediaType: 'application/vnd.ollama.image.license', digest: `sha256:${'4'.repeat(64)}`, size: 7711 },
		{ mediaType: 'application/vnd.ollama.image.license', digest: `sha256:${'5'.repeat(64)}`, size: 6016 },
		{ mediaType: 'application/vnd.ollama.image.params', digest: `sha256:${'6'.repeat(64)}`, size: 96 },
	],
};

/** With the names that the client reads: modelscope 1.40.2, hub/info.py, and modelscope_hub 0.5.1. */
export const modelscopeModel = {
	Id: 1,
	Path: 'iic',
	Name: 'nlp_structbert',
	Visibility: 5,
	License: 'Apache License 2.0',
	Downloads: 1_234_567,
	Stars: 88,
	CreatedTime: 1_660_000_000,
	LastUpdatedTime: 1_700_000_000,
	Architectures: ['BertModel'],
	ModelType: ['bert'],
	Tasks: [{ Name: 'text-classification', ChineseName: '文本分类' }],
	Tags: ['nlp'],
};
export const modelscopeFiles = [
	{ Path: 'weights', Type: 'tree', Size: 0 },
	{ Path: 'weights/model.safetensors', Type: 'blob', Size: 400_000_000, Sha256: '7'.repeat(64) },
	{ Path: 'README.md', Type: 'blob', Size: 1200 },
];
export const told = (below: unknown) => ({ Code: 200, Data: below, Message: 'success', Success: true });

/** With the fields of `ApiModel` and `ApiModelInstance` of kagglesdk 0.1.38, as they are written on the wire. */
export const kaggleVariation = {
	id: 5,
	slug: '2b',
	framework: 'transformers',
	versionNumber: 3,
	licenseName: 'Apache 2.0',
	totalUncompressedBytes: 5_000_000_000,
	trainingData: [],
};
export const kaggleModel = {
	id: 4,
	ref: 'google/gemma',
	isPrivate: false,
	voteCount: 77,
	publishTime: '2024-02-21T13:00:00.123Z',
	updateTime: '2025-03-01T00:00:00Z',
	instances: [kaggleVariation, { ...kaggleVariation, id: 6, slug: '7b', licenseName: 'Gemma' }],
};

export const github = 'https://api.github.com/repos';
export const registry = 'https://registry.ollama.ai/v2';
export const modelscope = 'https://modelscope.cn/api/v1/models';
export const kaggle = 'https://www.kaggle.com/api/v1/models';

export const askedCases: readonly AskedCase[] = [
	{
		hub: 'pytorch-hub',
		model: 'pytorch/vision',
		replies: {
			[`${github}/pytorch/vision/git/matching-refs/heads/ma`]: { body: githubBranches },
			[`${github}/pytorch/vision`]: { body: githubRepository },
		},
		missing: { status: 404, body: { message: 'Not Found', status: '404' } },
	},
	{
		hub: 'ollama',
		model: 'llama3.2:3b',
		replies: { [`${registry}/library/llama3.2/manifests/3b`]: { body: ollamaManifest } },
		missing: { status: 404, body: { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] } },
	},
	{
		hub: 'modelscope',
		model: 'iic/nlp_structbert',
		replies: {
			[`${modelscope}/iic/nlp_structbert`]: { body: told(modelscopeModel) },
			[`${modelscope}/iic/nlp_structbert/repo/files?Revision=master&Recursive=True`]: {
				body: told({ Files: modelscopeFiles }),
			},
		},
		missing: { status: 404, body: { Code: 10_010_205_001, Message: 'record not found', Success: false } },
	},
	{
		hub: 'tfhub/kaggle',
		model: 'google/gemma/transformers/2b',
		replies: { [`${kaggle}/google/gemma/transformers/2b/get`]: { body: kaggleVariation } },
		missing: { status: 404, body: { code: 404, message: 'Not found' } },
	},
];
