import * as l10n from '@vscode/l10n';
import type { Host } from '../../host';
import type { Evidence } from '../../model';
import type { Told } from '../../repository';
import { createFlights } from '../flights';
import { createFreshness } from '../freshness';
import { describe, reasonOf } from '../hubError';
import { createKeeper, isEtag, type Kept } from '../kept';
import { noteIn } from '../notes';
import { shownAddress } from '../redirects';
import { createRefusals } from '../refusals';
import { anonymous, type Connection, readerOf } from './connection';
import type { Inquiry, Pages } from './inquiry';
import { fetchPages, readStoredPages } from './pages';
import { isPage } from './refusals';
import { type Refusal, toTold, type Untold } from './told';

/** Asks further questions, every one once at a time, and keeps the answers. */
export interface Asking {
	/** Throws only what `signal` was aborted with. */
	ask<T>(inquiry: Inquiry<T>, signal: AbortSignal): Promise<Told<T>>;
	/** Has everything asked again that a commit does not settle. */
	recheck(): void;
	clear(): void;
}

interface KeptPages extends Kept {
	readonly pages: Pages;
}

/** `maxAgeMs`: how long what a branch or an account means is taken as it is; an hour unless given. */
export function createAsking(
	host: Host,
	connection: Connection,
	settings: { readonly maxAgeMs?: number | undefined },
): Asking {
	const { base, requests, readToken, whyNotAsked } = connection;
	const keeper = createKeeper<KeptPages>(host, ({ pages }) => {
		const kept = readStoredPages(pages);
		return kept && { pages: kept };
	});
	const freshness = createFreshness(() => host.now(), settings.maxAgeMs);
	const refusals = createRefusals<Told<never>>(host);
	/** What is not there is as long not asked for again as what is. */
	const absences = createRefusals<Told<never>>(host, freshness.maxAgeMs);
	const flights = createFlights<Told<unknown>>();

	/** What the kept answer says; undefined when there is none. What it does not state was noted when it came. */
	async function known<T>({ read }: Inquiry<T>, key: string) {
		const kept = await keeper.get(key);
		const value = kept && read(kept.pages, () => {});
		return kept && value !== undefined ? { kept, value } : undefined;
	}

	/** Could not ask: the last known answer, marked as such, or why there is none. */
	async function unknown<T>(inquiry: Inquiry<T>, key: string, untold: Untold): Promise<Told<T>> {
		const last = await known(inquiry, key);
		return last
			? { state: 'told', value: last.value, evidence: { ...last.kept.evidence, stale: true } }
			: untold;
	}

	async function refuse<T>(inquiry: Inquiry<T>, key: string, told: Refusal): Promise<Told<T>> {
		if (told.state === 'absent') {
			absences.keep(key, told);
			await keeper.forget(key);
			return told;
		}
		// A pause has its own end, which may be near.
		if (requests.pauseReason(inquiry.address) === undefined) {
			refusals.keep(key, told);
		}
		return unknown(inquiry, key, told);
	}

	async function askAnew<T>(
		inquiry: Inquiry<T>,
		key: string,
		token: string | undefined,
		signal: AbortSignal,
	): Promise<Told<T>> {
		const last = await known(inquiry, key);
		let came: Awaited<ReturnType<typeof fetchPages>>;
		try {
			came = await fetchPages(connection, inquiry, { token, etag: last?.kept.etag }, signal);
		} catch (error) {
			return refuse(inquiry, key, { state: 'unknown', reason: reasonOf(error, signal) });
		}
		const { first, pages } = came;
		const evidence: Evidence = { url: shownAddress(first.url, base), readAt: host.now() };
		if (first.status === 304 && last?.kept.etag) {
			await keeper.keep(key, { ...last.kept, evidence });
			return { state: 'told', value: last.value, evidence };
		}
		if (!pages) {
			const paused = requests.pauseReason(inquiry.address);
			return refuse(inquiry, key, toTold(inquiry, first, evidence, base, paused));
		}
		const value =
			inquiry.text && isPage(first.headers)
				? undefined
				: inquiry.read(pages, noteIn(host.log, inquiry.about));
		if (value === undefined) {
			const origin = new URL(first.url).origin;
			const reason = l10n.t('What {0} answered about {1} could not be read.', origin, inquiry.about);
			return refuse(inquiry, key, { state: 'unknown', reason });
		}
		const etag = pages.texts.length === 1 ? first.headers.get('ETag') : null;
		await keeper.keep(key, { pages, evidence, ...(etag && isEtag(etag) ? { etag } : {}) });
		return { state: 'told', value, evidence };
	}

	return {
		async ask<T>(inquiry: Inquiry<T>, signal: AbortSignal): Promise<Told<T>> {
			signal.throwIfAborted();
			let token: string | undefined;
			const keyFor = (reader: string) =>
				JSON.stringify(['huggingface', base, 'asked', ...inquiry.key, reader]);
			try {
				token = await readToken();
			} catch (error) {
				return unknown(inquiry, keyFor(anonymous), { state: 'unknown', reason: describe(error) });
			}
			const key = keyFor(await readerOf(token));
			const last = await known(inquiry, key);
			signal.throwIfAborted();
			if (last && (inquiry.lasting?.(last.value) || freshness.isFresh(last.kept.evidence))) {
				return { state: 'told', value: last.value, evidence: last.kept.evidence };
			}
			const reason = whyNotAsked();
			if (reason !== undefined) {
				return unknown(inquiry, key, { state: 'unknown', reason, cause: 'not-asked' });
			}
			const refused = absences.get(key) ?? refusals.get(key);
			if (refused) {
				return refused.state === 'unknown' ? unknown(inquiry, key, refused) : refused;
			}
			return flights.share(key, signal, (shared) => askAnew(inquiry, key, token, shared)) as Promise<Told<T>>;
		},
		recheck() {
			freshness.recheck();
			refusals.clear();
			absences.clear();
		},
		clear() {
			keeper.clear();
			refusals.clear();
			absences.clear();
		},
	};
}
