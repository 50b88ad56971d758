import type { Card } from '../card/card';
import { modelAnswer } from '../lookup';
import type { Evidence, Lookup, ModelInfo } from '../model';
import type { HubId, Load, ModelReference } from '../reference';
import type { FoundModel, History, Owner, Told, TreeFile, Usage } from '../repository';
import type { KeptInspection } from '../weights/inspections';
import type { Lineage } from './lineage';
import type { Parameters } from './memory';
import type { ModelConfig } from './modelConfig';

/** Elements by dtype, and the files whose headers declare them. */
export interface MeasuredTensors extends Parameters {
	readonly files: readonly string[];
}

/** What we read of the weights of one commit. */
export interface InspectedFiles {
	readonly commit: string;
	readonly files: readonly KeptInspection[];
}

/** What was asked about a model beyond the one question of a lookup. Absent: not asked. */
export interface Details {
	readonly tree?: Told<readonly TreeFile[]>;
	readonly history?: Told<History>;
	readonly usage?: Told<Usage>;
	readonly owner?: Told<Owner>;
	readonly card?: Told<Card>;
	readonly config?: Told<ModelConfig>;
	/** The text of the licence file in the repository. */
	readonly licenseText?: Told<{ readonly path: string; readonly text: string }>;
	readonly tensors?: Told<MeasuredTensors>;
	readonly lineage?: Told<Lineage>;
	/** Our own readings of its weights; absent where nobody asked for any. */
	readonly inspected?: Told<InspectedFiles>;
	/** Quantised versions that others made of it, the most used first. */
	readonly quantised?: Told<readonly FoundModel[]>;
}

/** A part of the details, which costs a question or two of its own. */
export type Part = keyof Details;

/** Everything that is known of a model at one revision. */
export interface ModelFacts {
	readonly hub: HubId;
	/** As it was asked for; differs from `model.id` when the repository was renamed. */
	readonly asked: string;
	readonly model: ModelInfo;
	readonly evidence: Evidence;
	readonly details: Details;
	/** How the code loads it; absent where that is not looked at, empty where none does. */
	readonly loads?: readonly Load[];
}

/** What is known of a model from a lookup; undefined when it tells nothing of it. */
export function modelFacts(
	{ hub, id }: Pick<ModelReference, 'hub' | 'id'>,
	lookup: Lookup,
	details: Details = {},
	loads?: readonly Load[],
): ModelFacts | undefined {
	const answer = modelAnswer(lookup);
	return (
		answer && {
			hub,
			asked: id,
			model: answer.model,
			evidence: answer.evidence,
			details,
			...(loads ? { loads } : {}),
		}
	);
}
