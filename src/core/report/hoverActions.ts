import type { Lookup } from '../model';
import type { ModelReference } from '../reference';

/** What can be done about a name that the pointer rests on. */
export type HoverAction = 'showModel' | 'inspectWeights' | 'decide';

/**
 * The actions that make sense for a name: none for what prose speaks of, and for a dataset or space; of what is not on its
 * hub there are no weights to read and nothing to decide on.
 */
export function actionsFor({ kind, role }: ModelReference, lookup: Lookup): readonly HoverAction[] {
	if (kind !== 'model' || role === 'mention') {
		return [];
	}
	return lookup.state === 'missing' && lookup.what === 'repository'
		? ['showModel']
		: ['showModel', 'inspectWeights', 'decide'];
}
