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
