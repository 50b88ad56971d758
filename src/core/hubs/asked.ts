import * as l10n from '@vscode/l10n';
import { LRUCache } from 'lru-cache';
import type { Host } from '../host';
import { toLookup } from '../lookup';
import type { Evidence, Lookup } from '../model';
import type { AskedHub, HubAnswer, HubQuestion } from './askedHub';
import { createCache } from './cache';
import { createFlights } from './flights';
import type { Hub, HubSettings } from './hub';
import { noteIn } from './notes';
import { parseJson } from './readers';
import { createRequests, HubError } from './requests';

const hourMs = 3_600_000;

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
	const maxAge = settings.maxAgeMs ?? hourMs;

	/** Answers from before this time are asked for again: a person wished so. */
	let recheckedAt = 0;

	function isFresh({ readAt }: Evidence): boolean {
		const age = host.now() - readAt;
		return readAt >= recheckedAt && age >= 0 && age < maxAge;
	}

	async function get(path: string, signal: AbortSignal): Promise<HubAnswer> {
		const answer = await requests.ask(asked.origin + path, {}, signal);
		const { url, status, headers, text } = answer;
		return { status, headers, text, body: parseJson(text), evidence: { url, readAt: host.now() } };
	}

	async function getShared(path: string, signal: AbortSignal): Promise<HubAnswer> {
		const known = shared.get(path);
		if (known && isFresh(known.evidence)) {
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
			signal.throwIfAborted();
			if (!(error instanceof HubError)) {
				throw error;
			}
			answer = { state: 'unreachable', reason: error.message };
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
		return withLast(key, lookup);
	}

	/** Could not ask: what was known stays visible, as old as it is. */
	async function withLast(key: string, lookup: Lookup): Promise<Lookup> {
		const known = lookup.state === 'unreachable' ? await cache.model(key) : undefined;
		return known
			? ({ ...lookup, last: { model: known.model, evidence: { ...known.evidence, stale: true } } } as Lookup)
			: lookup;
	}

	return {
		id: asked.id,
		page: asked.page,
		async lookup(id, revision, signal) {
			signal.throwIfAborted();
			if (settings.others === false) {
				return {
					state: 'not-asked',
					reason: l10n.t('Only the Hugging Face hub is asked: "weightwise.hub.others" is off.'),
				};
			}
			const question = asked.question(id, revision);
			if ('state' in question) {
				return question;
			}
			const key = JSON.stringify([asked.id, asked.origin, question.key]);
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
			if (kept && (isFresh(kept.evidence) || (question.final && kept.evidence.readAt >= recheckedAt))) {
				return toLookup(kept);
			}
			const refusal = cache.refusal(key);
			if (refusal) {
				return withLast(key, refusal);
			}
			return flights.share(key, signal, (together) => ask(question, key, together));
		},
		recheck() {
			recheckedAt = host.now();
			requests.resume();
			cache.forgetRefusals();
		},
		async clear() {
			requests.resume();
			shared.clear();
			await cache.clear();
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
