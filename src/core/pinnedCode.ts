import type { CodeAtCommit } from './finding';
import type { FileFixes } from './fixAll';
import type { Span } from './reference';

/** Code that some fixes pin, which whoever applies many of them at once may not have read. */
export interface PinnedCode extends CodeAtCommit {
	/** Where the loads that run it name their model, in the texts before the fixes. */
	readonly places: readonly { readonly file: FileFixes; readonly span: Span }[];
}

/** The code of each repository and commit once, in the order of the files and their text; empty where none is pinned. */
export function pinnedCode(files: readonly FileFixes[]): PinnedCode[] {
	const found = new Map<string, PinnedCode>();
	for (const file of files) {
		for (const { finding, fix } of file.applied) {
			for (const { id, commit } of fix.code ?? []) {
				const key = `${id} ${commit}`;
				const places = [...(found.get(key)?.places ?? []), { file, span: finding.span }];
				found.set(key, { id, commit, places });
			}
		}
	}
	return [...found.values()];
}
