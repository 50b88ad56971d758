/** The results in the order of the items, so many under way at once. The first fault ends it. */
export async function inTurns<T, R>(
	items: readonly T[],
	atOnce: number,
	work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
	const results: R[] = [];
	let next = 0;
	let failed = false;
	await Promise.all(
		Array.from({ length: Math.min(atOnce, items.length) }, async () => {
			while (next < items.length && !failed) {
				const index = next++;
				try {
					results[index] = await work(items[index] as T);
				} catch (error) {
					failed = true;
					throw error;
				}
			}
		}),
	);
	return results;
}
