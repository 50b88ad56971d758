import type { LockedFile } from './lock';

/** How a file differs from the one that is locked; `unknown`: they state no digest of the same kind. */
export type FileDifference = 'none' | 'size' | 'digest' | 'unknown';

/** Compares what is stated of both; sizes first, since they cost least to read. */
export function differenceOf(
	locked: LockedFile,
	now: Pick<LockedFile, 'size' | 'sha256' | 'gitBlob'>,
): FileDifference {
	if (locked.size !== undefined && now.size !== undefined && locked.size !== now.size) {
		return 'size';
	}
	for (const kind of ['sha256', 'gitBlob'] as const) {
		const [before, after] = [locked[kind]?.toLowerCase(), now[kind]?.toLowerCase()];
		if (before !== undefined && after !== undefined) {
			return before === after ? 'none' : 'digest';
		}
	}
	return 'unknown';
}
