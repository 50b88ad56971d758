import { cutAfter, printable } from '../printable';

/** Notices of editors are a few lines high. */
const longest = 500;

/**
 * A sentence for a notice or a list to choose from. Editors make links of `[words](address)` there, to commands too,
 * and icons of `$(name)`; names of files and hubs in it must make neither.
 */
export function inNotice(text: string): string {
	return cutAfter(printable(text), longest).replaceAll('](', '] (').replaceAll('$(', '$ (');
}
