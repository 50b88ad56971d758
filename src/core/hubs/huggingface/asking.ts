import * as l10n from '@vscode/l10n';
import type { Host } from '../../host';
import type { Evidence, Lookup } from '../../model';
import type { Told } from '../../repository';
import { createFlights } from '../flights';
import { createFreshness } from '../freshness';
import { describe, HubError, reasonOf } from '../hubError';
import { createKeeper, isEtag, type Kept } from '../kept';
import { noteIn } from '../notes';
import { isFields, type Note, toCount } from '../readers';
import { createRefusals } from '../refusals';
import type { Answer } from '../requests';
import { anonymous, type Connection, readerOf } from './connection';
import { isPage, messageOf, readRefusal } from './refusals';

/** What came back, page by page, as text: readers run again when it is taken from the store. */
export interface Pages {
	readonly texts: readonly string[];
	/** Of all items on all pages, where the hub counts them. */
	readonly total?: number;
	/** There are pages behind these. */
	readonly more?: true;
}

/** One further question about a repository. */
export interface Inquiry<T> {
	/** Names the question among all others: `['tree', 'org/name', commit]`. */
	readonly key: readonly string[];
	/** The repository or owner, for sentences. */
	readonly about: string;
	readonly address: string;
	/** The answer is the text itself, not JSON. */
	readonly text?: boolean;
	/** What may not be there; about anything else no answer says "absent". */
	readonly absent?: 'file' | 'account';
	/** How many pages are read; one unless given. More than these make the answer unknown unless `cut`. */
	readonly mostPages?: number;
	/** The first pages are enough. */
	readonly cut?: boolean;
	/** The address of the page behind these, where the hub does not link to it. */
	next?(texts: readonly string[]): string | undefined;
	/** What the pages say; undefined when they are no answer to this question. Throws nothing. */
	read(pages: Pages, note: Note): T | undefined;
	/** True for an answer that stays as it is for ever: what a commit holds. */
	lasting?(value: T): boolean;
}

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

/** Of all pages together: what is kept of one question. */
const longestPages = 20_000_000;

export function createAsking(
	host: Host,
	{ base, requests, readToken, whyNotAsked }: Connection,
	settings: { readonly maxAgeMs?: number | undefined },
): Asking {
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
	async function unknown<T>(inquiry: Inquiry<T>, key: string, reason: string): Promise<Told<T>> {
		const last = await known(inquiry, key);
		return last
			? { state: 'told', value: last.value, evidence: { ...last.kept.evidence, stale: true } }
			: { state: 'unknown', reason };
	}

	/** All pages of one question; a refusal as the answer that it came in. */
	async function fetchPages<T>(
		inquiry: Inquiry<T>,
		question: { readonly token: string | undefined; readonly etag: string | undefined },
		signal: AbortSignal,
	): Promise<{ readonly first: Answer; readonly pages?: Pages }> {
		const accept = inquiry.text ? { accept: 'text/plain, */*' } : {};
		const texts: string[] = [];
		let first: Answer | undefined;
		let address: string | undefined = inquiry.address;
		let left = longestPages;
		let more = false;
		const asked = new Set<string>();
		while (address !== undefined) {
			asked.add(address);
			const answer: Answer = await requests.ask(
				address,
				{ token: question.token, etag: first ? undefined : question.etag, ...accept },
				signal,
			);
			if (first && answer.status !== 200) {
				// What a page is refused with says nothing of the whole: least of all that it does not exist.
				const why = answer.status === 429 && requests.pauseReason(address);
				throw new HubError(why || brokenOff(answer));
			}
			first ??= answer;
			if (answer.status !== 200) {
				return { first };
			}
			left -= answer.text.length;
			texts.push(answer.text);
			const next: NextPage = inquiry.next ? { address: inquiry.next(texts) } : nextPage(answer, base);
			address = next.address;
			const enough = texts.length >= (inquiry.mostPages ?? 1) || left < 0;
			if (inquiry.cut && (enough || next.astray)) {
				more = next.astray === true || address !== undefined;
				break;
			}
			if (next.astray || (address !== undefined && (enough || asked.has(address)))) {
				throw new HubError(l10n.t('{0} lists more than is read.', new URL(base).origin));
			}
		}
		const total = /^\d{1,12}$/.exec(first?.headers.get('X-Total-Count') ?? '')?.[0];
		const pages = {
			texts,
			...(total === undefined ? {} : { total: Number(total) }),
			...(more ? { more } : {}),
		};
		return { first: first as Answer, pages };
	}

	async function refuse<T>(inquiry: Inquiry<T>, key: string, told: Told<never>): Promise<Told<T>> {
		if (told.state === 'absent') {
			absences.keep(key, told);
			await keeper.forget(key);
			return told;
		}
		// A pause has its own end, which may be near.
		if (requests.pauseReason(inquiry.address) === undefined) {
			refusals.keep(key, told);
		}
		return unknown(inquiry, key, told.state === 'unknown' ? told.reason : '');
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
			came = await fetchPages(inquiry, { token, etag: last?.kept.etag }, signal);
		} catch (error) {
			return refuse(inquiry, key, { state: 'unknown', reason: reasonOf(error, signal) });
		}
		const { first, pages } = came;
		const evidence: Evidence = { url: first.url, readAt: host.now() };
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
				return unknown(inquiry, keyFor(anonymous), describe(error));
			}
			const key = keyFor(await readerOf(token));
			const last = await known(inquiry, key);
			signal.throwIfAborted();
			if (last && (inquiry.lasting?.(last.value) || freshness.isFresh(last.kept.evidence))) {
				return { state: 'told', value: last.value, evidence: last.kept.evidence };
			}
			const reason = whyNotAsked();
			if (reason !== undefined) {
				return unknown(inquiry, key, reason);
			}
			const refused = absences.get(key) ?? refusals.get(key);
			if (refused) {
				return refused.state === 'unknown' ? unknown(inquiry, key, refused.reason) : refused;
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

/** A missing file or account is an answer; everything else says why there is none. */
function toTold(
	{ about, absent }: Pick<Inquiry<unknown>, 'about' | 'absent'>,
	answer: Answer,
	evidence: Evidence,
	base: string,
	paused: string | undefined,
): Told<never> {
	if (absent !== undefined && isAbsent(absent, answer)) {
		return { state: 'absent', evidence };
	}
	if (answer.headers.get('X-Error-Code') === 'GatedRepo') {
		return { state: 'unknown', reason: l10n.t('Gated: this is shown only after its terms were accepted.') };
	}
	return {
		state: 'unknown',
		reason: answer.status === 429 && paused ? paused : whyRefused(readRefusal(about, answer, evidence, base)),
	};
}

/** The hub has a code for files. For accounts it has none; but anything that knows no hub answers 404 as well. */
function isAbsent(kind: 'file' | 'account', answer: Answer): boolean {
	const code = answer.headers.get('X-Error-Code');
	return kind === 'file'
		? code === 'EntryNotFound'
		: answer.status === 404 && code === null && messageOf(answer) !== '';
}

function whyRefused(refusal: Lookup): string {
	switch (refusal.state) {
		case 'unreachable':
			return refusal.reason;
		case 'missing':
			return refusal.what === 'revision'
				? l10n.t('The hub has no such revision of it.')
				: l10n.t('The hub says that it does not exist, or is private.');
		case 'disabled':
			return l10n.t('The hub has disabled it.');
		default:
			return l10n.t('The hub does not show it without a token that may read it.');
	}
}

function brokenOff({ url, status }: Answer): string {
	return l10n.t('{0} broke off in the middle of a list (status {1}).', new URL(url).origin, status);
}

interface NextPage {
	/** Absent: this was the last page, unless `astray`. */
	readonly address?: string | undefined;
	/** There is a page behind this one, at an address that is not asked. */
	readonly astray?: boolean;
}

/** Only where the question went anyway: a link to elsewhere would carry it there. */
function nextPage({ headers, url }: Answer, base: string): NextPage {
	const target = linkedNext(headers.get('Link') ?? '');
	if (target === undefined) {
		return {};
	}
	const next = URL.canParse(target, url) ? new URL(target, url) : undefined;
	const known = next && [new URL(base).origin, new URL(url).origin].includes(next.origin);
	return known && !next.username && !next.password ? { address: next.href } : { astray: true };
}

/** What a `Link` header names as the next page, its parameters in any order (RFC 8288). */
function linkedNext(header: string): string | undefined {
	for (const [, target = '', parameters = ''] of header.slice(0, 16_384).matchAll(/<([^<>]*)>([^<]*)/g)) {
		const relation = /;\s*rel\s*=\s*"?([^";,]*)/i.exec(parameters)?.[1] ?? '';
		if (relation.toLowerCase().split(/\s+/).includes('next')) {
			return target;
		}
	}
	return undefined;
}

function readStoredPages(value: unknown): Pages | undefined {
	const { texts, total, more } = isFields(value) ? value : {};
	if (!Array.isArray(texts) || texts.length === 0 || !texts.every((text) => typeof text === 'string')) {
		return undefined;
	}
	const count = toCount(total);
	return {
		texts,
		...(count === undefined ? {} : { total: count }),
		...(more === true ? { more } : {}),
	};
}
