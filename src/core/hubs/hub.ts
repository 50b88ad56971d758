import * as l10n from '@vscode/l10n';
import type { Lookup } from '../model';
import type { HubId } from '../reference';
import type { Repository } from '../repository';
import type { RangeReader } from '../weights/reader';

/** A place that models come from: what it can be asked, and where a person can look. */
export interface Hub {
	readonly id: HubId;
	/** The page of a model for people; undefined when the id cannot name a model there. */
	page(id: string, revision?: string): string | undefined;
	/**
	 * What the hub says of a model at a revision (undefined: the one that a load without a revision gets).
	 * Everything that can be expected is a value; it throws only what `signal` was aborted with.
	 */
	lookup(id: string, revision: string | undefined, signal: AbortSignal): Promise<Lookup>;
	/** Further questions, where the hub's interface answers them. */
	readonly repository?: Repository;
	/**
	 * A file to be read in pieces, where the hub gives files so. Its pieces are asked for when they are read, and stop
	 * with `signal`; nothing throws before but what `signal` was aborted with.
	 */
	openFile?(file: FileAtCommit, signal: AbortSignal): Promise<OpenedFile>;
	/** Takes no earlier answer as it is any more; it stays the last known one while the hub cannot be asked. */
	recheck?(): void;
	/** Forgets what this hub answered, but for the store, which whoever owns it empties. */
	clear?(): void;
	/** Until when (milliseconds since 1970) this hub is left alone, because it said so or does not answer. */
	readonly pausedUntil?: number | undefined;
}

/** One file of a repository as a commit holds it. */
export interface FileAtCommit {
	readonly id: string;
	/** In full: what it holds never changes. */
	readonly commit: string;
	readonly path: string;
	/** As the hub lists them. */
	readonly size?: number | undefined;
	readonly sha256?: string | undefined;
}

/** A file, or why it cannot be read, as a sentence. */
export type OpenedFile =
	| { readonly state: 'open'; readonly file: RangeReader }
	| { readonly state: 'unknown'; readonly reason: string };

/** How the hubs are asked; plain values, read from settings, flags or the environment by whoever builds the host. */
export interface HubSettings {
	/** Address of the Hugging Face hub or a mirror of it: `https://huggingface.co`, `http://localhost:8080/hf/`. */
	readonly endpoint: string;
	/** False: look nothing up (`not-asked`), but for what is known already. */
	readonly enabled: boolean;
	/** True: the same, because there is no network. */
	readonly offline: boolean;
	/** The variable of the environment that says so, where one does. */
	readonly offlineBy?: string | undefined;
	/** False: only the Hugging Face hub is asked; true unless given. */
	readonly others?: boolean;
	/** The flag of a command line that says so, where one does; otherwise it is the setting. */
	readonly othersBy?: string | undefined;
	/** Asked anew for each lookup. The token goes to the origin of `endpoint` and nowhere else. */
	token(): Promise<string | undefined>;
	/** Patterns of ids that no hub is asked about, as `createExclusions` reads them; `privateWords` unless given. */
	readonly exclude?: readonly string[];
	/** How long the answer for a branch or tag is taken as it is; an hour unless given. */
	readonly maxAgeMs?: number;
	/** How long one request may take; 15 seconds unless given. */
	readonly timeoutMs?: number;
	/** How long one question may wait in all for a hub that asks for a pause; not at all unless given. */
	readonly patienceMs?: number;
	/** The first wait before a request is tried again; half a second unless given, 0 does not wait at all. */
	readonly retryDelayMs?: number;
}

/** Why only the Hugging Face hub may be asked, as a sentence; undefined when others may be. */
export function whyOthersNotAsked({ others, othersBy }: HubSettings): string | undefined {
	if (others !== false) {
		return undefined;
	}
	return othersBy === undefined
		? l10n.t('Only the Hugging Face hub is asked: "weightwise.hub.others" is off.')
		: l10n.t('Only the Hugging Face hub is asked: {0} was given.', othersBy);
}

/** Why no hub may be asked now, as a sentence; undefined when they may. */
export function whyNotAsked({ enabled, offline, offlineBy }: HubSettings): string | undefined {
	if (!enabled) {
		return l10n.t('Looking models up is turned off by "weightwise.hub.enabled".');
	}
	if (offline && offlineBy !== undefined) {
		return l10n.t(
			'Offline: the hub is not asked, because the environment sets {0} (unset it, or set it to 0, to have models looked up).',
			offlineBy,
		);
	}
	return offline ? l10n.t('Offline: the hub is not asked.') : undefined;
}
