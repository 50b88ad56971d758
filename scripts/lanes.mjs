// Two jobs at a time: a window waits more than it works, and what needs none can use the time.

/**
 * Does the jobs of both lists, each list in its order and both at once. Whoever has come to the end of its list helps with
 * the other one, from its end. The first job that throws ends the whole once the other one's is done.
 * @template T
 * @param {readonly T[]} left @param {readonly T[]} right
 * @param {(job: T) => Promise<void>} work
 */
export async function inTwoLanes(left, right, work) {
	const [ours, theirs] = [[...left], [...right]];
	/** @param {T[]} own @param {T[]} other */
	const drive = async (own, other) => {
		for (let job = own.shift() ?? other.pop(); job !== undefined; job = own.shift() ?? other.pop()) {
			await work(job);
		}
	};
	const [one, two] = await Promise.allSettled([drive(ours, theirs), drive(theirs, ours)]);
	for (const lane of [one, two]) {
		if (lane.status === 'rejected') {
			throw lane.reason;
		}
	}
}
