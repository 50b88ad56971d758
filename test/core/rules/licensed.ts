import { traceLineage } from '../../../src/core/decide/lineage';
import type { ResolvedReference } from '../../../src/core/finding';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import type { AllAnswers } from '../../../src/core/rules/answers';
import { evidence, found, resolved } from '../builders';

/** What the hub says of each base model; `undefined`: it cannot be asked. */
export type Bases = Readonly<Record<string, Partial<ModelInfo> | undefined>>;

/** A model of these facts, and the answers of a hub that knows these base models. */
export async function withBases(
	facts: Partial<ModelInfo>,
	bases: Bases = {},
): Promise<{ references: ResolvedReference[]; answers: AllAnswers }> {
	const lookup = found(facts);
	const look = async (id: string): Promise<Lookup> => {
		const base = bases[id];
		return base ? found({ id, ...base }) : { state: 'unreachable', reason: 'down' };
	};
	const lineage = lookup.state === 'found' ? await traceLineage(lookup.model, evidence, look) : undefined;
	return { references: [resolved(lookup)], answers: { of: () => (lineage ? { lineage } : {}) } };
}
