import { printableLines } from '../core/printable';
import { unifiedDiff } from '../core/report/unifiedDiff';
import type { Terminal } from './command';

/** What would change in a file. On a terminal nothing of it is obeyed; another program gets it as it is. */
export function shownDiff(path: string, before: string, after: string, { wraps }: Terminal): string {
	const diff = unifiedDiff(path, before, after);
	return wraps ? printableLines(diff) : diff;
}
