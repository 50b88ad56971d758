import type { Finding, Fix } from '../../../src/core/finding';
import type { ModelReference } from '../../../src/core/reference';
import type { CheckedFile } from '../../../src/core/report/checked';
import { found, reference, resolved, spanOf } from '../builders';

export interface FindingFacts extends Partial<Finding> {
	/** The piece of the text that it is about. */
	readonly at?: string;
}

/** A finding on a piece of a text: the first `org/name` unless told. */
export function finding(text: string, { at = 'org/name', ...facts }: FindingFacts = {}): Finding {
	const span = facts.span ?? spanOf(text, at);
	const about: ModelReference = reference({ id: at, span });
	return {
		rule: 'unpinned-revision',
		severity: 'warning',
		message: `${at} can change under you.`,
		subject: at,
		reference: about,
		span,
		uses: [],
		fixes: [],
		...facts,
	};
}

/** A checked file with these findings. */
export function fileWith(path: string, text: string, ...findings: readonly Finding[]): CheckedFile {
	const one = resolved(found());
	return { path, text, resolved: [one], findings };
}

/** A fix that replaces the first `old` of a text. */
export function replacing(text: string, old: string, now: string, facts: Partial<Fix> = {}): Fix {
	return {
		title: `Write ${now}`,
		edits: [{ span: spanOf(text, old), text: now }],
		behaviour: false,
		...facts,
	};
}
