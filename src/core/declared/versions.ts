/**
 * A version as PEP 440 orders them, read so widely that the versions of npm and conda fit too: `2.6.0rc1`, `1.0.post2`,
 * `2.5.1+cu121`, `3.0.0-alpha.5`.
 */
export interface Version {
	readonly epoch: number;
	readonly release: readonly number[];
	/** `rc1` as `[2, 1]`; a release that is developed on comes before its alphas. Absent: a final one. */
	readonly pre?: readonly [number, number];
	readonly post?: number;
	readonly dev?: number;
}

/** Longer texts are no versions. */
const longest = 100;

const stages: Readonly<Record<string, number>> = {
	a: 0,
	alpha: 0,
	b: 1,
	beta: 1,
	c: 2,
	rc: 2,
	pre: 2,
	preview: 2,
};

const shape =
	/^v?(?:(\d{1,9})!)?(\d{1,9}(?:\.\d{1,9}){0,9})(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc|next|canary|nightly)[-_.]?(\d{0,12}))?(?:[-_.]?(?:post|rev|r)[-_.]?(\d{0,9})|-(\d{1,9}))?(?:[-_.]?dev[-_.]?(\d{0,9}))?(?:\+[\w.-]*)?$/i;

/** Reads a version; undefined when the text is none. A local part (`+cu121`) counts for nothing. */
export function readVersion(text: string): Version | undefined {
	const found = text.length > longest ? null : shape.exec(text.trim());
	if (!found) {
		return undefined;
	}
	const [, epoch, release = '', stage, number, post, alsoPost, dev] = found;
	const said = stage?.toLowerCase();
	return {
		epoch: Number(epoch ?? 0),
		release: release.split('.').map(Number),
		// npm's other words for what comes before a release are of no known order: before all of them.
		...(said === undefined ? {} : { pre: [stages[said] ?? -1, Number(number || 0)] as const }),
		...(post === undefined && alsoPost === undefined ? {} : { post: Number((post ?? alsoPost) || 0) }),
		...(dev === undefined ? {} : { dev: Number(dev || 0) }),
	};
}

/** Negative when `a` is the lower one, 0 when they are the same. */
export function compareVersions(a: Version, b: Version): number {
	return (
		a.epoch - b.epoch ||
		compareNumbers(a.release, b.release) ||
		compareNumbers(stageOf(a), stageOf(b)) ||
		(a.post ?? -1) - (b.post ?? -1) ||
		(a.dev ?? Number.POSITIVE_INFINITY) - (b.dev ?? Number.POSITIVE_INFINITY) ||
		0
	);
}

/** The place of a version among those with its release: `dev` alone first, then alphas, betas, candidates, the final. */
function stageOf({ pre, post, dev }: Version): readonly [number, number] {
	return pre ?? (dev !== undefined && post === undefined ? [-2, 0] : [3, 0]);
}

/** Missing places count as 0: 2.6 is 2.6.0. */
function compareNumbers(a: readonly number[], b: readonly number[]): number {
	for (let at = 0; at < Math.max(a.length, b.length); at++) {
		const difference = (a[at] ?? 0) - (b[at] ?? 0);
		if (difference !== 0) {
			return difference;
		}
	}
	return 0;
}

/** The first version behind all those that begin with the first `places` numbers of `version`: 2.7 of 2.6 and 2. */
export function following({ epoch, release }: Version, places: number): Version {
	const kept = release.slice(0, places);
	while (kept.length < places) {
		kept.push(0);
	}
	kept.push((kept.pop() ?? 0) + 1);
	return { epoch, release: kept };
}
