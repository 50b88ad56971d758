import type { Declared } from '../declared/declared';
import { addTo } from '../lists';
import type { Argument, Load } from '../reference';

const commit = /^[0-9a-f]{40}$/;

/** True for a full commit id, the only revision that never means something else. */
export function isCommit(revision: string | undefined | null): boolean {
	return typeof revision === 'string' && commit.test(revision);
}

/** What detection calls a value whose reader is not in sight. */
const readersElsewhere: ReadonlySet<string> = new Set(['configuration', 'environment', 'command line']);

/**
 * Whether a load always gets the same files. `unknown`: its revision is not readable from the text, so it may well be
 * pinned; `elsewhere`: whatever reads this value decides, and that is not in sight.
 */
export function pinState(load: Load): 'pinned' | 'open' | 'unknown' | 'elsewhere' {
	const { revision, library, slots } = load;
	if (revision.state === 'unknown') {
		return 'unknown';
	}
	if (losesRevision(load) || mayIgnoreRevision(load)) {
		return 'open';
	}
	if (isCommit(revisionText(revision))) {
		return 'pinned';
	}
	const said = revision.state === 'known' || slots.revision !== undefined;
	return readersElsewhere.has(library) && !said ? 'elsewhere' : 'open';
}

/** True where another repository may be loaded in place of the named one, without the revision that is given. */
export function mayIgnoreRevision({ revisionNeeds, options }: Load): boolean {
	const needed = revisionNeeds && options[revisionNeeds];
	return (
		needed !== undefined && needed.state !== 'unknown' && (needed.state === 'absent' || needed.value !== true)
	);
}

/** True where the default branch is loaded, whatever revision is given. */
export function losesRevision({ revisionLostBy, options }: Load): boolean {
	const losing = revisionLostBy && options[revisionLostBy];
	return losing?.state === 'known' && losing.value === true;
}

/** The declared version of the library is from before its call took a revision. */
export function isTooOld(
	{ library, revisionSince }: Load,
	{ declared }: { readonly declared: Declared },
): boolean {
	return revisionSince !== undefined && declared.isBelow(library, revisionSince) === true;
}

/** The revision as written; undefined when none is given, or not readable, or explicitly `None`. */
export function revisionText(revision: Argument): string | undefined {
	return revision.state === 'known' && typeof revision.value === 'string' && revision.value !== ''
		? revision.value
		: undefined;
}

/**
 * `revision=""`: huggingface_hub 2.4.0 and what is built on it replace only `None` by the default branch, and ask the
 * hub for an empty name.
 */
export function isEmptyRevision({ revision }: Load): boolean {
	return revision.state === 'known' && revision.value === '';
}

/** `86b5e09` of a full commit. */
export function shortCommit(id: string): string {
	return id.slice(0, 7);
}

/** Loads by the revision as written; those that give none are left out. */
export function byRevision<T extends { readonly load: Load }>(loads: readonly T[]): ReadonlyMap<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of loads) {
		const text = revisionText(one.load.revision);
		if (text !== undefined) {
			addTo(groups, text, one);
		}
	}
	return groups;
}
