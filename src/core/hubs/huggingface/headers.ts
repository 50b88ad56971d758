import * as l10n from '@vscode/l10n';
import type { Host } from '../../host';
import type { Tensor, Told } from '../../repository';
import { headerLength, lengthBytes, readTensors } from '../../weights/safetensorsHeader';
import { encodePath, isCommit, isFilePath, isRepositoryId } from '../addresses';
import { createFlights } from '../flights';
import { createKeeper, type Kept } from '../kept';
import { HubError } from '../requests';
import { type Connection, describe, readerOf } from './connection';

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
	clear(): void;
}

export function createHeaders(host: Host, { base, requests, readToken, whyNotAsked }: Connection): Headers {
	const keeper = createKeeper<KeptHeader>(host, ({ header }) =>
		typeof header === 'string' ? { header } : undefined,
	);
	const flights = createFlights<Told<readonly Tensor[]>>();

	function tell({ header, evidence }: KeptHeader): Told<readonly Tensor[]> {
		const read = readTensors(header);
		return 'fault' in read
			? { state: 'unknown', reason: read.fault }
			: { state: 'told', value: read.tensors, evidence };
	}

	async function fetchHeader(
		file: HubFile,
		token: string | undefined,
		signal: AbortSignal,
	): Promise<KeptHeader> {
		const address = `${base}/${file.id}/resolve/${file.commit}/${encodePath(file.path)}`;
		const piece = async (start: number, end: number) => {
			const answer = await requests.askRange(address, { token, range: { start, end } }, signal);
			if (answer.status !== 206 && answer.status !== 200) {
				throw new HubError(
					answer.headers.get('X-Error-Code') === 'GatedRepo'
						? l10n.t('Gated: this is shown only after its terms were accepted.')
						: l10n.t('The file could not be read (status {0}).', answer.status),
				);
			}
			return answer;
		};
		const first = await piece(0, firstBytes);
		const length = headerLength(first.bytes);
		if (length === undefined || length > mostBytes) {
			throw new HubError(l10n.t('The file does not begin as a safetensors file does.'));
		}
		const end = lengthBytes + length;
		const rest = end > first.bytes.length ? (await piece(first.bytes.length, end)).bytes : new Uint8Array();
		const bytes = new Uint8Array(end);
		bytes.set(first.bytes.subarray(0, end));
		if (first.bytes.length + rest.length < end) {
			throw new HubError(l10n.t('The file ends within its header.'));
		}
		bytes.set(rest, Math.min(first.bytes.length, end));
		const header = new TextDecoder().decode(bytes.subarray(lengthBytes));
		return { header, evidence: { url: address, readAt: host.now() } };
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
			try {
				const token = await readToken();
				const { id, commit, path } = file;
				const key = JSON.stringify(['huggingface', base, 'header', id, commit, path, await readerOf(token)]);
				const kept = await keeper.get(key);
				signal.throwIfAborted();
				if (kept) {
					return tell(kept);
				}
				const reason = whyNotAsked();
				if (reason !== undefined) {
					return { state: 'unknown', reason };
				}
				return await flights.share(key, signal, async (shared) => {
					const fetched = await fetchHeader(file, token, shared);
					await keeper.keep(key, fetched);
					return tell(fetched);
				});
			} catch (error) {
				signal.throwIfAborted();
				if (!(error instanceof HubError)) {
					throw error;
				}
				return { state: 'unknown', reason: describe(error) };
			}
		},
		clear: () => keeper.clear(),
	};
}
