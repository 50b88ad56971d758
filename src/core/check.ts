import type { WrittenAt } from './blameText';
import type { DecisionRecord } from './decide/record/decisionRecords';
import { type Declared, nothingDeclared } from './declared/declared';
import type { Finding, ResolvedReference, Severity } from './finding';
import type { Format } from './formats';
import type { Log } from './host';
import type { LoadedLock } from './lock/loadLock';
import { noPolicy, type Policy } from './policy/policy';
import { cutAfter, printable } from './printable';
import type { Load, Span, WatchedCall } from './reference';
import { type AllAnswers, noAnswers, type Wanted } from './rules/answers';
import { rules } from './rules/index';
import { isRuleLevel } from './rules/levels';
import type { CallIssue, FileContext, Issue, Rule, RuleLevel } from './rules/rule';

export type { RuleLevel } from './rules/rule';

/** What the settings object `rules` holds: rule id → level. Rules it does not name keep their own severity. */
export interface RuleSettings {
	readonly rules: Readonly<Record<string, RuleLevel>>;
}

/** What a check may know beside the references. */
export interface CheckedDocument {
	/** The text the references were found in; fixes then follow its quotes. */
	readonly text?: string;
	/** Of the file; taken for Python when absent. */
	readonly format?: Format | undefined;
	/** Milliseconds since 1970; the present when absent. */
	readonly now?: number;
	/** Why a hub could not be asked is said once, below all findings, and not in each of them. */
	readonly unaskedBelow?: boolean;
	/** Calls that name no model, but that rules look at. */
	readonly calls?: readonly WatchedCall[];
	readonly declared?: Declared;
	readonly policy?: Policy;
	/** What the team has decided about single models. */
	readonly records?: readonly DecisionRecord[];
	/** What the team has locked. */
	readonly lock?: LoadedLock | undefined;
	/**
	 * When the line at a place was committed first, from the history of the file (`git blame`); milliseconds since 1970,
	 * undefined where that is not known.
	 */
	readonly writtenAt?: WrittenAt;
	/** What rules asked beyond the lookups: `askForRules` with `wantedBy`. */
	readonly answers?: AllAnswers;
}

/**
 * What the rules say of these references, in the order of the text.
 * A rule that throws is logged with its id, and the others go on.
 */
export function checkReferences(
	resolved: readonly ResolvedReference[],
	settings: RuleSettings,
	log: Log,
	document: CheckedDocument = {},
): Finding[] {
	const context: FileContext = {
		all: resolved,
		text: document.text,
		format: document.format,
		now: document.now ?? Date.now(),
		unaskedBelow: document.unaskedBelow ?? false,
		declared: document.declared ?? nothingDeclared,
		policy: document.policy ?? noPolicy,
		records: document.records ?? [],
		lock: document.lock,
		answers: document.answers ?? noAnswers,
		writtenAt: document.writtenAt,
	};
	const findings: Finding[] = [];
	// What is written here speaks before what other files bring to the same load.
	const ownFirst = [...resolved].sort((a, b) => Number(isBrought(a)) - Number(isBrought(b)));
	for (const rule of rules) {
		const severity = levelOf(rule, settings, log);
		if (severity === 'off') {
			continue;
		}
		for (const call of (rule.checkCall && document.calls) || []) {
			try {
				for (const issue of rule.checkCall?.({ ...context, call }) ?? []) {
					findings.push(toCallFinding(rule, severity, call, issue));
				}
			} catch (error) {
				log.error(`The rule ${rule.id} failed on ${call.call}: ${String(error)}`);
			}
		}
		const spoken = new Set<string>();
		for (const one of ownFirst) {
			try {
				for (const issue of rule.check?.({ ...context, resolved: one }) ?? []) {
					const loads = issue.loads ?? one.reference.loads;
					const places = loads.map(({ use }) => `${use.start} ${one.reference.hub} ${one.reference.id}`);
					// What is the model's own is said where its id is written, which is another file; and of a default
					// that the environment repeats, each load hears once.
					if (!isBrought(one) || places.some((place) => !spoken.has(place))) {
						findings.push(toFinding(rule, severity, one, issue));
					}
					for (const place of places) {
						spoken.add(place);
					}
				}
			} catch (error) {
				log.error(`The rule ${rule.id} failed on ${one.reference.id}: ${String(error)}`);
			}
		}
	}
	// Stable: findings of one place keep the order of the rules.
	return withoutRepeated(findings)
		.map(shownSafely)
		.sort((a, b) => a.span.start - b.span.start);
}

/** No rule says more; whoever calls a branch by a name of many pages is not read to the end. */
const longestMessage = 2000;

/** Names of files and hubs stand in what rules say: whoever shows it need not think of that again. */
function shownSafely(finding: Finding): Finding {
	const { message, fixes } = finding;
	return {
		...finding,
		message: cutAfter(printable(message), longestMessage),
		fixes: fixes.map((fix) => ({ ...fix, title: cutAfter(printable(fix.title), longestMessage) })),
	};
}

/**
 * A name may stand for an id of this file and for the same id in another one: `os.environ.get("X", "org/name")` with the
 * same `X` in a Dockerfile. What is said of the id here, and mended by its fixes, is not said again at each use.
 */
function withoutRepeated(findings: readonly Finding[]): Finding[] {
	const keyOf = ({ rule, message, reference }: Finding, { start, end }: Span) =>
		JSON.stringify([rule, message, reference?.hub, reference?.id, start, end]);
	const said = new Map<string, Finding>();
	for (const finding of findings) {
		for (const use of finding.reference?.origin ? [] : finding.uses) {
			said.set(keyOf(finding, use), finding);
		}
	}
	const edits = ({ fixes }: Finding) => fixes.flatMap((fix) => fix.edits.map((edit) => JSON.stringify(edit)));
	return findings.filter((finding) => {
		const other = finding.reference?.origin && said.get(keyOf(finding, finding.span));
		const mended = new Set(other ? edits(other) : []);
		return !other || !edits(finding).every((edit) => mended.has(edit));
	});
}

/** The id is written in another file. */
const isBrought = ({ reference }: ResolvedReference): boolean => reference.origin !== undefined;

/** How loud a rule is set to be; a level that does not exist is logged and not obeyed. */
export function levelOf(rule: Rule, settings: RuleSettings, log: Log): RuleLevel {
	if (!Object.hasOwn(settings.rules, rule.id)) {
		return rule.severity;
	}
	const level: unknown = settings.rules[rule.id];
	if (isRuleLevel(level)) {
		return level;
	}
	log.warn(`The setting of the rule ${rule.id} is none of off, error, warning, info, hint: ${String(level)}`);
	return rule.severity;
}

/** What the rules that are not off want to know beyond the lookups, where these decisions count. */
export function wantedBy(
	settings: RuleSettings,
	log: Log,
	records: readonly DecisionRecord[] = [],
): readonly Wanted[] {
	return rules.flatMap(({ asks, ...rule }): Wanted[] =>
		asks && levelOf(rule, settings, log) !== 'off'
			? [
					{
						question: asks.question,
						of: (resolved) => asks.of(resolved, records),
						commits: (resolved) => asks.commits?.(resolved, records) ?? [],
					},
				]
			: [],
	);
}

function toCallFinding(rule: Rule, severity: Severity, call: WatchedCall, issue: CallIssue): Finding {
	return {
		rule: rule.id,
		severity,
		message: issue.message,
		subject: call.call,
		span: issue.span ?? call.callee,
		uses: [],
		fixes: issue.fixes ?? [],
	};
}

function toFinding(rule: Rule, severity: Severity, resolved: ResolvedReference, issue: Issue): Finding {
	const { reference } = resolved;
	return {
		rule: rule.id,
		severity,
		message: issue.message,
		subject: reference.id,
		reference,
		span: reference.span,
		uses: usesOf(issue.loads ?? reference.loads, reference.span),
		fixes: issue.fixes ?? [],
		...(issue.record === undefined ? {} : { record: issue.record }),
	};
}

/** Where the loads name the model, but for the id itself; each place once. */
function usesOf(loads: readonly Load[], id: Span): Span[] {
	const uses = new Map<string, Span>();
	for (const { use } of loads) {
		if (use.start > id.end || use.end < id.start) {
			uses.set(`${use.start}-${use.end}`, use);
		}
	}
	return [...uses.values()].sort((a, b) => a.start - b.start);
}
