import * as l10n from '@vscode/l10n';
import { isOver } from '../decide/units';
import type { SuppressedBy } from '../finding';
import { createIgnoreIndex, type IgnoreIndex, type Silenced } from './ignoreIndex';
import { type IgnoreEntry, type Policy, type PolicyFault, policyFile } from './policy';

// Thousands of findings are held against thousands of entries.
const indexes = new WeakMap<Policy, IgnoreIndex>();

/**
 * The policy's entries that a finding in the file at `path` fits, also those whose time is over. Patterns of files are
 * seen from the folder of the file that they are written in; what lies above it begins with `../`.
 */
export function entriesFor(finding: Silenced, path: string, policy: Policy): readonly IgnoreEntry[] {
	const index = indexes.get(policy) ?? createIgnoreIndex(policy);
	indexes.set(policy, index);
	return index.of(finding, path);
}

/** By whom the finding is silenced; undefined when nobody did, or only for a time that is over. */
export function isIgnored(
	finding: Silenced,
	path: string,
	policy: Policy,
	now: number,
): SuppressedBy | undefined {
	const entry = entriesFor(finding, path, policy).find(({ until }) => !isOver(until, now));
	return (
		entry && {
			where: 'policy',
			reason: entry.reason,
			...(entry.until === undefined ? {} : { until: entry.until }),
		}
	);
}

/**
 * What is to be said of the policy's entries themselves: that their time is over, and that they silence nothing. The
 * latter only of a run over the whole project, whose findings' entries (`entriesFor`) are `used`: an editor sees a few
 * files, and cannot tell. Entries that were not read from a file are left out.
 */
export function policyFindings(
	policy: Policy,
	now: number,
	used?: ReadonlySet<IgnoreEntry>,
): readonly PolicyFault[] {
	return (policy.ignore ?? []).flatMap((entry): PolicyFault[] => {
		const { place, rule, until } = entry;
		const what = isOver(until, now)
			? l10n.t(
					'{0}: this entry for {1} counted until {2}. Remove it, or look at the findings again and set a new day.',
					baseName(place?.path),
					rule,
					until ?? '',
				)
			: used && !used.has(entry)
				? l10n.t(
						'{0}: this entry for {1} silences nothing. Remove it, or correct its model or files.',
						baseName(place?.path),
						rule,
					)
				: undefined;
		return place && what !== undefined ? [{ ...place, severity: 'warning', message: what }] : [];
	});
}

const baseName = (path = policyFile): string => path.slice(path.lastIndexOf('/') + 1);
