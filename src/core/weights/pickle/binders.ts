import { functions, type ImportJudgement } from '../imports/judgeImport';
import { type Import, pathOf, type Value } from './values';

/**
 * They keep or fetch something for later and call nothing, so that they are as harmless as that is. Estimators of
 * scikit-learn, distributions of scipy and frames of pandas have them.
 */
export const binders: ReadonlySet<string> = new Set([
	'functools.partial',
	'numpy.vectorize',
	'builtins.getattr',
	'builtins.type',
	'numpy.core._ufunc_reconstruct',
	'joblib.memory.Memory',
]);

/** What models hold as `torch.relu`; one of these functions maps a file, another any memory. */
const torchFunction = /^(?!from_file$|frombuffer$)[a-z]\w*$/;

/** Whether a call of one of the `binders` keeps what may be kept, and no more. */
export function binds(
	path: string,
	[first, second, ...rest]: readonly Value[],
	judged: (imported: Import) => ImportJudgement,
): boolean {
	switch (path) {
		case 'functools.partial':
			return isKept(first, judged);
		case 'numpy.vectorize':
			return first === undefined || isKept(first, judged);
		case 'builtins.getattr':
			// A method of texts makes another text, a function of torch a tensor; the others are what distributions of scipy
			// and time zones have.
			return (
				second?.kind === 'text' &&
				(second.text === '_entropy' ||
					(second.text === '_unpickle' && pathOf(first) === 'zoneinfo.ZoneInfo') ||
					(pathOf(first) === 'torch._C._VariableFunctionsClass' && torchFunction.test(second.text)) ||
					(pathOf(first) === 'builtins.str' && /^[a-z]/.test(second.text)))
			);
		case 'builtins.type':
			// So is the class of `None` written, which stands in descriptions of types.
			return second === undefined && first?.kind === 'simple';
		case 'numpy.core._ufunc_reconstruct':
			// So did numpy before 1.22 write its functions: by module and name.
			return (
				first?.kind === 'text' &&
				second?.kind === 'text' &&
				rest.length === 0 &&
				functions.has(`${first.text}.${second.text}`)
			);
		case 'joblib.memory.Memory':
			// Without a folder it keeps nothing: estimators of hdbscan have one.
			return first === undefined;
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
