// The calls that are looked into while names are followed: within one, a function's parameters are what it gives.
import type { Notation } from '../reference';
import type { Binding, Call, Expression, Region } from '../syntax/shapes';
import { argumentFor } from './given';

type Answers = Map<Binding, readonly Expression[]>;

/** Calls within calls of which each is told from others of the same function. */
const deepest = 3;

interface Entered {
	readonly region: Region;
	readonly call: Call;
	readonly outer: Entered | undefined;
	readonly answers: Answers;
}

export interface EnteredCalls {
	/** What bindings were found to be, within the call that is looked into now. */
	answers(): Answers;
	/** What `read` gives within `call` of the function `region`; too deep, and in rounds, calls are not told apart. */
	within<T>(region: Region, call: Call, read: () => T): T;
	/**
	 * What the call that is looked into, or one around it, gives to `parameter`: the argument or the default, which `follow` is asked for
	 * where it stands. Undefined for parameters of other functions, and where the call does not say it.
	 */
	given<T>(parameter: Binding, follow: (value: Expression) => T): T | undefined;
}

/** @param notation In JavaScript an argument that is not given is `undefined`; in Python that is an error. */
export function createEnteredCalls(notation: Notation): EnteredCalls {
	const outside: Answers = new Map();
	let now: Entered | undefined;

	function at<T>(place: Entered | undefined, read: () => T): T {
		const before = now;
		now = place;
		const value = read();
		now = before;
		return value;
	}

	const missing = ({ span }: Call): Expression | undefined =>
		notation === 'javascript' ? { kind: 'literal', span, value: null } : undefined;

	return {
		answers: () => now?.answers ?? outside,
		within(region, call, read) {
			let depth = 0;
			for (let one = now; one; one = one.outer) {
				depth += one.region === region ? deepest : 1;
			}
			return depth < deepest ? at({ region, call, outer: now, answers: new Map() }, read) : read();
		},
		given(parameter, follow) {
			// A function within another one, or an object that the other makes, sees what the other was given.
			let place = now;
			while (place && place.region !== parameter.scope) {
				place = place.outer;
			}
			if (!place) {
				return undefined;
			}
			const { call, outer } = place;
			const spread = call.arguments.some((one) => one.spread);
			const value = argumentFor(parameter, call) ?? (spread ? undefined : (parameter.value ?? missing(call)));
			return value && at(outer, () => follow(value));
		},
	};
}
