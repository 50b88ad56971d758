import * as l10n from '@vscode/l10n';
import { isOver } from '../decide/units';
import { folderOf } from '../detect/workspace/paths';
import type { Finding, SuppressedBy } from '../finding';
import { matchesFile, matchesModel, seenFrom } from './globs';
import { type IgnoreEntry, type Policy, type PolicyFault, policyFile } from './policy';

type Silenced = Pick<Finding, 'rule' | 'reference'>;

/**
 * The policy's entries that a finding in the file at `path` fits, also those whose time is over. Patterns of files are
 * seen from the folder of the file that they are written in; what lies above it begins with `../`.
 */
export function entriesFor(finding: Silenced, path: string, policy: Policy): readonly IgnoreEntry[] {
	return entriesOf(path, policy).filter(
		({ rule, model }) =>
			rule === finding.rule &&
			(model === undefined || (finding.reference !== undefined && matchesModel(model, finding.reference.id))),
	);
}

// A file's findings are asked about one after the other, and there may be thousands of them and of entries.
const latest = new WeakMap<Policy, { readonly path: string; readonly entries: readonly IgnoreEntry[] }>();

/** The entries that are about the file at `path`, kept for the file that was asked about last. */
function entriesOf(path: string, policy: Policy): readonly IgnoreEntry[] {
	const known = latest.get(policy);
	if (known?.path === path) {
		return known.entries;
	}
	const entries = (policy.ignore ?? []).filter(({ files, place }) => {
		const from = place?.path ?? policy.path;
		return (
			files === undefined || matchesFile(files, from === undefined ? path : seenFrom(folderOf(from), path))
		);
	});
	latest.set(policy, { path, entries });
	return entries;
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
