import * as l10n from '@vscode/l10n';
import type { Candidate, Decision } from './decision';
import type { Evaluation } from './evaluation';

/**
 * Whether a result of this model is recorded that counts for this commit: one of another commit tells of other weights;
 * where either commit is not known they are taken for the same.
 */
export function isMeasured(
	{ hub, id, commit }: Pick<Candidate, 'hub' | 'id' | 'commit'>,
	evaluations: readonly Evaluation[],
): boolean {
	return evaluations.some(
		(one) =>
			one.hub === hub &&
			one.id === id &&
			(!one.commit || !commit || one.commit.startsWith(commit) || commit.startsWith(one.commit)),
	);
}

/**
 * Says what a good verdict lacks when nobody had measured anything by then; undefined when it rests on a measurement, and
 * without a good verdict. Records of before do not tell, so of those the results that are there now count.
 */
export function unmeasuredText(
	{ verdict, candidates, evaluating, choice }: Decision,
	evaluations: readonly Evaluation[],
): string | undefined {
	if (verdict?.answer !== 'good') {
		return undefined;
	}
	const judged = candidates.find(({ hub, id }) => `${hub}:${id}` === evaluating) ?? choice;
	const measured = verdict.measured ?? (judged !== undefined && isMeasured(judged, evaluations));
	return measured ? undefined : l10n.t('judged good without a measurement on record');
}
