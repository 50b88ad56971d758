// Which decision records speak of a reference.
import type { Decision } from '../decide/decision';
import type { DecisionRecord } from '../decide/record/decisionRecords';
import type { ResolvedReference } from '../finding';
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
	return records.filter(({ decision: { choice } }) => choice !== undefined && isNamed(resolved, choice));
}

/** The records in which this model was looked at and something else, or nothing yet, was chosen. */
export function considering(
	resolved: ResolvedReference,
	records: readonly DecisionRecord[],
): readonly { readonly record: DecisionRecord; readonly candidate: Decision['candidates'][number] }[] {
	return records.flatMap((record) => {
		const candidate = record.decision.candidates.find((one) => isNamed(resolved, one));
		return candidate ? [{ record, candidate }] : [];
	});
}

function isNamed(resolved: ResolvedReference, { hub, id }: Named): boolean {
	const { reference } = resolved;
	if (hub !== reference.hub) {
		return false;
	}
	// Hubs take capitals as they come; whoever wrote the id otherwise hears so from another rule.
	const wanted = id.toLowerCase();
	return reference.id.toLowerCase() === wanted || anyKnownModel(resolved)?.model.id.toLowerCase() === wanted;
}
