import type { Answer } from './answer';
import { type HubState, splitId } from './findModel';
import type { HubRequest } from './hubRequest';

const HUB = 'https://huggingface.co';
/** What a repository has pages for: its files, a file, its changes, its discussions. */
const PAGES = new Set(['tree', 'blob', 'commit', 'commits', 'discussions']);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => escapes[mark] ?? '');

/**
 * For a person with a browser, a page of a model: that only facts are recorded here, and where the model's own page is.
 * Undefined for programs, and for what is no page of a repository.
 */
export function modelPage({ facts }: HubState, { headers, segments }: HubRequest): Answer | undefined {
	const { id, verb } = splitId(facts, segments, PAGES);
	const isPage = (verb === undefined || PAGES.has(verb)) && /^\w[\w./-]*$/.test(id);
	if (!isPage || !/\btext\/html\b/.test(headers.accept ?? '')) {
		return undefined;
	}
	const known = facts.models.has(id) || facts.renames.has(id);
	const address = `${HUB}/${segments.map(encodeURIComponent).join('/')}`;
	const said = known
		? `Of ${id} this local hub holds facts that were recorded on an earlier day, for programs that ask for them; it has no pages.`
		: `This local hub has no record of ${id}, which says nothing of whether there is such a model.`;
	return {
		status: known ? 200 : 404,
		headers: {
			'Content-Type': 'text/html; charset=utf-8',
			'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
		},
		body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(id)}: recorded facts</title>
<style>body { font: 1rem/1.5 system-ui; margin: 3rem auto; max-width: 40rem; padding: 0 1rem; color-scheme: light dark }</style>
<h1>${escaped(id)}</h1>
<p>${escaped(said)}</p>
<p>Its page on the hub itself: <a rel="noreferrer" href="${escaped(address)}">${escaped(address)}</a></p>
</html>
`,
	};
}
