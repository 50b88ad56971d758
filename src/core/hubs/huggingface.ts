import { listFiles, listModels } from '@huggingface/hub';
import * as l10n from '@vscode/l10n';
import type { Host } from '../host';
import type { Lookup, ModelFile, ModelInfo } from '../model';
import { isCommit, isRepositoryId, isRevision, modelAddress, modelPage, readEndpoint } from './addresses';
import { createCache, isEtag, type KeptModel } from './cache';
import { createFlights } from './flights';
import type { Hub, HubSettings } from './hub';
import { readFile, readHuggingFaceModel } from './huggingfaceModel';
import { nearestIds } from './nearest';
import { readRefusal } from './refusals';
import { type Answer, createRequests, HubError, type Requests } from './requests';

/** What loads get that name no revision. */
const defaultRevision = 'main';
const hourMs = 3_600_000;
/** Pages of a file list that is not part of the answer: 1000 files each. */
const mostPages = 20;

interface Question {
	readonly id: string;
	readonly revision: string;
	readonly key: string;
	readonly token: string | undefined;
}

/** The Hugging Face hub, or a mirror of it, at the endpoint of the settings. */
export function createHuggingFace(host: Host, settings: HubSettings): Hub {
	const endpoint = readEndpoint(settings.endpoint);
	if ('reason' in endpoint) {
		const { reason } = endpoint;
		return {
			id: 'huggingface',
			page: () => undefined,
			lookup: async () => ({ state: 'unreachable', reason }),
		};
	}
	const { base } = endpoint;
	const cache = createCache(host);
	const flights = createFlights<Lookup>();
	const requests = createRequests(host, endpoint.url, settings);

	/** Undefined without a token; throws a `HubError` for one that no header can carry. */
	async function readToken(): Promise<string | undefined> {
		let token: string | undefined;
		try {
			token = (await settings.token())?.trim();
		} catch {
			// What it threw is not repeated: it may hold what must not be shown.
			host.log.warn('The token could not be read; the hub is asked without one.');
		}
		if (token && !/^[\x21-\x7e]{1,4096}$/.test(token)) {
			throw new HubError(l10n.t('The token holds characters that a token cannot have. Sign in again.'));
		}
		return token || undefined;
	}

	function isFresh(revision: string, { model, evidence }: KeptModel): boolean {
		const age = host.now() - evidence.readAt;
		// A commit's facts stay; its scan does not while it is not finished.
		const final = isCommit(revision) && model.commit === revision && model.scan?.done !== false;
		return final || (age >= 0 && age < (settings.maxAgeMs ?? hourMs));
	}

	async function askModel(question: Question, signal: AbortSignal): Promise<Lookup> {
		const { id, revision, key, token } = question;
		const known = await cache.model(key);
		const address = modelAddress(base, id, revision);
		let answer: Answer;
		try {
			answer = await requests.ask(address, { token, etag: known?.etag }, signal);
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof HubError)) {
				throw error;
			}
			return unreachable(question, error.message);
		}
		const evidence = { url: answer.url, readAt: host.now() };
		if (answer.status === 304 && known) {
			await cache.keep(key, { ...known, evidence });
			return toLookup({ ...known, evidence });
		}
		if (answer.status !== 200) {
			const refusal = readRefusal(id, answer, evidence);
			return refusal.state === 'unreachable'
				? unreachable(question, refusal.reason)
				: cache.refuse(key, refusal).then(() => refusal);
		}
		const read = readHuggingFaceModel(parse(answer.text), noteFor(id));
		if (!read) {
			return unreachable(
				question,
				l10n.t(
					'{0} did not answer with a model. Check that its address is that of a hub.',
					new URL(answer.url).origin,
				),
			);
		}
		if (read.disabled) {
			const disabled: Lookup = { state: 'disabled', evidence };
			await cache.refuse(key, disabled);
			return disabled;
		}
		const files = read.filesElsewhere ? await listedFiles(read.model, revision, token, signal) : undefined;
		const etag = answer.headers.get('ETag');
		const kept = {
			model: files ? { ...read.model, files } : read.model,
			evidence,
			...(etag && isEtag(etag) ? { etag } : {}),
		};
		await cache.keep(key, kept);
		const { commit } = kept.model;
		if (commit && commit !== revision) {
			// Whoever pins it now need not ask again.
			await cache.keep(keyOf(id, commit, token), { model: kept.model, evidence }, 'memory');
		}
		return toLookup(kept);
	}

	/** Could not ask: what was known stays visible, as old as it is. */
	async function unreachable({ key }: Question, reason: string): Promise<Lookup> {
		const lookup: Lookup = { state: 'unreachable', reason };
		if (requests.pausedUntil === undefined) {
			await cache.refuse(key, lookup);
		}
		return withLast(key, lookup);
	}

	async function withLast(key: string, lookup: Lookup): Promise<Lookup> {
		const known = lookup.state === 'unreachable' ? await cache.model(key) : undefined;
		return known
			? ({ ...lookup, last: { model: known.model, evidence: { ...known.evidence, stale: true } } } as Lookup)
			: lookup;
	}

	function keyOf(id: string, revision: string, token: string | undefined): string {
		return JSON.stringify(['huggingface', base, id, revision, token === undefined ? 'anonymous' : 'token']);
	}

	/** For repositories whose answer does not list the files; undefined when they cannot be listed in full. */
	async function listedFiles(
		model: ModelInfo,
		revision: string,
		token: string | undefined,
		signal: AbortSignal,
	): Promise<readonly ModelFile[] | undefined> {
		const files: ModelFile[] = [];
		try {
			const entries = listFiles({
				repo: { type: 'model', name: model.id },
				revision: encodeURIComponent(model.commit ?? revision),
				recursive: true,
				hubUrl: base,
				fetch: fetchThrough(requests, token, signal, mostPages),
			});
			for await (const entry of entries) {
				const file = entry.type === 'file' ? readFile(entry, 'path', 'oid') : undefined;
				if (entry.type === 'file' && !file) {
					return undefined;
				}
				files.push(...(file ? [file] : []));
			}
			return files;
		} catch (error) {
			signal.throwIfAborted();
			host.log.debug(`The files of ${model.id} could not be listed: ${nameOf(error)}`);
			return undefined;
		}
	}

	function noteFor(id: string): (message: string) => void {
		let left = 20;
		return (message) => {
			left -= 1;
			if (left >= 0) {
				host.log.debug(`${id}: not stated, because of its type: ${message}`);
			}
		};
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
				return withLast(keyOf(id, revision, undefined), {
					state: 'unreachable',
					reason: (error as Error).message,
				});
			}
			const key = keyOf(id, revision, token);
			if (!settings.enabled || settings.offline) {
				const reason = settings.enabled
					? l10n.t('Offline: the hub is not asked.')
					: l10n.t('Looking models up is turned off by "weightwise.hub.enabled".');
				const answer = await withLast(key, { state: 'unreachable', reason });
				signal.throwIfAborted();
				return 'last' in answer ? answer : { state: 'not-asked', reason };
			}
			const kept = await cache.model(key);
			signal.throwIfAborted();
			if (kept && isFresh(revision, kept)) {
				return toLookup(kept);
			}
			const refusal = cache.refusal(key);
			if (refusal) {
				return withLast(key, refusal);
			}
			return flights.share(key, signal, (shared) => askModel({ id, revision, key, token }, shared));
		},
		async suggest(id, signal) {
			signal.throwIfAborted();
			if (!isRepositoryId(id) || !settings.enabled || settings.offline) {
				return [];
			}
			try {
				const token = await readToken();
				for (const query of searchesFor(id)) {
					const found: string[] = [];
					const models = listModels({
						search: { query },
						sort: 'downloads',
						limit: 50,
						hubUrl: base,
						fetch: fetchThrough(requests, token, signal, 1),
					});
					for await (const { name } of models) {
						if (typeof name === 'string' && isRepositoryId(name)) {
							found.push(name);
						}
					}
					const near = nearestIds(id, found);
					if (near.length > 0) {
						return near;
					}
				}
			} catch (error) {
				signal.throwIfAborted();
				host.log.debug(`No suggestions for ${id}: ${nameOf(error)}`);
			}
			return [];
		},
		async clear() {
			requests.resume();
			await cache.clear();
		},
		get pausedUntil() {
			return requests.pausedUntil;
		},
	};
}

function toLookup({ model, evidence }: KeptModel): Lookup {
	return { state: model.gated === 'auto' || model.gated === 'manual' ? 'gated' : 'found', model, evidence };
}

/** Undefined for what is not JSON. */
function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The whole name first; then its beginning, because the search finds parts of names and no misspelled ones. */
function searchesFor(id: string): string[] {
	const name = id.slice(id.indexOf('/') + 1);
	const pieces = name.split(/[-_.]/);
	const start = name.slice(0, pieces.slice(0, -1).join('-').length || Math.ceil(name.length / 2));
	return [...new Set([name, start])].filter((query) => query.length > 1);
}

/** A `fetch` for @huggingface/hub that goes our way, and that stops after some pages: a hub could list for ever. */
function fetchThrough(
	requests: Requests,
	token: string | undefined,
	signal: AbortSignal,
	pages: number,
): typeof globalThis.fetch {
	let left = pages;
	return async (input) => {
		left -= 1;
		const { url, status, text, headers } = await requests.ask(String(input), { token }, signal);
		const link = headers.get('Link');
		const kept = new Headers({ 'content-type': headers.get('content-type') ?? '' });
		if (link && left > 0) {
			kept.set('Link', link);
		} else if (link && pages > 1) {
			throw new HubError(l10n.t('{0} lists more files than are read.', new URL(url).origin));
		}
		return new Response(status === 204 || status === 304 ? null : text, { status, headers: kept });
	};
}

function nameOf(error: unknown): string {
	return error instanceof HubError ? error.message : error instanceof Error ? error.name : 'unknown error';
}
