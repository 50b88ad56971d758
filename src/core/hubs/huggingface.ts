import * as l10n from '@vscode/l10n';
import type { Host } from '../host';
import { toLookup } from '../lookup';
import type { Lookup, ModelFile, ModelInfo } from '../model';
import { isCommit, isRepositoryId, isRevision, modelAddress, modelPage } from './addresses';
import { createCache, type KeptModel, withoutAsking } from './cache';
import { createFlights } from './flights';
import { createFreshness } from './freshness';
import type { Hub, HubSettings } from './hub';
import { describe, reasonOf } from './hubError';
import { createAsking } from './huggingface/asking';
import { anonymous, connect, readerOf } from './huggingface/connection';
import { createHeaders } from './huggingface/headers';
import { readHuggingFaceModel } from './huggingface/model';
import { readRefusal } from './huggingface/refusals';
import { createRepository } from './huggingface/repository';
import { createSuggestions } from './huggingface/suggestions';
import { isEtag } from './kept';
import { noteIn } from './notes';
import type { Answer } from './question';
import { parseJson } from './readers';

/** What loads get that name no revision. */
const defaultRevision = 'main';
/** Loaded at first use: the package below it compiles WebAssembly when it loads, 8 ms that most sessions never need. */
const lists = () => import('./huggingface/lists');

interface Question {
	readonly id: string;
	readonly revision: string;
	readonly key: string;
	/** Who asks, as `readerOf` says it. */
	readonly reader: string;
	readonly token: string | undefined;
}

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
	const asking = createAsking(host, connection, settings);
	const headers = createHeaders(host, connection);

	const freshness = createFreshness(() => host.now(), settings.maxAgeMs);
	const suggestions = createSuggestions(host, search);

	async function search(id: string, signal: AbortSignal): Promise<readonly string[]> {
		const { findNear } = await lists();
		return findNear({ base, requests, token: await readToken() }, id, signal);
	}

	/** A commit's facts stay; its scan does not while it is not finished, nor a list of files that did not come. */
	function isFresh(revision: string, { model, evidence, cut }: KeptModel): boolean {
		const whole = model.scan?.done !== false && !cut;
		return freshness.isFresh(evidence, isCommit(revision) && model.commit === revision && whole);
	}

	async function askModel(question: Question, signal: AbortSignal): Promise<Lookup> {
		const { id, revision, key, reader, token } = question;
		const known = await cache.model(key);
		const address = modelAddress(base, id, revision);
		let answer: Answer;
		try {
			answer = await requests.ask(address, { token, etag: known?.etag }, signal);
		} catch (error) {
			return unreachable(question, reasonOf(error, signal), address);
		}
		const evidence = { url: answer.url, readAt: host.now() };
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
		const kept: KeptModel = {
			model: files ? { ...read.model, files } : read.model,
			evidence,
			...(etag && isEtag(etag) ? { etag } : {}),
			...(cut ? { cut } : {}),
		};
		await cache.keep(key, kept, cut ? 'memory' : undefined);
		const { commit } = kept.model;
		if (commit && commit !== revision) {
			// Whoever pins it now need not ask again.
			const { etag: _, ...atCommit } = kept;
			await cache.keep(keyOf(id, commit, reader), atCommit, 'memory');
		}
		return toLookup(kept);
	}

	/** Could not ask: what was known stays visible, as old as it is. */
	async function unreachable({ key }: Question, reason: string, address: string): Promise<Lookup> {
		const lookup: Lookup = { state: 'unreachable', reason };
		// A pause has its own end, which may be near.
		if (requests.pauseReason(address) === undefined) {
			await cache.refuse(key, lookup);
		}
		return cache.withLast(key, lookup);
	}

	function keyOf(id: string, revision: string, reader: string): string {
		return JSON.stringify(['huggingface', base, id, revision, reader]);
	}

	/** For answers that do not list the files; undefined when they cannot be listed in full. */
	async function listedFiles(
		{ revision, token }: Question,
		{ id, commit = revision }: ModelInfo,
		signal: AbortSignal,
	): Promise<readonly ModelFile[] | undefined> {
		try {
			const { listAllFiles } = await lists();
			return await listAllFiles({ base, requests, token }, id, commit, signal);
		} catch (error) {
			signal.throwIfAborted();
			host.log.debug(`The files of ${id} could not be listed: ${describe(error)}`);
			return undefined;
		}
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
				return {
					state: 'not-asked',
					reason: l10n.t('The revision given here cannot be the name of a revision.'),
				};
			}
			let token: string | undefined;
			try {
				token = await readToken();
			} catch (error) {
				return cache.withLast(keyOf(id, revision, anonymous), {
					state: 'unreachable',
					reason: (error as Error).message,
				});
			}
			const reader = await readerOf(token);
			const key = keyOf(id, revision, reader);
			const known = await withoutAsking(
				cache,
				key,
				{ whyNot: connection.whyNotAsked(), isFresh: (kept) => isFresh(revision, kept) },
				signal,
			);
			const question = { id, revision, key, reader, token };
			return known ?? flights.share(key, signal, (shared) => askModel(question, shared));
		},
		async suggest(id, signal) {
			signal.throwIfAborted();
			const may = isRepositoryId(id) && connection.whyNotAsked() === undefined;
			return may ? suggestions.near(id, signal) : [];
		},
		repository: createRepository(connection, asking, headers),
		recheck() {
			freshness.recheck();
			asking.recheck();
			headers.recheck();
			requests.resume();
			cache.forgetRefusals();
		},
		async clear() {
			requests.resume();
			suggestions.clear();
			asking.clear();
			headers.clear();
			await cache.clear();
		},
		get pausedUntil() {
			return requests.pausedUntil;
		},
	};
}
