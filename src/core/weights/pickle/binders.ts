import type { ImportJudgement } from '../imports/judgeImport';
import { type Import, pathOf, type Value } from './values';

/**
 * They keep or fetch a function for later and call nothing, so that they are as harmless as that function. Estimators of
 * scikit-learn, distributions of scipy and frames of pandas have them.
 */
export const binders: ReadonlySet<string> = new Set([
	'functools.partial',
	'numpy.vectorize',
	'builtins.getattr',
]);

/** Whether a call of one of the `binders` keeps what may be kept, and no more. */
export function binds(
	path: string,
	[first, second]: readonly Value[],
	judged: (imported: Import) => ImportJudgement,
): boolean {
	switch (path) {
		case 'functools.partial':
			return isKept(first, judged);
		case 'numpy.vectorize':
			return first === undefined || isKept(first, judged);
		case 'builtins.getattr':
			// A method of texts makes another text. The other is what a distribution of scipy has of itself.
			return (
				second?.kind === 'text' &&
				(second.text === '_entropy' || (pathOf(first) === 'builtins.str' && /^[a-z]/.test(second.text)))
			);
		default:
			return false;
	}
}

/** Whether it is a function that may be kept: one on the list, or one of a library that was told of by itself. */
function isKept(value: Value | undefined, judged: (imported: Import) => ImportJudgement): boolean {
	if (value?.kind !== 'import') {
		return false;
	}
	const { level } = judged(value);
	return level === 'note' || (level === 'suspicious' && value.module.includes('.'));
}
