/** How many ids a person is offered. */
const most = 5;

/** The ids that differ little from `id`, the closest first; `id` itself is none of them. */
export function nearestIds(id: string, candidates: readonly string[]): string[] {
	const wanted = id.toLowerCase();
	const name = wanted.slice(wanted.indexOf('/') + 1);
	return [...new Set(candidates)]
		.filter((candidate) => candidate !== id)
		.map((candidate) => {
			const other = candidate.toLowerCase();
			const otherName = other.slice(other.indexOf('/') + 1);
			// The right name under another owner is closer than its letters tell.
			return { candidate, far: Math.min(distance(wanted, other), distance(name, otherName) + 1) };
		})
		.filter(({ far }) => far <= Math.max(2, Math.floor(name.length / 5) + 1))
		.sort((a, b) => a.far - b.far)
		.slice(0, most)
		.map(({ candidate }) => candidate);
}

/** The whole name first; then its beginning, because the search finds parts of names and no misspelled ones. */
export function searchesFor(id: string): string[] {
	const name = id.slice(id.indexOf('/') + 1);
	const pieces = name.split(/[-_.]/);
	const start = name.slice(0, pieces.slice(0, -1).join('-').length || Math.ceil(name.length / 2));
	return [...new Set([name, start])].filter((query) => query.length > 1);
}

/** Levenshtein's distance; ids are at most 200 characters long. */
export function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
