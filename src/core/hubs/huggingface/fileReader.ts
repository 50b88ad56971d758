import * as l10n from '@vscode/l10n';
import type { RangeReader } from '../../weights/reader';
import { encodePath, isCommit, isFilePath, isRepositoryId } from '../addresses';
import type { ByteRange } from '../bodies';
import type { FileAtCommit, OpenedFile } from '../hub';
import { describe, HubError, reasonOf } from '../hubError';
import type { RangeAnswer } from '../question';
import type { Connection } from './connection';
import { isNotRecorded, isPage, notRecorded } from './refusals';

/**
 * A file at a full commit, to be read by ranges. Where the hub leads to elsewhere is remembered, so that a file costs
 * one question to the hub itself however many pieces are read. Pieces of two different files are never put together:
 * each has to come with the ETag and the size of the first.
 */
export async function openFile(
	connection: Connection,
	file: FileAtCommit,
	signal: AbortSignal,
): Promise<OpenedFile> {
	signal.throwIfAborted();
	const unknown = (reason: string): OpenedFile => ({ state: 'unknown', reason });
	if (!isRepositoryId(file.id) || !isCommit(file.commit)) {
		return unknown(l10n.t('Files are read at a full commit only.'));
	}
	if (!isFilePath(file.path)) {
		return unknown(l10n.t('This text cannot be the path of a file in a repository.'));
	}
	const reason = connection.whyNotAsked();
	if (reason !== undefined) {
		return unknown(reason);
	}
	let token: string | undefined;
	try {
		token = await connection.readToken();
	} catch (error) {
		return unknown(describe(error));
	}
	signal.throwIfAborted();
	const pieces = createPieces(connection, file, token, signal);
	try {
		const size = file.size ?? (await pieces.size());
		return { state: 'open', file: readerOf(file, size, pieces) };
	} catch (error) {
		return unknown(reasonOf(error, signal));
	}
}

function readerOf({ path, sha256 }: FileAtCommit, size: number, pieces: Pieces): RangeReader {
	return {
		path,
		size,
		...(sha256 === undefined ? {} : { sha256 }),
		async read(from, to) {
			const start = Math.min(Math.max(0, from), size);
			const end = Math.min(Math.max(start, to), size);
			return end > start ? pieces.read({ start, end }, size) : new Uint8Array();
		},
	};
}

interface Pieces {
	/** Throws a `HubError` unless the piece came whole, out of a file of this size. */
	read(range: ByteRange, size: number): Promise<Uint8Array>;
	/** Asks for it; throws a `HubError` when it is not told. */
	size(): Promise<number>;
}

function createPieces(
	{ base, requests }: Connection,
	file: FileAtCommit,
	token: string | undefined,
	signal: AbortSignal,
): Pieces {
	const home = new URL(base).origin;
	const way = isSmallText(file) ? 'raw' : 'resolve';
	const address = `${base}/${file.id}/${way}/${file.commit}/${encodePath(file.path)}`;
	/** Where the hub led to, on another origin: an address that may be good for a while only. */
	let led: string | undefined;
	let etag: string | undefined;

	const isElsewhere = (url: string) => new URL(url).origin !== home;

	async function ask(at: string, range: ByteRange): Promise<RangeAnswer> {
		// A weak one does not vouch for bytes; it is compared below all the same.
		const ifRange = etag?.startsWith('"') ? etag : undefined;
		const answer = await requests.askRange(at, { token, range, ifRange }, signal);
		// The whole file, though it is the same: a server that does not know the condition.
		return answer.status === 200 && ifRange !== undefined && answer.headers.get('ETag') === ifRange
			? requests.askRange(at, { token, range }, signal)
			: answer;
	}

	async function piece(range: ByteRange): Promise<RangeAnswer> {
		let answer = await ask(led ?? address, range);
		if (isRefused(answer.status) && isElsewhere(answer.url)) {
			// The right to read there ends after a while, an hour or so.
			led = undefined;
			answer = await ask(address, range);
		}
		if (answer.status === 416) {
			throw new HubError(l10n.t('The file is shorter than the hub lists it.'));
		}
		if (answer.status !== 206 && answer.status !== 200) {
			throw new HubError(whyNotRead(answer, requests.pauseReason(address)));
		}
		if (isPage(answer.headers)) {
			throw new HubError(l10n.t('A web page of {0} came in place of the file.', new URL(answer.url).origin));
		}
		const sent = answer.headers.get('ETag') ?? undefined;
		if (etag !== undefined && sent !== undefined && sent !== etag) {
			throw new HubError(
				l10n.t('The file changed while it was read: {0} sends another one now.', new URL(answer.url).origin),
			);
		}
		etag ??= sent;
		led = isElsewhere(answer.url) ? answer.url : undefined;
		return answer;
	}

	return {
		async read(range, size) {
			const { bytes, status, url, ...answer } = await piece(range);
			if (answer.size !== undefined && answer.size !== size) {
				throw new HubError(
					l10n.t('The hub lists {0} bytes of the file, and one of {1} bytes comes.', size, answer.size),
				);
			}
			if (bytes.length !== range.end - range.start) {
				const { origin } = new URL(url);
				throw new HubError(
					status === 200
						? l10n.t('{0} sends files only whole, so this one was not read.', origin)
						: l10n.t('{0} sent less of the file than it said.', origin),
				);
			}
			return bytes;
		},
		async size() {
			const { size } = await piece({ start: 0, end: 1 });
			if (size === undefined) {
				throw new HubError(l10n.t('The hub does not tell how large the file is.'));
			}
			return size;
		},
	};
}

/**
 * A file that git itself holds, as it holds configurations: asked for as git has it, which counts as no download. What
 * the hub keeps elsewhere has a SHA-256 in its list.
 */
function isSmallText({ size, sha256 }: FileAtCommit): boolean {
	return sha256 === undefined && size !== undefined && size <= 256 * 1024;
}

/** What a file server may answer to an address that has had its time; they do not agree on one status. */
function isRefused(status: number): boolean {
	return [400, 401, 403, 404, 410].includes(status);
}

/** Why an answer holds no piece of the file, as a sentence. `paused`: what the hub said about asking again. */
export function whyNotRead(
	{ url, status, headers }: Pick<RangeAnswer, 'url' | 'status' | 'headers'>,
	paused: string | undefined,
): string {
	if (isNotRecorded(headers)) {
		return notRecorded(url);
	}
	switch (headers.get('X-Error-Code')) {
		case 'GatedRepo':
			return l10n.t('Gated: this is shown only after its terms were accepted.');
		case 'EntryNotFound':
			return l10n.t('The repository has no such file at this commit.');
		default:
			return status === 429 && paused ? paused : l10n.t('The file could not be read (status {0}).', status);
	}
}
