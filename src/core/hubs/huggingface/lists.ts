import { listFiles } from '@huggingface/hub';
import * as l10n from '@vscode/l10n';
import type { ModelFile } from '../../model';
import { HubError } from '../hubError';
import type { Requests } from '../requests';
import { readFile, treeFields } from './files';
import { nextPage } from './links';

// To be imported at first use: the package compiles WebAssembly when it loads, 8 ms that most sessions never need.

/** The hub as @huggingface/hub is led to it. */
export interface Way {
	readonly base: string;
	readonly requests: Requests;
	readonly token: string | undefined;
}

/** A thousand files each. */
const mostPages = 20;

/** All files of a repository; throws when they cannot be listed in full. */
export async function listAllFiles(
	way: Way,
	id: string,
	revision: string,
	signal: AbortSignal,
): Promise<readonly ModelFile[]> {
	const files: ModelFile[] = [];
	const entries = listFiles({
		repo: { type: 'model', name: id },
		// Goes into the address as it is.
		revision: encodeURIComponent(revision),
		recursive: true,
		hubUrl: way.base,
		fetch: fetchThrough(way, signal, mostPages),
	});
	for await (const entry of entries) {
		if (entry.type === 'directory') {
			continue;
		}
		const file = readFile(entry, treeFields);
		if (!file) {
			throw new HubError(l10n.t('The hub lists a file without a name.'));
		}
		files.push(file);
	}
	return files;
}

/** A `fetch` that goes our way and stops after some pages: a hub could go on for ever. */
function fetchThrough(way: Way, signal: AbortSignal, pages: number): typeof globalThis.fetch {
	let left = pages;
	let { token } = way;
	return async (input) => {
		left -= 1;
		const answer = await way.requests.ask(String(input), { token }, signal);
		const { status, text, headers } = answer;
		// The package reads absolute addresses in one spelling only, and would take the list for complete.
		const next = nextPage(answer, way.base);
		// A way back that was linked to on a foreign origin was chosen there.
		token = answer.authorized ? token : undefined;
		const kept = new Headers({ 'content-type': headers.get('content-type') ?? '' });
		if (next.address !== undefined && left > 0) {
			kept.set('Link', `<${next.address}>; rel="next"`);
		} else if ((next.address ?? next.astray) && pages > 1) {
			throw new HubError(l10n.t('{0} lists more files than are read.', new URL(answer.url).origin));
		}
		return new Response(status === 204 || status === 304 ? null : text, { status, headers: kept });
	};
}
