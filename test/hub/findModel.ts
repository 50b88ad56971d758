import { type Answer, notRecorded } from './answer';
import { errorAnswer } from './errors';
import { type Facts, isObject, type RecordedModel, type Revision } from './facts';
import type { HubRequest } from './hubRequest';
import type { States } from './stated';

/** What the hub holds at this moment: the recorded facts, and states that no public source could record. */
export interface HubState {
	readonly facts: Facts;
	readonly disabled: ReadonlySet<string>;
	readonly private: ReadonlySet<string>;
	readonly organizations: NonNullable<States['organizations']>;
	readonly users: NonNullable<States['users']>;
	readonly pageSize?: number;
	/** What is not recorded is unknown to this server, not to the hub. */
	readonly partial: boolean;
}

/** Splits `[org,] name, verb, …rest`: an id has two segments unless only one of them is a known model. */
export function splitId(
	facts: Facts,
	segments: readonly string[],
	verbs: ReadonlySet<string>,
): { id: string; verb: string | undefined; rest: readonly string[] } {
	const [first = '', second] = segments;
	const two = `${first}/${second}`;
	const known = facts.models.has(two) || facts.renames.has(two);
	const count = second === undefined || (!known && verbs.has(second)) ? 1 : 2;
	return { id: segments.slice(0, count).join('/'), verb: segments[count], rest: segments.slice(count + 1) };
}

/** The model, or the answer to give instead: unknown or private, bad token, disabled. */
export function findModel(
	state: HubState,
	request: HubRequest,
	id: string,
	text = false,
): { model: RecordedModel } | { refusal: Answer } {
	const { facts } = state;
	if (request.access === 'bad') {
		return { refusal: errorAnswer(facts, 'bad-token', { text }) };
	}
	const model = facts.models.get(id);
	if (model === undefined && state.partial && !facts.missing.has(id)) {
		return { refusal: notRecorded(id) };
	}
	if (model === undefined || (state.private.has(id) && request.access !== 'member')) {
		const unknown = request.access === 'anonymous' ? 'unknown' : 'unknown-to-user';
		return { refusal: errorAnswer(facts, unknown, { text }) };
	}
	if (state.disabled.has(id)) {
		return { refusal: errorAnswer(facts, 'disabled', { text }) };
	}
	return { model };
}

/** What belongs to the repository and not to one commit of it. */
const REPOSITORY_FIELDS = [
	'_id',
	'id',
	'modelId',
	'author',
	'private',
	'gated',
	'disabled',
	'downloads',
	'downloadsAllTime',
	'likes',
	'createdAt',
	'trendingScore',
	'usedStorage',
];

/**
 * What a revision means: `HEAD`, `main`, a full commit, or a stated branch, tag or pull request. Of a commit that the
 * recorded history or a stated name leads to but whose content was not recorded, only the repository's own fields are
 * known.
 */
export function findRevision(model: RecordedModel, revision: string): Revision | undefined {
	const { head } = model;
	if (revision === 'HEAD' || revision === 'main' || revision === 'refs/heads/main' || revision === head.sha) {
		return head;
	}
	const named = model.refs?.find(
		({ kind, name, ref }) =>
			ref === revision || (name === revision && (kind === 'branches' || kind === 'tags')),
	);
	if (named !== undefined && named.targetCommit !== revision) {
		return findRevision(model, named.targetCommit);
	}
	const older = model.older.get(revision);
	if (older !== undefined) {
		const ofRepository = Object.fromEntries(
			REPOSITORY_FIELDS.filter((name) => Object.hasOwn(head.info, name)).map((name) => [
				name,
				head.info[name],
			]),
		);
		return { ...older, sha: revision, info: { ...older.info, ...ofRepository } };
	}
	const commit = model.commits?.find((candidate) => isObject(candidate) && candidate.id === revision);
	if (commit === undefined && !model.refs?.some(({ targetCommit }) => targetCommit === revision)) {
		return undefined;
	}
	const info: Record<string, unknown> = { sha: revision };
	if (commit !== undefined) {
		info.lastModified = commit.date;
	}
	for (const name of REPOSITORY_FIELDS.filter((field) => Object.hasOwn(head.info, field))) {
		info[name] = head.info[name];
	}
	return { info, sha: revision, filesFolder: '' };
}

/** For a revision that the recorded facts do not lead to. Branches were not recorded, nor what came later. */
export function unknownRevision(
	{ facts, partial }: HubState,
	id: string,
	revision: string,
	text = false,
): Answer {
	return partial
		? notRecorded(`the revision ${revision} of ${id}`)
		: errorAnswer(facts, 'revision', { revision, text });
}
