import type { Log } from './host';
import type { Finding, Load, ResolvedReference, Severity, Span } from './model';
import { rules } from './rules/index';
import type { Issue, Rule } from './rules/rule';

export type RuleLevel = 'off' | Severity;

/** What the settings object `rules` holds: rule id → level. Rules it does not name keep their own severity. */
export interface RuleSettings {
	readonly rules: Readonly<Record<string, RuleLevel>>;
}

/** What a check may know beside the references. */
export interface CheckedDocument {
	/** The text the references were found in; fixes then follow its quotes. */
	readonly text?: string;
	/** Milliseconds since 1970; the present when absent. */
	readonly now?: number;
	/** Why a hub could not be asked is said once, below all findings, and not in each of them. */
	readonly unaskedBelow?: boolean;
}

const levels: ReadonlySet<unknown> = new Set<RuleLevel>(['off', 'error', 'warning', 'info', 'hint']);

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
	const { now = Date.now(), unaskedBelow = false } = document;
	const findings: Finding[] = [];
	for (const rule of rules) {
		const severity = levelOf(rule, settings, log);
		if (severity === 'off') {
			continue;
		}
		for (const one of resolved) {
			try {
				for (const issue of rule.check({ resolved: one, text: document.text, now, unaskedBelow })) {
					// What is the model's own is said where its id is written, which is another file.
					if (!(one.reference.origin && issue.loads?.length === 0)) {
						findings.push(toFinding(rule, severity, one, issue));
					}
				}
			} catch (error) {
				log.error(`The rule ${rule.id} failed on ${one.reference.id}: ${String(error)}`);
			}
		}
	}
	// Stable: findings of one place keep the order of the rules.
	return findings.sort((a, b) => a.span.start - b.span.start);
}

function levelOf(rule: Rule, settings: RuleSettings, log: Log): RuleLevel {
	if (!Object.hasOwn(settings.rules, rule.id)) {
		return rule.severity;
	}
	const level: unknown = settings.rules[rule.id];
	if (levels.has(level)) {
		return level as RuleLevel;
	}
	log.warn(`The setting of the rule ${rule.id} is none of off, error, warning, info, hint: ${String(level)}`);
	return rule.severity;
}

function toFinding(rule: Rule, severity: Severity, resolved: ResolvedReference, issue: Issue): Finding {
	const { reference } = resolved;
	return {
		rule: rule.id,
		severity,
		message: issue.message,
		reference,
		span: reference.span,
		uses: usesOf(issue.loads ?? reference.loads, reference.span),
		fixes: issue.fixes ?? [],
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
