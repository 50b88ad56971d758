import * as l10n from '@vscode/l10n';

/** One part of a repository id as the hub allows it: letters, digits, `_`, `-`, `.`, no mark of those two at an end. */
const part = /^[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?$/;

/** As git writes it in full. */
const commit = /^[0-9a-f]{40}$/;

/** What git forbids in a reference, controls and blanks among it. */
const notInRevision = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Cs}~^:?*[\\#]|\.\.|@\{|\/\/|(?:^|\/)\.|\.(?:\/|$)/u;

/** True for `org/name` and for `gpt2`: what may stand in an address of the hub, and nothing that could bend it. */
export function isRepositoryId(id: string): boolean {
	const parts = id.split('/', 3);
	return (
		id.length <= 200 &&
		parts.length <= 2 &&
		parts.every((text) => part.test(text)) &&
		!id.includes('--') &&
		!id.includes('..') &&
		!id.endsWith('.git')
	);
}

/** True for what can name a branch, a tag, a commit or `refs/pr/1`. */
export function isRevision(text: string): boolean {
	return (
		text.length > 0 &&
		text.length <= 200 &&
		!notInRevision.test(text) &&
		!text.startsWith('/') &&
		!text.endsWith('/')
	);
}

/** What no path in a repository has that could be asked for: controls, half characters, and what stands for these. */
const notInPath = /[\p{Cc}\p{Cs}\uFFFD]/u;

/** True for `README.md` and `unet/config.json`: nothing that leads out of the repository, whatever a hub lists. */
export function isFilePath(path: string): boolean {
	return (
		path.length <= 4096 &&
		!notInPath.test(path) &&
		path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
	);
}

/** `unet/my model.bin` as it stands in an address. */
export function encodePath(path: string): string {
	return path.split('/').map(encodeURIComponent).join('/');
}

/** True for a full commit id, which means the same for ever. */
export function isCommit(text: string | undefined): boolean {
	return text !== undefined && commit.test(text);
}

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
