// What has become of the places that a record says load its choice.
import { grouped } from '../../lists';
import type { ModelReference } from '../../reference';
import { isCommit, revisionText } from '../../rules/revision';
import type { CoveredReference } from '../decision';
import type { DecisionRecord } from './decisionRecords';

/** A reference and where it stands. */
export interface PlacedReference {
	/** Absolute, with forward slashes. */
	readonly path: string;
	/** From 1. */
	readonly line: number;
	readonly column: number;
	readonly reference: ModelReference;
}

/** `gone`: the file does not load the choice any more; `other-commit`: it does, at a full commit that is not the chosen one. */
export type PlaceChange =
	| { readonly state: 'gone'; readonly covered: CoveredReference }
	| {
			readonly state: 'other-commit';
			readonly covered: CoveredReference;
			readonly at: PlacedReference;
			readonly commit: string;
	  };

/** Where models are loaded, by file and id: each record asks about its own places, and there may be thousands of both. */
export interface LoadingPlaces {
	at(path: string, id: string): readonly PlacedReference[];
}

/** Those of all references that load something. */
export function loadingPlaces(all: readonly PlacedReference[]): LoadingPlaces {
	const keyOf = (path: string, id: string) => JSON.stringify([path, id]);
	const loading = all.filter(({ reference }) => reference.loads.length > 0);
	const places = grouped(loading, ({ path, reference }) => keyOf(path, reference.id));
	return { at: (path, id) => places.get(keyOf(path, id)) ?? [] };
}

/**
 * The covered places that are not as the record has them. Lines move, so the file and the id count. A place of another
 * model than the chosen one is none to look for: it was to be replaced. `seen`: whether the file was looked at, or is
 * known not to be there.
 */
export function changedPlaces(
	{ decision: { choice, references = [] }, folder }: DecisionRecord,
	loading: LoadingPlaces,
	seen: (path: string) => boolean,
): readonly PlaceChange[] {
	const told = new Set<string>();
	return references.flatMap((covered): PlaceChange[] => {
		const path = `${folder}/${covered.path}`;
		if (!choice || covered.id !== choice.id || !seen(path) || told.has(path)) {
			return [];
		}
		// Of a file with several places it is said once.
		told.add(path);
		const here = loading.at(path, covered.id);
		if (here.length === 0) {
			return [{ state: 'gone', covered }];
		}
		return here.flatMap((at) => {
			const other = choice.commit === undefined ? undefined : otherCommit(at.reference, choice.commit);
			return other === undefined ? [] : [{ state: 'other-commit' as const, covered, at, commit: other }];
		});
	});
}

function otherCommit({ loads }: ModelReference, chosen: string): string | undefined {
	return loads
		.map(({ revision }) => revisionText(revision))
		.find((revision) => isCommit(revision) && revision !== chosen);
}
