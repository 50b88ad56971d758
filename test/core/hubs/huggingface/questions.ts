import assert from 'node:assert/strict';
import type { HubSettings } from '../../../../src/core/hubs/hub';
import type { Repository, Told } from '../../../../src/core/repository';
import type { FakeReplies, FakeReply } from '../../fakeHost';
import { base, type FakeHub, fakeHub, onHost, sha } from '../fakeHub';

export const stay = new AbortController().signal;

/** One question of `Repository` about `org/name`, in its simplest form. */
export interface Question {
	readonly name: keyof Repository;
	readonly address: string;
	/** The smallest answer that tells something. */
	readonly reply: FakeReply;
	ask(repository: Repository, signal?: AbortSignal): Promise<Told<unknown>>;
}

/** A safetensors file of one tensor, as far as its header. */
export function safetensors(header: unknown): Uint8Array {
	const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
	const bytes = new Uint8Array(8 + text.length);
	new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
	bytes.set(text, 8);
	return bytes;
}

const api = `${base}/api/models/org/name`;
const usage =
	'expand=downloadsAllTime&expand=trendingScore&expand=spaces&expand=childrenModelCount&expand=usedStorage';

export const questions: readonly Question[] = [
	{
		name: 'refs',
		address: `${api}/refs?include_prs=1`,
		reply: { body: { branches: [], tags: [], converts: [], pullRequests: [] } },
		ask: (repository, signal = stay) => repository.refs('org/name', signal),
	},
	{
		name: 'tree',
		address: `${api}/tree/main?recursive=true&expand=true`,
		reply: { body: [{ type: 'file', path: 'README.md' }] },
		ask: (repository, signal = stay) => repository.tree('org/name', 'main', signal),
	},
	{
		name: 'history',
		address: `${api}/commits/main?limit=100`,
		reply: { body: [{ id: sha, title: 'Start', authors: [] }] },
		ask: (repository, signal = stay) => repository.history('org/name', 'main', signal),
	},
	{
		name: 'pullRequests',
		address: `${api}/discussions?type=pull_request&status=open`,
		reply: { body: { discussions: [], count: 0, start: 0 } },
		ask: (repository, signal = stay) => repository.pullRequests('org/name', signal),
	},
	{
		name: 'text',
		address: `${base}/org/name/raw/main/README.md`,
		reply: { body: '# Name' },
		ask: (repository, signal = stay) => repository.text('org/name', 'main', 'README.md', signal),
	},
	{
		name: 'tensors',
		address: `${base}/org/name/resolve/${sha}/model.safetensors`,
		reply: { body: safetensors({ w: { dtype: 'F32', shape: [2] } }) },
		ask: (repository, signal = stay) => repository.tensors('org/name', sha, 'model.safetensors', signal),
	},
	{
		name: 'usage',
		address: `${api}?${usage}`,
		reply: { body: { id: 'org/name', downloadsAllTime: 5 } },
		ask: (repository, signal = stay) => repository.usage('org/name', signal),
	},
	{
		name: 'owner',
		address: `${base}/api/organizations/org/overview`,
		reply: { body: { name: 'org', fullname: 'The Org' } },
		ask: (repository, signal = stay) => repository.owner('org', signal),
	},
	{
		name: 'search',
		address: `${base}/api/models?search=x&sort=downloads&limit=20&${[
			'author',
			'cardData',
			'config',
			'createdAt',
			'disabled',
			'downloads',
			'gated',
			'lastModified',
			'library_name',
			'likes',
			'pipeline_tag',
			'private',
			'safetensors',
			'sha',
			'tags',
		]
			.map((field) => `expand=${field}`)
			.join('&')}`,
		reply: { body: [{ id: 'org/name' }] },
		ask: (repository, signal = stay) => repository.search({ words: 'x' }, signal),
	},
];

export function questionOf(name: Question['name']): Question {
	const question = questions.find((each) => each.name === name);
	assert.ok(question);
	return question;
}

export interface FakeRepository extends FakeHub {
	readonly repository: Repository;
}

/** The questions under test over a table of replies. */
export function fakeRepository(
	replies: Readonly<Record<string, FakeReplies>>,
	overrides: Partial<HubSettings> = {},
): FakeRepository {
	return withRepository(fakeHub(replies, overrides));
}

/** The same world after a restart. */
export function restarted({ host }: FakeHub, overrides: Partial<HubSettings> = {}): FakeRepository {
	return withRepository(onHost(host, overrides));
}

function withRepository(fake: FakeHub): FakeRepository {
	const { repository } = fake.hub;
	assert.ok(repository);
	return { ...fake, repository };
}

/** What was told; fails with the reason when nothing was. */
export function toldBy<T>(told: Told<T>): T {
	assert.equal(told.state, 'told', told.state === 'unknown' ? told.reason : told.state);
	return (told as { readonly value: T }).value;
}

export function whyUnknown(told: Told<unknown>): string {
	assert.equal(told.state, 'unknown');
	return (told as { readonly reason: string }).reason;
}
