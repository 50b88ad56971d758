/** What nobody has asked for so long is let go. */
const restMs = 30_000;

/** Has what is kept for a while let go once nobody uses it any more. Gives what is to be called with each use. */
export function letGoUnused(letGo: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	return () => {
		clearTimeout(timer);
		timer = setTimeout(letGo, restMs);
	};
}
