// What a run says of the team's own files: policies, decision records and locks.
import * as l10n from '@vscode/l10n';
import { levelOf } from '../check';
import { folderOf } from '../detect/workspace/paths';
import type { Finding, ResolvedReference } from '../finding';
import type { Log } from '../host';
import type { Project } from '../project';
import { rules } from '../rules/index';
import { lockDrift } from '../rules/lock-drift';
import type { Answered } from '../suppress/answered';
import { entriesFor, policyFindings } from './ignore';
import type { IgnoreEntry, Policy, PolicyFault } from './policy';

/**
 * No rules of references: what is wrong in a policy file, a decision record or a lock, and entries of `ignore` that do
 * nothing any more.
 */
export const policyRules = {
	invalid: 'invalid-policy',
	outdated: 'outdated-ignore',
	record: 'invalid-decision',
	lock: 'invalid-lock',
} as const;

/** What these say, for outputs that list their rules. */
export const policyRuleTexts: Readonly<Record<string, () => string>> = {
	[policyRules.invalid]: () => l10n.t('A part of the policy file cannot be used as it was meant.'),
	[policyRules.outdated]: () => l10n.t('An entry of ignore in the policy file is over, or silences nothing.'),
	[policyRules.record]: () => l10n.t('A decision record cannot be read, so it does not count.'),
	[policyRules.lock]: () => l10n.t('The lock of models cannot be used, or not all of it as it was meant.'),
};

/** A file that was judged. */
export interface ProjectFile {
	/** Absolute, with forward slashes. */
	readonly path: string;
	readonly project: Project;
	readonly resolved: readonly ResolvedReference[];
	readonly findings: readonly Finding[];
	readonly answered: Answered;
}

/** What is known of the run. */
export interface PolicyRun {
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Whether all files below a folder were judged: only then it can be told that an entry silences nothing. */
	readonly covers: (folder: string) => boolean;
	readonly log: Log;
}

/**
 * The findings about policies, decision records and locks of these files and projects, by their paths; each file and each
 * finding once.
 * @param around Projects of which perhaps no file was judged.
 */
export function findingsOfPolicies(
	files: readonly ProjectFile[],
	around: readonly Project[],
	{ now, covers, log }: PolicyRun,
): ReadonlyMap<string, readonly Finding[]> {
	const found = new Map<string, Map<string, Finding>>();
	const add = (fault: PolicyFault, rule: string) => {
		const own = found.get(fault.path) ?? new Map<string, Finding>();
		found.set(fault.path, own);
		own.set(`${fault.span.start} ${fault.message}`, toFinding(fault, rule));
	};
	const used = usedEntries(files, log);
	const isUsed = (entry: IgnoreEntry) => used.has(keyOf(entry)) || !covers(folderOf(entry.place?.path ?? ''));
	const projects = new Set([...around, ...files.map(({ project }) => project)]);
	const policies = new Set([...projects].map(({ policy }) => policy));
	for (const fault of [...projects].flatMap(({ decisions }) => [...decisions.faults.values()].flat())) {
		add(fault, policyRules.record);
	}
	// Who has nothing held against a lock need not be told that this cannot be done.
	const held = [...projects].filter(({ policy }) => policy.policy.rules?.[lockDrift.id] !== 'off');
	for (const fault of held.flatMap(({ lock }) => lock?.faults ?? [])) {
		add(fault, policyRules.lock);
	}
	for (const { policy, faults } of policies) {
		for (const fault of [...faults.values()].flat()) {
			add(fault, policyRules.invalid);
		}
		for (const fault of policyFindings(policy, now, new Set(policy.ignore?.filter(isUsed)))) {
			add(fault, policyRules.outdated);
		}
	}
	return new Map(
		[...found].map(([path, own]) => [path, [...own.values()].sort((a, b) => a.span.start - b.span.start)]),
	);
}

/** The same entry is read once for each folder that it counts in. */
const keyOf = ({ place, rule }: IgnoreEntry): string => `${place?.path} ${place?.span.start} ${rule}`;

/** The entries that silence something, or of which it cannot be told: what they speak of was not answered. */
function usedEntries(files: readonly ProjectFile[], log: Log): ReadonlySet<string> {
	const used = new Set<string>();
	const namedRules = new Map<Policy, ReadonlySet<string>>();
	for (const { path, project, resolved, findings, answered } of files) {
		const { policy } = project.policy;
		const named = namedRules.get(policy) ?? new Set(policy.ignore?.map(({ rule }) => rule));
		namedRules.set(policy, named);
		const use = (silenced: Pick<Finding, 'rule' | 'reference'>) => {
			for (const entry of entriesFor(silenced, path, policy)) {
				used.add(keyOf(entry));
			}
		};
		for (const finding of findings) {
			if (finding.suppressed && named.has(finding.rule)) {
				use(finding);
			}
		}
		for (const rule of rules.filter(({ id }) => named.has(id))) {
			const off = levelOf(rule, { rules: policy.rules ?? {} }, log) === 'off';
			for (const one of resolved) {
				if (off || !answered(one, rule)) {
					use({ rule: rule.id, reference: one.reference });
				}
			}
		}
	}
	return used;
}

function toFinding({ severity, message, span, path }: PolicyFault, rule: string): Finding {
	const subject = path.slice(path.lastIndexOf('/') + 1);
	return { rule, severity, message, subject, span, uses: [], fixes: [] };
}
