import * as l10n from '@vscode/l10n';
import type { Repository, Told } from '../repository';

/**
 * Words that stand in names nobody outside should learn of. A name that holds one of them between other words
 * (`acme-internal/ranker`, `acme/ranker_private`) is not sent to any hub unless the settings say otherwise.
 */
export const privateWords: readonly string[] = ['internal', 'private', 'confidential', 'proprietary'];

/** Owners that bear such a word and are open to everybody: the models that the libraries of Hugging Face test with. */
const openOwners = new Set([
	'hf-internal-testing',
	'optimum-internal-testing',
	'optimum-intel-internal-testing',
	'peft-internal-testing',
	'trl-internal-testing',
]);

/** Patterns of one's own, `hf-internal-testing/*` among them, keep back these owners too. */
const isOpen = (id: string, pattern: string): boolean =>
	privateWords.includes(pattern) && openOwners.has(id.slice(0, Math.max(id.indexOf('/'), 0)));

/**
 * Why an id is not sent to a hub, as a sentence; undefined when it may be. A pattern with `/` or `*` is one for the
 * whole id (`acme/*`, `acme/`, `*-draft`), any other is a word of it or several in a row (`acme-draft`). Case does not
 * count. No pattern is left out, however many there are: what it should keep back would be sent.
 */
export function createExclusions(patterns: readonly string[]): (id: string) => string | undefined {
	const tests = patterns
		.map((pattern) => pattern.trim())
		.filter((pattern) => pattern !== '')
		.map((pattern) => ({ pattern, fits: testOf(pattern.toLowerCase()) }));
	return (id) => {
		const lower = id.toLowerCase();
		const words = wordsOf(lower);
		const hit = tests.find(({ pattern, fits }) => fits(lower, words) && !isOpen(lower, pattern));
		return (
			hit &&
			l10n.t(
				'This name was not sent: the pattern "{0}" keeps it from hubs ("weightwise.hub.exclude", --exclude).',
				hit.pattern,
			)
		);
	};
}

function testOf(pattern: string): (id: string, words: string) => boolean {
	if (!/[*/]/.test(pattern)) {
		const wanted = wordsOf(pattern);
		return (_, words) => wanted !== '' && words.includes(wanted);
	}
	const parts = (pattern.endsWith('/') ? `${pattern}*` : pattern).split(/\*+/);
	return (id) => {
		// A tag (`acme/ranker:7b`) names a variant of what may be kept back as a whole.
		const untagged = id.replace(/:[^:/]*$/, '');
		return fitsParts(id, parts) || (untagged !== id && fitsParts(untagged, parts));
	};
}

/** `/acme/ranker/v2/` for `acme-ranker_v2`; empty when there is no word. */
function wordsOf(text: string): string {
	const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
	return words.length > 0 ? `/${words.join('/')}/` : '';
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

/** The same repository, asked about nothing that `whyExcluded` keeps back. */
export function withoutExcluded(
	repository: Repository,
	whyExcluded: (id: string) => string | undefined,
): Repository {
	async function unless<T>(
		names: readonly (string | undefined)[],
		signal: AbortSignal,
		ask: () => Promise<Told<T>>,
	): Promise<Told<T>> {
		signal.throwIfAborted();
		for (const name of names) {
			const reason = name === undefined ? undefined : whyExcluded(name);
			if (reason !== undefined) {
				return { state: 'unknown', reason };
			}
		}
		return ask();
	}
	return {
		refs: (id, signal) => unless([id], signal, () => repository.refs(id, signal)),
		tree: (id, revision, signal) => unless([id], signal, () => repository.tree(id, revision, signal)),
		history: (id, revision, signal) => unless([id], signal, () => repository.history(id, revision, signal)),
		pullRequests: (id, signal) => unless([id], signal, () => repository.pullRequests(id, signal)),
		text: (id, revision, path, signal) =>
			unless([id], signal, () => repository.text(id, revision, path, signal)),
		tensors: (id, commit, path, signal) =>
			unless([id], signal, () => repository.tensors(id, commit, path, signal)),
		usage: (id, signal) => unless([id], signal, () => repository.usage(id, signal)),
		owner: (name, signal) => unless([name, `${name}/`], signal, () => repository.owner(name, signal)),
		search(search, signal) {
			// Words that somebody types are no name; with a slash they are one, or become one.
			const words = search.words?.includes('/') ? search.words.trim() : undefined;
			const tagged = search.tags?.map((tag) => tag.slice(tag.lastIndexOf(':') + 1));
			const ids = tagged?.filter((id) => id.includes('/')) ?? [];
			const owner = search.owner === undefined ? [] : [search.owner, `${search.owner}/`];
			return unless([words, ...owner, ...ids], signal, () => repository.search(search, signal));
		},
	};
}
