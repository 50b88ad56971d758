/** Answers that are kept, and how long what was asked for one may be. */
const mostKnown = 5_000;
const longestAsked = 300;

/** `tell`, which is asked the same few things again and again. */
export function remembered<T extends NonNullable<unknown>>(tell: (asked: string) => T): (asked: string) => T {
	const known = new Map<string, T>();
	return (asked) => {
		let told = known.get(asked);
		if (told === undefined) {
			told = tell(asked);
			if (known.size >= mostKnown) {
				known.clear();
			}
			if (asked.length <= longestAsked) {
				known.set(apart(asked), told);
			}
		}
		return told;
	};
}

/** The same letters without the text that they were cut from, which would be held as long as they are. */
export const apart = (name: string): string => ` ${name}`.slice(1);
