import * as l10n from '@vscode/l10n';
import type { Host } from '../../host';
import type { Evidence } from '../../model';
import type { Tensor, Told } from '../../repository';
import { headerLength, lengthBytes, readTensors } from '../../weights/safetensorsHeader';
import { encodePath, isCommit, isFilePath, isRepositoryId } from '../addresses';
import { createFlights } from '../flights';
import { describe, HubError, reasonOf } from '../hubError';
import { createKeeper, type Kept } from '../kept';
import type { RangeAnswer } from '../question';
import { createRefusals } from '../refusals';
import { type Connection, readerOf } from './connection';

/** A file at a full commit. */
export interface HubFile {
	readonly id: string;
	readonly commit: string;
	readonly path: string;
}

interface KeptHeader extends Kept {
	readonly header: string;
}

/** Nearly every header fits, so that one question is enough; it costs less than the handshake before it. */
const firstBytes = 64 * 1024;
/** Headers of models in many shards with quantised tensors; the largest seen are near 3 MB. */
const mostBytes = 16 * 1024 * 1024;

/** Reads the headers of safetensors files at a commit by ranges; what a commit holds never changes, so each once. */
export interface Headers {
	/** Throws only what `signal` was aborted with. */
	tensors(file: HubFile, signal: AbortSignal): Promise<Told<readonly Tensor[]>>;
	/** Has asked again what could not be told. */
	recheck(): void;
	clear(): void;
}

/** Nothing is asked twice at once; what cannot be told is kept for a minute. */
export function createHeaders(host: Host, { base, requests, readToken, whyNotAsked }: Connection): Headers {
	const keeper = createKeeper<KeptHeader>(host, ({ header }) =>
		typeof header === 'string' ? { header } : undefined,
	);
	const flights = createFlights<Told<readonly Tensor[]>>();
	const refusals = createRefusals<Told<readonly Tensor[]>>(host);

	function tell({ header, evidence }: KeptHeader): Told<readonly Tensor[]> {
		const read = readTensors(header);
		return 'fault' in read
			? { state: 'unknown', reason: read.fault }
			: { state: 'told', value: read.tensors, evidence };
	}

	/** Throws a `HubError` when there is no header to read, and `NoSuchFile` when there is no file. */
	async function fetchHeader(
		{ id, commit, path }: HubFile,
		token: string | undefined,
		signal: AbortSignal,
	): Promise<KeptHeader> {
		const address = `${base}/${id}/resolve/${commit}/${encodePath(path)}`;
		const evidence = (): Evidence => ({ url: address, readAt: host.now() });
		const piece = async (start: number, end: number) => {
			const answer = await requests.askRange(address, { token, range: { start, end } }, signal);
			if (answer.headers.get('X-Error-Code') === 'EntryNotFound') {
				throw new NoSuchFile(evidence());
			}
			if (answer.status !== 206 && answer.status !== 200) {
				throw new HubError(whyNotRead(answer, requests.pauseReason(address)));
			}
			return answer;
		};
		const first = await piece(0, firstBytes);
		const length = headerLength(first.bytes);
		if (length === undefined) {
			throw new HubError(l10n.t('The file does not begin as a safetensors file does.'));
		}
		if (length > mostBytes) {
			throw new HubError(l10n.t('The header is larger than any that is read.'));
		}
		const end = lengthBytes + length;
		const rest = end > first.bytes.length ? (await piece(first.bytes.length, end)).bytes : new Uint8Array();
		if (first.bytes.length + rest.length < end) {
			throw new HubError(l10n.t('The file ends within its header.'));
		}
		const bytes = new Uint8Array(end);
		bytes.set(first.bytes.subarray(0, end));
		bytes.set(rest, Math.min(first.bytes.length, end));
		const header = new TextDecoder().decode(bytes.subarray(lengthBytes));
		return { header, evidence: evidence() };
	}

	async function askAnew(
		file: HubFile,
		key: string,
		token: string | undefined,
		signal: AbortSignal,
	): Promise<Told<readonly Tensor[]>> {
		let told: Told<readonly Tensor[]>;
		try {
			const fetched = await fetchHeader(file, token, signal);
			told = tell(fetched);
			if (told.state === 'told') {
				// What cannot be read may have come broken; for ever is only what is sound.
				await keeper.keep(key, fetched);
				return told;
			}
		} catch (error) {
			signal.throwIfAborted();
			told =
				error instanceof NoSuchFile
					? { state: 'absent', evidence: error.evidence }
					: { state: 'unknown', reason: reasonOf(error, signal) };
		}
		if (requests.pauseReason(`${base}/${file.id}/resolve/`) === undefined) {
			refusals.keep(key, told);
		}
		return told;
	}

	return {
		async tensors(file, signal) {
			signal.throwIfAborted();
			if (!isRepositoryId(file.id) || !isCommit(file.commit)) {
				return { state: 'unknown', reason: l10n.t('Files are read at a full commit only.') };
			}
			if (!isFilePath(file.path)) {
				return {
					state: 'unknown',
					reason: l10n.t('This text cannot be the path of a file in a repository.'),
				};
			}
			let token: string | undefined;
			try {
				token = await readToken();
			} catch (error) {
				return { state: 'unknown', reason: describe(error) };
			}
			const { id, commit, path } = file;
			const key = JSON.stringify(['huggingface', base, 'header', id, commit, path, await readerOf(token)]);
			const kept = await keeper.get(key);
			signal.throwIfAborted();
			const told = kept && tell(kept);
			if (told?.state === 'told') {
				return told;
			}
			const reason = whyNotAsked();
			if (reason !== undefined) {
				return { state: 'unknown', reason };
			}
			return refusals.get(key) ?? flights.share(key, signal, (shared) => askAnew(file, key, token, shared));
		},
		recheck: () => refusals.clear(),
		clear() {
			keeper.clear();
			refusals.clear();
		},
	};
}

/** The hub says that the repository has no such file at this commit. */
class NoSuchFile extends Error {
	constructor(readonly evidence: Evidence) {
		super('no such file');
	}
}

function whyNotRead({ status, headers }: RangeAnswer, paused: string | undefined): string {
	if (headers.get('X-Error-Code') === 'GatedRepo') {
		return l10n.t('Gated: this is shown only after its terms were accepted.');
	}
	return status === 429 && paused ? paused : l10n.t('The file could not be read (status {0}).', status);
}
