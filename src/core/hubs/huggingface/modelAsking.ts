import * as l10n from '@vscode/l10n';
import type { Host } from '../../host';
import { toLookup } from '../../lookup';
import type { Lookup, ModelFile, ModelInfo } from '../../model';
import type { KeptModel, LookupCache } from '../cache';
import { describe, reasonOf } from '../hubError';
import { isEtag } from '../kept';
import { noteIn } from '../notes';
import type { Answer } from '../question';
import { parseJson } from '../readers';
import { shownAddress } from '../redirects';
import type { Connection } from './connection';
import { modelAddress } from './endpoint';
import { readHuggingFaceModel } from './model';
import { isRecorded, readRefusal, unrecordedFields } from './refusals';

/** What one lookup asks, checked: its parts may stand in an address. */
export interface ModelQuestion {
	readonly id: string;
	readonly revision: string;
	readonly key: string;
	/** Who asks, as `readerOf` says it. */
	readonly reader: string;
	readonly token: string | undefined;
}

/** Under what the answer to a question is kept: `reader` as `readerOf` says it. */
export function keyOf(base: string, id: string, revision: string, reader: string): string {
	return JSON.stringify(['huggingface', base, id, revision, reader]);
}

/**
 * Asks the one question of a lookup and keeps what came of it. Gives every outcome as a value; throws only what
 * `signal` was aborted with.
 */
export function createModelAsking(
	host: Host,
	{ base, requests }: Connection,
	cache: LookupCache,
): (question: ModelQuestion, signal: AbortSignal) => Promise<Lookup> {
	async function askModel(question: ModelQuestion, signal: AbortSignal): Promise<Lookup> {
		const { id, revision, key, reader, token } = question;
		const known = await cache.model(key);
		const address = modelAddress(base, id, revision);
		let answer: Answer;
		try {
			answer = await requests.ask(address, { token, etag: known?.etag }, signal);
		} catch (error) {
			return unreachable(question, reasonOf(error, signal), address);
		}
		const evidence = { url: shownAddress(answer.url, base), readAt: host.now() };
		if (answer.status === 304 && known?.etag) {
			await cache.keep(key, { ...known, evidence });
			return toLookup({ ...known, evidence });
		}
		if (answer.status !== 200) {
			const refusal = readRefusal(id, answer, evidence, base);
			return refusal.state === 'unreachable'
				? unreachable(
						question,
						(answer.status === 429 && requests.pauseReason(address)) || refusal.reason,
						address,
						refusal.cause,
					)
				: cache.refuse(key, refusal).then(() => refusal);
		}
		const read = readHuggingFaceModel(parseJson(answer.text), noteIn(host.log, id));
		if (!read) {
			return unreachable(
				question,
				l10n.t(
					'{0} did not answer with a model. Check that its address is that of a hub.',
					new URL(answer.url).origin,
				),
				address,
			);
		}
		if (read.disabled) {
			const disabled: Lookup = { state: 'disabled', evidence };
			await cache.refuse(key, disabled);
			return disabled;
		}
		const files = read.filesElsewhere ? await listedFiles(question, read.model, signal) : undefined;
		// Without its files the answer is not whole: "unchanged" would keep it so, and a commit would for ever.
		const cut = read.filesElsewhere && !files;
		const etag = cut ? null : answer.headers.get('ETag');
		const unrecorded = unrecordedFields(answer.headers);
		const kept: KeptModel = {
			model: {
				...read.model,
				...(files ? { files } : {}),
				...(unrecorded.length > 0 ? { unrecorded } : {}),
				...(isRecorded(answer.headers) ? { recorded: true } : {}),
			},
			evidence,
			...(etag && isEtag(etag) ? { etag } : {}),
			...(cut ? { cut } : {}),
		};
		await cache.keep(key, kept, cut ? 'memory' : undefined);
		const { commit } = kept.model;
		if (commit && commit !== revision) {
			// Whoever pins it now need not ask again.
			const { etag: _, ...atCommit } = kept;
			await cache.keep(keyOf(base, id, commit, reader), atCommit, 'memory');
		}
		return toLookup(kept);
	}

	/** Could not ask: what was known stays visible, as old as it is. */
	async function unreachable(
		{ key }: ModelQuestion,
		reason: string,
		address: string,
		cause?: 'not-recorded' | 'not-asked',
	): Promise<Lookup> {
		const lookup: Lookup = { state: 'unreachable', reason, ...(cause === undefined ? {} : { cause }) };
		// A pause has its own end, which may be near.
		if (requests.pauseReason(address) === undefined) {
			await cache.refuse(key, lookup);
		}
		return cache.withLast(key, lookup);
	}

	/** For answers that do not list the files; undefined when they cannot be listed in full. */
	async function listedFiles(
		{ revision, token }: ModelQuestion,
		{ id, commit = revision }: ModelInfo,
		signal: AbortSignal,
	): Promise<readonly ModelFile[] | undefined> {
		try {
			const { listAllFiles } = await import('./lists');
			return await listAllFiles({ base, requests, token }, id, commit, signal);
		} catch (error) {
			signal.throwIfAborted();
			host.log.debug(`The files of ${id} could not be listed: ${describe(error)}`);
			return undefined;
		}
	}

	return askModel;
}
