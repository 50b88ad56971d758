/**
 * Runs tasks two at a time: whoever is done first takes the next. Ends when all have ended.
 * @template T
 * @param {readonly (() => Promise<T>)[]} tasks
 * @returns {Promise<T[]>} what they gave, in the order in which they ended
 */
export async function twoAtOnce(tasks) {
	const waiting = [...tasks];
	/** @type {T[]} */
	const results = [];
	const takeAll = async () => {
		for (let task = waiting.shift(); task; task = waiting.shift()) {
			results.push(await task());
		}
	};
	await Promise.all([takeAll(), takeAll()]);
	return results;
}
