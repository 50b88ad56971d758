import type { Load, ModelReference, Span } from '../core/reference';
import { contains } from './spans';

/** A place in a text that names a model. */
export interface Place {
	readonly reference: ModelReference;
	readonly span: Span;
	/** The load whose name for the model is there; absent on the id itself. */
	readonly load?: Load;
}

/** The reference at an offset: where its id is written, or where a load names it. */
export function placeAt(references: readonly ModelReference[], offset: number): Place | undefined {
	for (const reference of references) {
		if (contains(reference.span, offset)) {
			return { reference, span: reference.span };
		}
	}
	for (const reference of references) {
		const load = reference.loads.find((candidate) => contains(candidate.use, offset));
		if (load) {
			return { reference, span: load.use, load };
		}
	}
	return undefined;
}
