/** Makes a value when it is first asked for, and only then: what a start would pay for, and most windows never need. */
export function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
