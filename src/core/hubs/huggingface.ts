import * as l10n from '@vscode/l10n';
import type { Host } from '../host';
import type { Lookup } from '../model';
import { isCommit, isRepositoryId, isRevision } from './addresses';
import { noRevision } from './askedHub';
import { createCache, type KeptModel, withoutAsking } from './cache';
import { createFlights } from './flights';
import { createFreshness } from './freshness';
import type { Hub, HubSettings } from './hub';
import { describe } from './hubError';
import { createAsking } from './huggingface/asking';
import { anonymous, connect, readerOf } from './huggingface/connection';
import { modelPage } from './huggingface/endpoint';
import { openFile } from './huggingface/fileReader';
import { createHeaders } from './huggingface/headers';
import { createModelAsking, keyOf } from './huggingface/modelAsking';
import { createRepository } from './huggingface/repository';

/** What loads get that name no revision. */
const defaultRevision = 'main';

/** The Hugging Face hub, or a mirror of it, at the endpoint of the settings. */
export function createHuggingFace(host: Host, settings: HubSettings): Hub {
	const connection = connect(host, settings);
	if ('reason' in connection) {
		const { reason } = connection;
		return {
			id: 'huggingface',
			page: () => undefined,
			lookup: async () => ({ state: 'unreachable', reason }),
		};
	}
	const { base, requests, readToken } = connection;
	const cache = createCache(host);
	const flights = createFlights<Lookup>();
	const askModel = createModelAsking(host, connection, cache);
	const asking = createAsking(host, connection, settings);
	const headers = createHeaders(host, connection);

	const freshness = createFreshness(() => host.now(), settings.maxAgeMs);
	/** A commit's facts stay; its scan does not while it is not finished, nor a list of files that did not come. */
	function isFresh(revision: string, { model, evidence, cut }: KeptModel): boolean {
		const whole = model.scan?.done !== false && !cut;
		return freshness.isFresh(evidence, isCommit(revision) && model.commit === revision && whole);
	}

	return {
		id: 'huggingface',
		page: (id, revision) => modelPage(base, id, revision),
		async lookup(id, revision = defaultRevision, signal) {
			signal.throwIfAborted();
			if (!isRepositoryId(id)) {
				return {
					state: 'not-asked',
					reason: l10n.t('This text cannot be the name of a Hugging Face repository.'),
				};
			}
			if (!isRevision(revision)) {
				return noRevision();
			}
			let token: string | undefined;
			try {
				token = await readToken();
			} catch (error) {
				return cache.withLast(keyOf(base, id, revision, anonymous), {
					state: 'unreachable',
					reason: describe(error),
				});
			}
			const reader = await readerOf(token);
			const key = keyOf(base, id, revision, reader);
			const known = await withoutAsking(
				cache,
				key,
				{ whyNot: connection.whyNotAsked(), isFresh: (kept) => isFresh(revision, kept) },
				signal,
			);
			const question = { id, revision, key, reader, token };
			return known ?? flights.share(key, signal, (shared) => askModel(question, shared));
		},
		repository: createRepository(connection, asking, headers),
		openFile: (file, signal) => openFile(connection, file, signal),
		recheck() {
			freshness.recheck();
			asking.recheck();
			headers.recheck();
			requests.resume();
			cache.forgetRefusals();
		},
		clear() {
			requests.resume();
			asking.clear();
			headers.clear();
			cache.clear();
		},
		get pausedUntil() {
			return requests.pausedUntil;
		},
	};
}
