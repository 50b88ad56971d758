import * as l10n from '@vscode/l10n';
import { HubError } from '../hubError';
import type { Answer } from '../question';
import { isFields, toCount } from '../readers';
import type { Connection } from './connection';
import type { Inquiry, Pages } from './inquiry';
import { type NextPage, nextPage } from './links';

/** Of all pages together: what is kept of one question. */
const longestPages = 20_000_000;

/**
 * All pages of one question; a refusal as the answer that it came in. Throws a `HubError` where the list breaks off or
 * is longer than is read, and what `Requests.ask` throws.
 */
export async function fetchPages(
	{ base, requests }: Pick<Connection, 'base' | 'requests'>,
	inquiry: Omit<Inquiry<unknown>, 'key' | 'about' | 'read'>,
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
	let { token } = question;
	while (address !== undefined) {
		asked.add(address);
		const answer: Answer = await requests.ask(
			address,
			{ token, etag: first ? undefined : question.etag, ...accept },
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
		// A way back that was linked to on a foreign origin was chosen there.
		token = inquiry.next || answer.authorized ? token : undefined;
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

function brokenOff({ url, status }: Answer): string {
	return l10n.t('{0} broke off in the middle of a list (status {1}).', new URL(url).origin, status);
}

/** Pages as they were written to the store; undefined when anything in them is not what we write. */
export function readStoredPages(value: unknown): Pages | undefined {
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
