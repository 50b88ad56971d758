import type { Finding } from '../finding';
import { addTo } from '../lists';
import type { CheckedFile } from './checked';
import { createLineIndex } from './lineIndex';
import { placeOf } from './text';

/** Findings that say the same of several places. */
export interface Repeats {
	/** Those that were said before. */
	readonly again: ReadonlySet<Finding>;
	/** Where they are, by the one that stands for them. */
	readonly places: ReadonlyMap<Finding, readonly string[]>;
}

/**
 * The findings that need not be shown: an earlier one has the same words, and at the place itself there is nothing to be
 * mended; or they are uses of one id of another file. Suppressed ones are left out.
 */
export function repeatsIn(files: readonly CheckedFile[]): Repeats {
	const first = new Map<string, Finding>();
	const again = new Set<Finding>();
	const places = new Map<Finding, string[]>();
	for (const { path, text, findings } of files) {
		const index = createLineIndex(text);
		for (const finding of findings) {
			const key = finding.suppressed ? undefined : keyOf(finding, path);
			const before = key === undefined ? undefined : first.get(key);
			if (before) {
				again.add(finding);
				addTo(places, before, placeOf(path, index, finding.span.start));
			} else if (key !== undefined) {
				first.set(key, finding);
			}
		}
	}
	return { again, places };
}

/** Undefined for what is shown at each place. */
function keyOf({ rule, severity, message, reference, fixes }: Finding, path: string): string | undefined {
	const origin = reference?.origin;
	if (!reference || (fixes.length > 0 && !origin)) {
		return undefined;
	}
	const place = fixes.length > 0 && origin ? [path, origin.path, origin.span.start] : [];
	return JSON.stringify([rule, severity, message, reference.hub, reference.id, ...place]);
}
