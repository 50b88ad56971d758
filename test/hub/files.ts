import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Answer, notRecorded, textAnswer } from './answer';
import type { Cdn } from './cdn';
import { errorAnswer } from './errors';
import type { RecordedModel, Revision, TreeEntry } from './facts';
import { findModel, findRevision, type HubState, unknownRevision } from './findModel';
import { gate } from './gate';
import type { HubRequest } from './hubRequest';
import { gitBlobId, pointerText } from './pointer';
import { blobAnswer, blobOf } from './ranges';

export interface FileServing {
	readonly state: HubState;
	readonly cdn: Cdn;
	readonly cdnUrl: () => string;
	/** How small files go out: as they are, without ranges, or compressed without a length. */
	readonly transfer: () => 'plain' | 'no-range' | 'gzip';
}

interface FoundFile {
	readonly model: RecordedModel;
	readonly revision: Revision;
	readonly entry: TreeEntry;
}

function findFile(
	state: HubState,
	request: HubRequest,
	id: string,
	[rev = '', ...segments]: readonly string[],
): { found: FoundFile } | { refusal: Answer } {
	const path = segments.join('/');
	const model = findModel(state, request, id, true);
	const gated = state.disabled.has(id) || state.private.has(id) ? undefined : gate(state, request, id, path);
	if (gated !== undefined || 'refusal' in model) {
		return { refusal: gated ?? (model as { refusal: Answer }).refusal };
	}
	const revision = findRevision(model.model, rev);
	if (revision === undefined) {
		return { refusal: unknownRevision(state, id, rev, true) };
	}
	if (revision.entries === undefined) {
		return { refusal: notRecorded(`the files of ${id}`) };
	}
	const entry = revision.entries.find((candidate) => candidate.path === path && candidate.type === 'file');
	return entry === undefined
		? { refusal: errorAnswer(state.facts, 'file', { text: true }) }
		: { found: { model: model.model, revision, entry } };
}

/** The recorded bytes. The path is one of the recorded file list, so it is none that a URL made up. */
function bytesOf({ revision, entry }: FoundFile): Buffer | undefined {
	const file = join(revision.filesFolder, ...entry.path.split('/'));
	return revision.filesFolder !== '' && existsSync(file) ? readFileSync(file) : undefined;
}

function commitHeader(revision: Revision): Record<string, string> {
	return revision.sha === undefined ? {} : { 'X-Repo-Commit': revision.sha };
}

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/');

/** `/{id}/resolve/{rev}/{path}`: on to resolve-cache for a small file, to the second origin for a large one. */
export function resolve(
	serving: FileServing,
	request: HubRequest,
	id: string,
	rest: readonly string[],
): Answer {
	const result = findFile(serving.state, request, id, rest);
	if ('refusal' in result) {
		return result.refusal;
	}
	const { revision, entry } = result.found;
	if (entry.lfs !== undefined) {
		const { facts, partial } = serving.state;
		if (partial && !facts.synthetic.has(entry.lfs.oid)) {
			// For a person zeros in place of weights would look like damaged ones.
			return notRecorded(`the content of ${entry.path} of ${id}`);
		}
		const target = serving.cdn.address({ path: entry.path, lfs: entry.lfs });
		return textAnswer(302, '', {
			...commitHeader(revision),
			Location: serving.cdnUrl() + target,
			'X-Linked-Size': String(entry.lfs.size),
			'X-Linked-ETag': `"${entry.lfs.oid}"`,
			'Accept-Ranges': 'bytes',
		});
	}
	const oid = entry.oid ?? gitBlobId(bytesOf(result.found) ?? Buffer.alloc(0));
	if (revision.sha === undefined || (entry.oid === undefined && bytesOf(result.found) === undefined)) {
		return notRecorded(`the content of ${entry.path} of ${id}`);
	}
	const [path, etag] = [encodePath(entry.path), `"${oid}"`];
	const query = `${encodeURIComponent(request.path)}=&etag=${encodeURIComponent(etag)}`;
	return textAnswer(307, '', {
		...commitHeader(revision),
		Location: `/api/resolve-cache/models/${id}/${revision.sha}/${path}?${query}`,
		ETag: etag,
		'X-Linked-ETag': etag,
		...(entry.size === undefined ? {} : { 'X-Linked-Size': String(entry.size) }),
	});
}

function smallFile(
	serving: FileServing,
	request: HubRequest,
	found: FoundFile,
	bytes: Buffer,
	etag: string,
): Answer {
	const headers = { ...commitHeader(found.revision), 'Content-Type': 'text/plain; charset=utf-8' };
	switch (serving.transfer()) {
		case 'no-range':
			return { status: 200, headers: { ...headers, ETag: etag }, body: bytes };
		case 'gzip': {
			const packed = { 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked', ETag: `W/${etag}` };
			return { status: 200, headers: { ...headers, ...packed }, body: gzipSync(bytes) };
		}
		default:
			return blobAnswer(request.headers, blobOf(bytes), etag, headers);
	}
}

/** `/api/resolve-cache/models/{id}/{sha}/{path}` and `/{id}/raw/{rev}/{path}`: the blob that git has. */
export function gitBlob(
	serving: FileServing,
	request: HubRequest,
	id: string,
	rest: readonly string[],
): Answer {
	const result = findFile(serving.state, request, id, rest);
	if ('refusal' in result) {
		return result.refusal;
	}
	const { entry } = result.found;
	const bytes = entry.lfs === undefined ? bytesOf(result.found) : Buffer.from(pointerText(entry.lfs));
	return bytes === undefined
		? notRecorded(`the content of ${entry.path} of ${id}`)
		: smallFile(serving, request, result.found, bytes, `"${entry.oid ?? gitBlobId(bytes)}"`);
}
