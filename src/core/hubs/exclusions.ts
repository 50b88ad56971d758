import * as l10n from '@vscode/l10n';

/**
 * Words that stand in names nobody outside should learn of. A name that holds one of them between other words
 * (`acme-internal/ranker`, `acme/ranker_private`) is not sent to any hub unless the settings say otherwise.
 */
export const privateWords: readonly string[] = ['internal', 'private', 'confidential', 'proprietary'];

/** Longer patterns and lists are cut: they are matched against every id. */
const longestPattern = 200;
const mostPatterns = 200;

/**
 * Why an id is not sent to a hub, as a sentence; undefined when it may be. A pattern with `/` or `*` is one for the
 * whole id (`acme/*`, `*-draft`), any other is a word of it. Case does not count.
 */
export function createExclusions(patterns: readonly string[]): (id: string) => string | undefined {
	const tests = patterns
		.slice(0, mostPatterns)
		.map((pattern) => pattern.trim().slice(0, longestPattern))
		.filter((pattern) => pattern !== '')
		.map((pattern) => ({ pattern, fits: testOf(pattern.toLowerCase()) }));
	return (id) => {
		const lower = id.toLowerCase();
		const hit = tests.find(({ fits }) => fits(lower));
		return (
			hit &&
			l10n.t(
				'This name was not sent: the pattern "{0}" keeps it from hubs ("weightwise.hub.exclude", --exclude).',
				hit.pattern,
			)
		);
	};
}

function testOf(pattern: string): (id: string) => boolean {
	if (!/[*/]/.test(pattern)) {
		return (id) => id.split(/[^\p{L}\p{N}]+/u).includes(pattern);
	}
	const parts = pattern.split(/\*+/);
	return (id) => fitsParts(id, parts);
}

/** `parts` in their order, the first at the start and the last at the end; by hand, so that no pattern is slow. */
function fitsParts(id: string, parts: readonly string[]): boolean {
	const [first = '', ...rest] = parts;
	const last = rest.pop();
	if (last === undefined) {
		return id === first;
	}
	if (!id.startsWith(first)) {
		return false;
	}
	let at = first.length;
	for (const part of rest) {
		const found = id.indexOf(part, at);
		if (found < 0) {
			return false;
		}
		at = found + part.length;
	}
	return id.length - last.length >= at && id.endsWith(last);
}
