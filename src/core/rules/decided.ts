// Which decision records speak of a reference.
import type { Decision } from '../decide/decision';
import type { DecisionRecord } from '../decide/record/decisionRecords';
import type { ResolvedReference } from '../finding';
import { addTo } from '../lists';
import type { HubId } from '../reference';
import { anyKnownModel, isGuess, isQuestion } from './facts';

type Named = { readonly hub: HubId; readonly id: string };

/** True where code or configuration makes use of a model: a call that only asks about one is no use of it. */
export function isUse({ reference, loads }: ResolvedReference): boolean {
	return (
		reference.kind === 'model' &&
		reference.role !== 'mention' &&
		loads.some((one) => !isGuess(one) && !isQuestion(one.load))
	);
}

const firsts = new WeakMap<readonly ResolvedReference[], ReadonlySet<ResolvedReference>>();

/** True for the first use of a model in a file: there it is said what is said once. */
export function isFirstUse(all: readonly ResolvedReference[], resolved: ResolvedReference): boolean {
	let first = firsts.get(all);
	if (!first) {
		const seen = new Map<string, ResolvedReference>();
		for (const one of all) {
			const key = `${one.reference.hub} ${one.reference.id}`;
			if (isUse(one) && !seen.has(key)) {
				seen.set(key, one);
			}
		}
		first = new Set(seen.values());
		firsts.set(all, first);
	}
	return first.has(resolved);
}

/** The records that chose this model, also under the name that the hub has for it now. */
export function choosing(
	resolved: ResolvedReference,
	records: readonly DecisionRecord[],
): readonly DecisionRecord[] {
	return placesOf(resolved, named(records).chosen).map(({ record }) => record);
}

/** The records in which this model was looked at and something else, or nothing yet, was chosen. */
export function considering(
	resolved: ResolvedReference,
	records: readonly DecisionRecord[],
): readonly { readonly record: DecisionRecord; readonly candidate: Decision['candidates'][number] }[] {
	const found = new Map<DecisionRecord, Decision['candidates'][number]>();
	for (const { record, one } of placesOf(resolved, named(records).candidates)) {
		found.set(record, found.get(record) ?? one);
	}
	return [...found].map(([record, candidate]) => ({ record, candidate }));
}

/** Where a record names a model, and the how manieth of all such places that is. */
interface Place<One> {
	readonly at: number;
	readonly record: DecisionRecord;
	readonly one: One;
}

/** The places by hub and id. */
type Places<One> = Map<string, Place<One>[]>;

interface NamedModels {
	readonly chosen: Places<Named>;
	readonly candidates: Places<Decision['candidates'][number]>;
}

// Every use of a model in a project is held against all that the team has decided, and there may be thousands of both.
const known = new WeakMap<readonly DecisionRecord[], NamedModels>();

function named(records: readonly DecisionRecord[]): NamedModels {
	const before = known.get(records);
	if (before) {
		return before;
	}
	const models: NamedModels = { chosen: new Map(), candidates: new Map() };
	let at = 0;
	for (const record of records) {
		const { choice, candidates } = record.decision;
		if (choice) {
			addTo(models.chosen, keyOf(choice), { at: at++, record, one: choice });
		}
		for (const one of candidates) {
			addTo(models.candidates, keyOf(one), { at: at++, record, one });
		}
	}
	known.set(records, models);
	return models;
}

/** The places that name this model as the text does, or as the hub does now, in their order. */
function placesOf<One>(resolved: ResolvedReference, places: Places<One>): readonly Place<One>[] {
	const { hub, id } = resolved.reference;
	const written = places.get(keyOf({ hub, id })) ?? [];
	const now = anyKnownModel(resolved)?.model.id;
	const other =
		now === undefined || now.toLowerCase() === id.toLowerCase() ? [] : places.get(keyOf({ hub, id: now }));
	return other?.length ? [...written, ...other].sort((a, b) => a.at - b.at) : written;
}

/** Hubs take capitals as they come; whoever wrote the id otherwise hears so from another rule. */
const keyOf = ({ hub, id }: Named): string => `${hub} ${id.toLowerCase()}`;
