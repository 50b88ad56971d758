import * as l10n from '@vscode/l10n';
import { isRepositoryId } from '../hubs/addresses';
import { modelAnswer } from '../lookup';
import type { BaseRelation, Evidence, Lookup, ModelInfo } from '../model';
import type { Told } from '../repository';

/** One model that another was made from. */
export interface Ancestor {
	/** As the card of the one below names it. */
	readonly id: string;
	/** 1 for a base of the model itself, 2 for a base of that. */
	readonly depth: number;
	/** The id of the one that was made from it, and how, where it is stated. */
	readonly below: string;
	readonly relation?: BaseRelation;
	/** What the hub says of it; `not-asked` for a name that is no id of a repository. */
	readonly lookup: Lookup;
}

/** Where a model comes from, as far as the cards tell. */
export interface Lineage {
	/** Nearest first. */
	readonly ancestors: readonly Ancestor[];
	/** Ids that name one another as their base, the first one again at the end. */
	readonly loop?: readonly string[];
	/** There is more above than was read. */
	readonly cut: boolean;
}

const mostDepth = 6;
const mostAncestors = 20;

/** The ids that a model names as its bases, in cards, tags of the hub or the configuration of an adapter. */
export function basesOf({ baseModels, adapterBase }: ModelInfo): readonly string[] {
	return baseModels?.length ? [...new Set(baseModels)] : adapterBase === undefined ? [] : [adapterBase];
}

/**
 * Follows the base models of `model` upwards, level by level. `look` asks for one model at its default revision; it is
 * called once an id. Loops end where they close, and no more than 20 models in 6 levels are asked for.
 */
export async function traceLineage(
	model: ModelInfo,
	evidence: Evidence,
	look: (id: string) => Promise<Lookup>,
): Promise<Told<Lineage>> {
	const ancestors: Ancestor[] = [];
	const seen = new Map<string, readonly string[]>([[model.id, []]]);
	let loop: readonly string[] | undefined;
	let cut = false;
	let level: readonly ModelInfo[] = [model];
	for (let depth = 1; level.length > 0; depth += 1) {
		const found: { id: string; below: ModelInfo }[] = [];
		for (const below of level) {
			for (const id of basesOf(below)) {
				const path = [...(seen.get(below.id) ?? []), below.id];
				if (path.includes(id)) {
					loop ??= [...path.slice(path.indexOf(id)), id];
				} else if (!seen.has(id)) {
					seen.set(id, path);
					found.push({ id, below });
				}
			}
		}
		const room = depth > mostDepth ? 0 : mostAncestors - ancestors.length;
		cut ||= found.length > room;
		const asked = await Promise.all(
			found.slice(0, room).map(async ({ id, below }): Promise<Ancestor> => {
				const lookup = isRepositoryId(id) ? await look(id) : notAnId(id);
				const relation = below.baseRelation ? { relation: below.baseRelation } : {};
				return { id, depth, below: below.id, ...relation, lookup };
			}),
		);
		ancestors.push(...asked);
		level = asked.flatMap(({ id, lookup }) => {
			const known = modelAnswer(lookup)?.model;
			if (!known || known.id === id) {
				return known ?? [];
			}
			// Renamed: what is above it is found under its new name, unless that one was met already.
			const path = seen.get(id) ?? [];
			if (path.includes(known.id)) {
				loop ??= [...path.slice(path.indexOf(known.id)), id];
			}
			if (seen.has(known.id)) {
				return [];
			}
			seen.set(known.id, path);
			return known;
		});
	}
	const value = { ancestors, ...(loop ? { loop } : {}), cut };
	return { state: 'told', value, evidence: oldest(evidence, ancestors) };
}

/** Of several answers the one that counts for all: the first that was read, and stale when any is. */
function oldest(evidence: Evidence, ancestors: readonly Ancestor[]): Evidence {
	const all = [evidence, ...ancestors.flatMap(({ lookup }) => evidenceOf(lookup) ?? [])];
	const readAt = Math.min(...all.map((one) => one.readAt));
	return { ...evidence, readAt, ...(all.some(({ stale }) => stale) ? { stale: true } : {}) };
}

function evidenceOf(lookup: Lookup): Evidence | undefined {
	return 'evidence' in lookup ? lookup.evidence : modelAnswer(lookup)?.evidence;
}

function notAnId(id: string): Lookup {
	return { state: 'not-asked', reason: l10n.t('"{0}" is no id of a repository.', id.slice(0, 100)) };
}
