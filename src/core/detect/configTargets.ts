// Hydra and its like: a mapping that is a call, with the callee under `_target_` and its arguments beside it.
import { type Entry, entryOf, type Group, sibling } from '../formats/entries';
import type { ConfigRow } from './configLoads';
import { type Named, namedBy } from './named';
import { isMade } from './signatures/match';
import { pythonTable } from './signatures/tables';

const longestCallee = 200;

/** What `value` names as an argument of the call that the mapping around `entry` describes. */
export function targetOf(
	entry: Entry,
	value: string,
): { readonly named: Named; readonly row: ConfigRow } | undefined {
	const positional = entry.name === '_args_' && entry.item !== undefined;
	const group: Group | undefined = positional ? entry.group.parent : entry.group;
	const callee = group && entryOf(group, '_target_')?.value;
	if (typeof callee !== 'string' || callee.length > longestCallee || !callee.includes('.')) {
		return undefined;
	}
	const [module = '', ...names] = callee.split('.');
	const matched = pythonTable().match({ module, names });
	if (!matched?.certain) {
		return undefined;
	}
	const { row } = matched;
	const at = row.ids.find((one) => (positional ? one.at === entry.item : one.keys?.includes(entry.name)));
	const named = at && namedBy(value, row, true);
	if (!named || (named.hub === 'other' && !isMade(row, (key) => sibling(entry, key)?.value))) {
		return undefined;
	}
	const revision = typeof row.revision === 'string' && !row.revision.includes('.') ? row.revision : undefined;
	const { library } = row;
	const reads = at.reads ?? row.reads;
	return { named, row: { library, reads, ...(revision ? { revision, insert: !positional } : {}) } };
}
