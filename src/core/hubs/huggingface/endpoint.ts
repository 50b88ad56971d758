import * as l10n from '@vscode/l10n';
import { isRepositoryId, isRevision } from '../addresses';

/**
 * Reads the address of a hub. The result ends without a slash: `https://huggingface.co`, `http://localhost:8080/hf`.
 * The reason does not repeat the text: somebody may have written a password into it.
 */
export function readEndpoint(
	text: string,
): { readonly url: URL; readonly base: string } | { readonly reason: string } {
	let url: URL | undefined;
	try {
		url = new URL(text.trim());
	} catch {
		// Said below, with the cure.
	}
	const web = url && (url.protocol === 'https:' || url.protocol === 'http:');
	if (!url || !web || url.username || url.password || url.search || url.hash) {
		return {
			reason: l10n.t(
				'The address of the hub cannot be used: set weightwise.hub.endpoint or HF_ENDPOINT to one like https://huggingface.co, with nothing behind it.',
			),
		};
	}
	return { url, base: url.href.replace(/\/+$/, '') };
}

/** The one question a cold lookup asks: facts, file sizes and the scanners' roll-up of one revision. */
export function modelAddress(base: string, id: string, revision: string): string {
	const path = `${id}/revision/${encodeURIComponent(revision)}`;
	return `${base}/api/models/${path}?blobs=true&securityStatus=true`;
}

/** The page for people; `revision` opens its file list. */
export function modelPage(base: string, id: string, revision?: string): string | undefined {
	if (!isRepositoryId(id)) {
		return undefined;
	}
	const tree = revision !== undefined && isRevision(revision) ? `/tree/${encodeURIComponent(revision)}` : '';
	return `${base}/${id}${tree}`;
}
