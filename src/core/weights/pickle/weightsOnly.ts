// What torch's `_weights_only_unpickler` puts a state or entries into, beside plain containers.
import type { Value } from './values';

/** What torch's weights-only loader hands a state to. */
const buildable: ReadonlySet<string> = new Set([
	'collections.OrderedDict',
	'collections.Counter',
	'torch.Tensor',
	'torch.nn.parameter.Parameter',
	'torch._utils._rebuild_parameter',
	'torch._utils._rebuild_parameter_with_state',
]);
/** What it takes entries into, other than a plain dictionary. */
const dictionaries: ReadonlySet<string> = new Set(['collections.OrderedDict', 'collections.Counter']);

/** Whether that loader hands a state to it. */
export const takesState = (target: Value): boolean => isCallOf(target, buildable);

/** Whether that loader sets entries of it as of a dictionary. */
export const takesEntries = (target: Value): boolean => isCallOf(target, dictionaries);

function isCallOf(value: Value, paths: ReadonlySet<string>): boolean {
	return value.kind === 'call' && value.callee.kind === 'import' && paths.has(value.callee.path);
}
