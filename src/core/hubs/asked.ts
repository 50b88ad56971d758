import { LRUCache } from 'lru-cache';
import type { Host } from '../host';
import type { Lookup } from '../model';
import type { AskedHub, HubAnswer, HubQuestion } from './askedHub';
import { createCache, withoutAsking } from './cache';
import { createFlights } from './flights';
import { createFreshness } from './freshness';
import { type Hub, type HubSettings, whyNotAsked, whyOthersNotAsked } from './hub';
import { reasonOf } from './hubError';
import { noteIn } from './notes';
import { parseJson } from './readers';
import { createRequests } from './requests';

/**
 * A hub that is asked without a sign-in: what a name means is asked again after an hour, what cannot change is not,
 * failures are kept for a minute, and the last known answer stays visible while the hub cannot be asked. The token of
 * the settings is never sent there.
 */
export function createAskedHub<Q extends HubQuestion>(
	host: Host,
	settings: HubSettings,
	asked: AskedHub<Q>,
): Hub {
	const cache = createCache(host);
	const flights = createFlights<Lookup>();
	const requests = createRequests({ ...host, fetch: fetchFor(host, asked) }, new URL(asked.origin), {
		...settings,
		token: async () => undefined,
	});
	const shared = new LRUCache<string, HubAnswer>({
		max: 500,
		maxSize: 10_000_000,
		sizeCalculation: ({ text }) => text.length + 1,
	});
	const freshness = createFreshness(() => host.now(), settings.maxAgeMs);

	async function get(path: string, signal: AbortSignal): Promise<HubAnswer> {
		const answer = await requests.ask(asked.origin + path, {}, signal);
		const { url, status, headers, text } = answer;
		return { status, headers, text, body: parseJson(text), evidence: { url, readAt: host.now() } };
	}

	async function getShared(path: string, signal: AbortSignal): Promise<HubAnswer> {
		const known = shared.get(path);
		if (known && freshness.isFresh(known.evidence)) {
			return known;
		}
		const answer = await get(path, signal);
		if (answer.status === 200) {
			shared.set(path, answer);
		}
		return answer;
	}

	async function ask(question: Q, key: string, signal: AbortSignal): Promise<Lookup> {
		let answer: Lookup;
		try {
			answer = await asked.answer(
				question,
				(path, how) => (how === 'shared' ? getShared(path, signal) : get(path, signal)),
				noteIn(host.log, question.id),
			);
		} catch (error) {
			answer = { state: 'unreachable', reason: reasonOf(error, signal) };
		}
		if (answer.state === 'found' || answer.state === 'gated') {
			await cache.keep(key, { model: answer.model, evidence: answer.evidence });
			return answer;
		}
		if (answer.state !== 'unreachable') {
			await cache.refuse(key, answer);
			return answer;
		}
		const lookup: Lookup = { state: 'unreachable', reason: requests.pauseReason() ?? answer.reason };
		if (requests.pausedUntil === undefined) {
			await cache.refuse(key, lookup);
		}
		return cache.withLast(key, lookup);
	}

	return {
		id: asked.id,
		page: asked.page,
		async lookup(id, revision, signal) {
			signal.throwIfAborted();
			const otherwise = whyOthersNotAsked(settings);
			if (otherwise !== undefined) {
				return { state: 'not-asked', reason: otherwise };
			}
			const question = asked.question(id, revision);
			if ('state' in question) {
				return question;
			}
			const key = JSON.stringify([asked.id, asked.origin, question.key]);
			const known = await withoutAsking(
				cache,
				key,
				{
					whyNot: whyNotAsked(settings),
					isFresh: ({ evidence }) => freshness.isFresh(evidence, question.final),
				},
				signal,
			);
			return known ?? flights.share(key, signal, (together) => ask(question, key, together));
		},
		recheck() {
			freshness.recheck();
			requests.resume();
			cache.forgetRefusals();
		},
		clear() {
			requests.resume();
			shared.clear();
			cache.clear();
		},
		get pausedUntil() {
			return requests.pausedUntil;
		},
	};
}

/** The host's fetch in the words of this hub. */
function fetchFor<Q extends HubQuestion>(host: Host, { accept, limits }: AskedHub<Q>): Host['fetch'] {
	// Called free of its object: a browser's own fetch refuses any other `this`.
	const { fetch } = host;
	return async (input, init) => {
		const headers = new Headers(init?.headers);
		if (accept !== undefined) {
			headers.set('accept', accept);
		}
		const response = await fetch(input, { ...init, headers });
		return limits ? limits(response, host.now()) : response;
	};
}
