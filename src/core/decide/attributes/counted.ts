import type { ModelInfo } from '../../model';
import type { Attribute } from '../attribute';
import type { Parameters } from '../memory';
import type { Details } from '../modelFacts';
import { modelRow, partRow, type Row, type Taken, withField } from '../rows';

/** What a row makes of the parameters. */
export type TakeCounted = (parameters: Parameters, model: ModelInfo, details: Details) => Taken;

/** Where the parameters were counted. */
interface CountedIn {
	/** The field of the hub's own count; that of the row unless given. */
	readonly hub?: string;
	/** The field of a count in the headers of these files; that of the row unless given. */
	files?(paths: readonly string[]): string | undefined;
	/** What it means that there is no file to count in. */
	nowhere(): string;
}

/** A row that needs the parameters, from whichever of the two counted them: the hub, or the headers of the files. */
export function countedRow(row: Row, take: TakeCounted, counted: CountedIn): Attribute {
	const fromHeaders = partRow(
		row,
		'tensors',
		(tensors, { model, details }) => withField(take(tensors, model, details), counted.files?.(tensors.files)),
		counted.nowhere,
	);
	const ofHub = { ...row, field: counted.hub ?? row.field };
	return {
		...fromHeaders,
		read(facts) {
			const { parameters } = facts.model;
			return parameters
				? modelRow(ofHub, (model) => take(parameters, model, facts.details)).read(facts)
				: fromHeaders.read(facts);
		},
	};
}
