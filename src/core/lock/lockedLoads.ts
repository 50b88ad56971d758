import * as l10n from '@vscode/l10n';
import type { ResolvedReference } from '../finding';
import type { Lookup } from '../model';
import type { HubId, Load, ModelReference } from '../reference';
import { createLineIndex } from '../report/lineIndex';
import { isGuess, isQuestion } from '../rules/facts';
import { isEmptyRevision, losesRevision, mayIgnoreRevision, revisionText } from '../rules/revision';
import { keyOf, type LockedName } from './lock';

/** Where a load stands, for people: lines and columns from 1. */
export interface LoadPlace {
	/** As it is shown. */
	readonly path: string;
	readonly line: number;
	readonly column: number;
}

/** A load of a model. */
export interface PlacedLoad {
	readonly load: Load;
	readonly at: LoadPlace;
}

/** A model at one revision, as code loads it. */
export interface LoadedModel extends LockedName {
	readonly lookup: Lookup;
	/** At least one. */
	readonly loads: readonly PlacedLoad[];
}

/** A load of which no lock can say what it gets; `why` is a sentence. */
export interface OpenLoad {
	readonly hub: HubId;
	readonly id: string;
	readonly at: LoadPlace;
	readonly why: string;
}

/** What code loads, each model and revision once, in the order of the code. */
export interface LoadedModels {
	readonly models: readonly LoadedModel[];
	/** Of calls that load a model by a guess only, which no hub bears out now: a lock may hold them from an earlier day. */
	readonly guessed: readonly LoadedModel[];
	readonly open: readonly OpenLoad[];
}

/** A file with its references. */
export interface ResolvedFile {
	/** As it is shown. */
	readonly path: string;
	readonly resolved: readonly ResolvedReference[];
	/** Where a load of one of them stands in the file. */
	placeOf(load: Load, reference: ModelReference): Pick<LoadPlace, 'line' | 'column'>;
}

/** Places of loads in the text of a file that is read as it is. */
export function placesIn(text: string): ResolvedFile['placeOf'] {
	const lines = createLineIndex(text);
	return ({ use }) => {
		const { line, col } = lines.position(use.start);
		return { line, column: col };
	};
}

/**
 * The models that get files from a hub, by hub, id and revision as written. Left out are loads of models that run
 * elsewhere, and questions about a model.
 */
export function loadedModels(files: readonly ResolvedFile[]): LoadedModels {
	const [sure, guessed] = [new Map<string, Collected>(), new Map<string, Collected>()];
	const open: OpenLoad[] = [];
	for (const { path, resolved, placeOf } of files) {
		for (const { reference, loads } of resolved) {
			if (reference.kind !== 'model' || reference.role === 'mention') {
				continue;
			}
			for (const one of loads) {
				const { load, lookup } = one;
				if (load.reads === 'remote' || isQuestion(load)) {
					continue;
				}
				const at = { path, ...placeOf(load, reference) };
				const why = whyOpen(load);
				if (why !== undefined) {
					open.push({ hub: reference.hub, id: reference.id, at, why });
					continue;
				}
				const revision = revisionText(load.revision);
				const name = {
					hub: reference.hub,
					id: reference.id,
					...(revision === undefined ? {} : { revision }),
				};
				const models = isGuess(one) ? guessed : sure;
				const model = models.get(keyOf(name)) ?? { ...name, lookup, loads: [] };
				models.set(keyOf(name), model);
				model.loads.push({ load, at });
			}
		}
	}
	return { models: [...sure.values()], guessed: [...guessed.values()], open };
}

type Collected = LoadedModel & { readonly loads: PlacedLoad[] };

/** Why the text does not say which files a load gets. */
function whyOpen(load: Load): string | undefined {
	if (load.revision.state === 'unknown') {
		return l10n.t('its revision is not readable from the text');
	}
	if (isEmptyRevision(load)) {
		return l10n.t('its revision is empty, which is the name of none');
	}
	if (mayIgnoreRevision(load)) {
		return l10n.t('the call may load another repository in its place');
	}
	return losesRevision(load)
		? l10n.t('the call loads the default branch, whatever revision is given')
		: undefined;
}
