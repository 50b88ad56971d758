import type { ModelReference, Span } from '../reference';
import { touches } from './lines';
import type { Suppression } from './suppression';

/** A place that a finding or a reference has in a file: where it is shown, and the calls that it concerns. */
export interface Place {
	readonly span: Span;
	readonly uses: readonly Span[];
	readonly reference?: Pick<ModelReference, 'loads'>;
	/** Whole calls around it, where no load tells. */
	readonly around?: readonly Span[];
}

/** True when what has this place is what a comment speaks of: its line, a call that is on it, or its statement. */
export function covers({ scope, line, statements }: Suppression, place: Place): boolean {
	if (scope === 'file') {
		return true;
	}
	const places = [place.span, ...place.uses];
	const inside = (outer: Span) => places.some(({ start, end }) => outer.start <= start && end <= outer.end);
	if (places.some((one) => touches(one, line)) || statements.some(inside)) {
		return true;
	}
	const calls = [...(place.reference?.loads.map(({ span }) => span) ?? []), ...(place.around ?? [])];
	return calls.some((call) => touches(call, line) && inside(call));
}
