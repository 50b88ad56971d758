import * as l10n from '@vscode/l10n';
import type { Evidence, Lookup } from '../model';
import type { HubId } from '../reference';
import type { Hub } from './hub';
import type { Note } from './readers';

/** One question of one hub, checked: its parts may stand in an address. */
export interface HubQuestion {
	/** The id as it was asked for. */
	readonly id: string;
	/** The same for the same question, another for any other one. */
	readonly key: string;
	/** It names a commit or a digest, whose facts stay. */
	readonly final: boolean;
}

/** What one request brought. */
export interface HubAnswer {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** The text as JSON; undefined when it is none, which no hub's own answer is. */
	readonly body: unknown;
	readonly evidence: Evidence;
}

/**
 * Asks for a path below the hub's origin. `shared` answers are taken again for other questions while they are fresh:
 * what two revisions of a repository have in common.
 */
export type Get = (path: string, shared?: 'shared') => Promise<HubAnswer>;

/** What differs from hub to hub. */
export interface AskedHub<Q extends HubQuestion> {
	readonly id: HubId;
	/** `https://api.example`: nothing else is asked, but where it leads to. */
	readonly origin: string;
	/** The media type it is asked for; JSON unless given. */
	readonly accept?: string;
	/** Says an answer's own words about limits in those that `pause.ts` reads. */
	readonly limits?: (response: Response, now: number) => Response;
	readonly page: Hub['page'];
	/** What to ask; a lookup where the text names nothing that could be asked for. */
	question(id: string, revision: string | undefined): Q | Lookup;
	/** At most two requests. It may throw what `get` throws, and nothing else. */
	answer(question: Q, get: Get, note: Note): Promise<Lookup>;
}

/** An answer that says nothing of the model, whose existence it leaves open. */
export function unreadable({ status, evidence }: HubAnswer): Lookup {
	const origin = new URL(evidence.url).origin;
	if (status === 200) {
		return { state: 'unreachable', reason: l10n.t('{0} did not answer with a model.', origin) };
	}
	return {
		state: 'unreachable',
		reason:
			status === 401 || status === 403
				? l10n.t('{0} does not answer this without a sign-in (status {1}).', origin, status)
				: l10n.t('{0} answered with status {1}.', origin, status),
	};
}

/** For a text that no model of this hub can have as its name; `shape`: how one is written. */
export function noName(shape: string): Lookup {
	return {
		state: 'not-asked',
		reason: l10n.t('This text cannot be the name of a model of this hub, which is written as {0}.', shape),
	};
}

/** For a revision that could bend an address. */
export function noRevision(): Lookup {
	return {
		state: 'not-asked',
		reason: l10n.t('The revision given here cannot be the name of a revision.'),
	};
}
