/**
 * What `read` tells of a whole text, read once for all who ask about its parts: a file of thousands of literals must not
 * be searched for each of them. Only the text that was asked about last is remembered.
 */
export function onceAText<T>(read: (text: string) => T): (text: string) => T {
	let last: { readonly text: string; readonly said: T } | undefined;
	return (text) => {
		if (last?.text !== text) {
			last = { text, said: read(text) };
		}
		return last.said;
	};
}
