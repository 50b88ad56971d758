import * as l10n from '@vscode/l10n';
import type { Host } from '../../host';
import type { Tensor, Told } from '../../repository';
import { readTensors } from '../../weights/safetensorsHeader';
import { isCommit, isFilePath, isRepositoryId } from '../addresses';
import { createFlights } from '../flights';
import { describe, reasonOf } from '../hubError';
import { createKeeper, type Kept } from '../kept';
import { createRefusals } from '../refusals';
import { type Connection, readerOf } from './connection';
import { fetchHeader, type HubFile, NoSuchFile } from './headerText';

interface KeptHeader extends Kept {
	readonly header: string;
}

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

	async function askAnew(
		file: HubFile,
		key: string,
		token: string | undefined,
		signal: AbortSignal,
	): Promise<Told<readonly Tensor[]>> {
		let told: Told<readonly Tensor[]>;
		try {
			const fetched = await fetchHeader({ base, requests, token, now: () => host.now() }, file, signal);
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
