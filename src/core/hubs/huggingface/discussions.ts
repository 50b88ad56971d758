import type { PullRequest } from '../../repository';
import { type Note, parseJson, type Reader, readFields, toLine } from '../readers';
import type { Pages } from './inquiry';

/** The pull requests on all pages of `/discussions`; undefined when one page is none. */
export function readPullRequests({ texts }: Pages, note: Note): readonly PullRequest[] | undefined {
	// One that was opened between two pages moves another to the next page.
	const found = new Map<number, PullRequest>();
	for (const text of texts) {
		const list = readFields(parseJson(text), note)?.raw('discussions');
		if (!Array.isArray(list)) {
			return undefined;
		}
		for (const entry of list) {
			const one = readPullRequest(readFields(entry, note));
			if (one) {
				found.set(one.number, one);
			}
		}
	}
	return [...found.values()];
}

/** Whether the hub counts more discussions than these pages list. */
export function hasMoreDiscussions(texts: readonly string[]): boolean {
	const last = readFields(parseJson(texts.at(-1) ?? ''), () => {});
	const listed = last?.raw('discussions');
	const length = Array.isArray(listed) ? listed.length : 0;
	return length > 0 && (last?.count('start') ?? 0) + length < (last?.count('count') ?? 0);
}

const states: ReadonlySet<string | undefined> = new Set(['open', 'closed', 'merged', 'draft']);

function readPullRequest(fields: Reader | undefined): PullRequest | undefined {
	const number = fields?.count('num');
	const status = fields?.text('status');
	if (!fields || number === undefined || !states.has(status) || fields.flag('isPullRequest') !== true) {
		return undefined;
	}
	const title = toLine(fields.text('title') ?? '', 200);
	const author = fields.below('author')?.text('name');
	const createdAt = fields.date('createdAt');
	return {
		number,
		title,
		status: status as PullRequest['status'],
		...(author ? { author } : {}),
		...(createdAt ? { createdAt } : {}),
		// "Adding `safetensors` variant of this model" is what the hub's own converter writes; people write freely.
		converts: /safe-?tensors/i.test(title),
	};
}
