// What the tests of suppressions share: files read by the detector, with findings of one rule at their references.
import { createDetector } from '../../../src/core/detect/detect';
import type { Finding, ResolvedReference } from '../../../src/core/finding';
import { noAnswers } from '../../../src/core/rules/answers';
import { answeredBy } from '../../../src/core/suppress/answered';
import { applySuppressions, type Silenced, type SuppressionContext } from '../../../src/core/suppress/apply';
import type { CommentAccess, CommentedFile } from '../../../src/core/suppress/opened';
import { findSuppressions } from '../../../src/core/suppress/suppression';
import { found, now } from '../builders';
import { fakeHost } from '../fakeHost';

const host = fakeHost();
const detector = createDetector(host);

/** One for all tests: the grammars load once. */
export const access: CommentAccess = { grammar: detector.grammar };

/** Each reference of the file, and a finding of `unpinned-revision` about it. */
export async function readFile(
	file: CommentedFile,
): Promise<{ resolved: ResolvedReference[]; findings: Finding[] }> {
	const references = await detector.detect(file);
	return {
		resolved: references.map((reference) => ({
			reference,
			lookup: found({ id: reference.id }),
			loads: reference.loads.map((load) => ({ load, lookup: found({ id: reference.id }) })),
		})),
		findings: references.map((reference) => ({
			rule: 'unpinned-revision',
			severity: 'warning',
			message: `${reference.id} can change.`,
			subject: reference.id,
			reference,
			span: reference.span,
			uses: reference.loads
				.map(({ use }) => use)
				.filter(({ start, end }) => start > reference.span.end || end < reference.span.start),
			fixes: [],
		})),
	};
}

/** What a file's comments make of a finding at each of its references. */
export async function silence(
	file: CommentedFile,
	context: Partial<SuppressionContext> = {},
): Promise<Silenced> {
	const { resolved, findings } = await readFile(file);
	return applySuppressions(findings, await findSuppressions(file, access), {
		now,
		settings: { rules: {} },
		log: host.log,
		resolved,
		answered: answeredBy(noAnswers),
		...context,
	});
}

/** The subjects that are silenced. */
export const silenced = ({ findings }: Silenced): string[] =>
	findings.filter(({ suppressed }) => suppressed).map(({ subject }) => subject);
