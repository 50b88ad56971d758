import type { FoundModel, Repository } from './repository';

/** How many ids a person is offered. */
const most = 5;

/** The ids that differ little from `id`, the closest first; `id` itself is none of them. */
export function nearestIds(id: string, candidates: readonly string[]): string[] {
	const wanted = id.toLowerCase();
	const name = wanted.slice(wanted.indexOf('/') + 1);
	const farthest = Math.max(2, Math.floor(name.length / 5) + 1);
	// As many letters lie between two names as one is longer, at the least.
	const between = (a: string, b: string) =>
		Math.abs(a.length - b.length) > farthest ? Number.POSITIVE_INFINITY : distance(a, b);
	return [...new Set(candidates)]
		.filter((candidate) => candidate !== id)
		.map((candidate) => {
			const other = candidate.toLowerCase();
			const otherName = other.slice(other.indexOf('/') + 1);
			// The right name under another owner is closer than its letters tell.
			return { candidate, far: Math.min(between(wanted, other), between(name, otherName) + 1) };
		})
		.filter(({ far }) => far <= farthest)
		.sort((a, b) => a.far - b.far)
		.slice(0, most)
		.map(({ candidate }) => candidate);
}

/** The whole name first; then its beginning, because the search finds parts of names and no misspelled ones. */
function searchesFor(id: string): string[] {
	const name = id.slice(id.indexOf('/') + 1);
	const pieces = name.split(/[-_.]/);
	const start = name.slice(0, pieces.slice(0, -1).join('-').length || Math.ceil(name.length / 2));
	return [...new Set([name, start])].filter((query) => query.length > 1);
}

/**
 * Much-used models that a hub finds by an id that may be misspelled: by the whole name first, and by its beginning when
 * that found nothing near, because the hub finds no misspelled names. Undefined where it could not be asked.
 */
export async function modelsNear(
	id: string,
	repository: Repository | undefined,
	signal: AbortSignal,
): Promise<readonly FoundModel[] | undefined> {
	let near: readonly FoundModel[] | undefined;
	for (const words of repository ? searchesFor(id) : []) {
		const told = await repository?.search({ words, sort: 'downloads', limit: 50 }, signal);
		if (told?.state === 'told') {
			const { models } = told.value;
			near = [...(near ?? []), ...models];
			const names = models.map((model) => model.id);
			if (nearestIds(id, names).length > 0) {
				break;
			}
		}
	}
	return near;
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
