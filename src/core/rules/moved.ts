// What the main branch has that a pinned commit has not.

import { baseName, weightFormat } from '../decide/weightFiles';
import type { Lookup, ModelFile, ModelInfo } from '../model';
import type { Commit, History, Told } from '../repository';
import type { RuleAnswers } from './answers';
import { knownModel } from './facts';

/** Kinds of files, the weightiest first. */
export type ChangedKind = 'weights' | 'code' | 'configuration' | 'other' | 'card';

/** The main branch as it is now, and where a pinned commit stands before it. */
export interface Moved {
	readonly head: ModelInfo & { readonly commit: string };
	/** How many commits came since; absent: not told. */
	readonly behind?: number;
	/** ISO 8601, as the hub writes it. */
	readonly pinnedAt?: string;
	readonly headAt?: string;
}

/**
 * Undefined: `pinned` is the head, or is not of the main branch at all (a pull request's commit is not behind it), or
 * the hub did not tell what the head is now.
 */
export function movedFrom(pinned: string, { head, history }: RuleAnswers): Moved | undefined {
	const known = currentOf(head);
	if (!known || known.commit === pinned) {
		return undefined;
	}
	const commits = commitsOf(history, known.commit);
	const behind = commits?.findIndex(({ id }) => id === pinned) ?? -1;
	if (!commits || behind > 0) {
		const pinnedAt = commits?.[behind]?.date;
		const headAt = commits?.[0]?.date;
		return {
			head: known,
			...(behind > 0 ? { behind } : {}),
			...(pinnedAt ? { pinnedAt } : {}),
			...(headAt ? { headAt } : {}),
		};
	}
	const whole = history?.state === 'told' && history.value.total === commits.length;
	return whole ? undefined : { head: known };
}

/** What a lookup of the main branch says now; what it said some days ago does not count. */
export function currentOf(head: Lookup | undefined): (ModelInfo & { readonly commit: string }) | undefined {
	const known = head && knownModel(head);
	const commit = known?.model.commit;
	return known && known.asOf === undefined && commit ? { ...known.model, commit } : undefined;
}

/** The commits of the main branch, when they begin with its head: both answers then are of one state. */
function commitsOf(history: Told<History> | undefined, head: string): readonly Commit[] | undefined {
	const commits = history?.state === 'told' ? history.value.commits : undefined;
	return commits?.[0]?.id === head ? commits : undefined;
}

/** `certain: false`: files without a hash may differ in silence, so what is not named is not known to be the same. */
export interface Changed {
	readonly kinds: readonly ChangedKind[];
	readonly certain: boolean;
}

/** Lists hold up to 50,000 files, and a file of ours may name a model a thousand times. */
const compared = new WeakMap<
	readonly ModelFile[],
	{ readonly after: readonly ModelFile[]; readonly changed: Changed }
>();

/** Which kinds of files differ, by their hashes and sizes. Undefined: one of the lists is not known. */
export function changedKinds(
	before: readonly ModelFile[] | undefined,
	after: readonly ModelFile[] | undefined,
): Changed | undefined {
	if (!before || !after) {
		return undefined;
	}
	const known = compared.get(before);
	if (known?.after === after) {
		return known.changed;
	}
	const changed = compare(before, after);
	compared.set(before, { after, changed });
	return changed;
}

function compare(before: readonly ModelFile[], after: readonly ModelFile[]): Changed {
	const old = new Map(before.map((file) => [file.path, file]));
	const kinds = new Set<ChangedKind>();
	let certain = true;
	for (const file of after) {
		const differs = difference(old.get(file.path), file);
		old.delete(file.path);
		if (differs === 'yes') {
			kinds.add(kindOf(file.path));
		} else if (differs === 'unknown') {
			certain = false;
		}
	}
	for (const gone of old.keys()) {
		kinds.add(kindOf(gone));
	}
	const order: readonly ChangedKind[] = ['weights', 'code', 'configuration', 'other', 'card'];
	return { kinds: order.filter((kind) => kinds.has(kind)), certain };
}

function difference(before: ModelFile | undefined, after: ModelFile): 'yes' | 'no' | 'unknown' {
	if (!before) {
		return 'yes';
	}
	if (before.sha256 !== undefined && after.sha256 !== undefined) {
		return before.sha256 === after.sha256 ? 'no' : 'yes';
	}
	return before.size !== undefined && after.size !== undefined && before.size !== after.size
		? 'yes'
		: 'unknown';
}

function kindOf(path: string): ChangedKind {
	const name = baseName(path);
	if (weightFormat(path) !== undefined || /\.(?:bin|model\.index|index)(?:\.json)?$/i.test(name)) {
		return 'weights';
	}
	if (/\.py$/i.test(name)) {
		return 'code';
	}
	if (/^(?:readme\.md|\.gitattributes|license.*|.*\.(?:png|jpe?g|svg|gif))$/i.test(path)) {
		return 'card';
	}
	return /\.(?:json|txt|model|jinja|ya?ml|tiktoken)$/i.test(name) ? 'configuration' : 'other';
}
