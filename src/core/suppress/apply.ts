// Findings and comments put together: what is silenced, and what is to be said of the comments.
import { levelOf, type RuleSettings } from '../check';
import { isOver } from '../decide/units';
import type { Finding, ResolvedReference, SuppressedBy } from '../finding';
import type { Log } from '../host';
import type { UnknownLoad, WatchedCall } from '../reference';
import { rules } from '../rules/index';
import type { Rule } from '../rules/rule';
import type { Answered } from './answered';
import { covers, type Place } from './covers';
import { expired, invalid, type Remark, unused } from './remarks';
import { type Suppression, suppressionRules } from './suppression';

/** What silencing looks at beside the findings and the comments. */
export interface SuppressionContext {
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly settings: RuleSettings;
	readonly log: Log;
	/** All references of the file: a comment is unused only where the hub answered for what it speaks of. */
	readonly resolved: readonly ResolvedReference[];
	readonly answered: Answered;
	/** Calls without a model, whose lines a comment may stand on. */
	readonly calls?: readonly WatchedCall[];
	/** Loads whose model the text does not name: of a comment on one it is not known whether it silences something. */
	readonly unknown?: readonly UnknownLoad[];
	/** What the policy silences; asked for what no comment does. */
	readonly ignored?: (finding: Finding) => SuppressedBy | undefined;
}

/** The findings, those that somebody silenced with `suppressed`, and what is to be said of the comments. */
export interface Silenced {
	readonly findings: readonly Finding[];
	/** Of the rules `invalid-`, `expired-` and `unused-suppression`, as loud as they are set. */
	readonly more: readonly Finding[];
}

/** Puts `suppressed` on the findings that a comment or the policy silences. Both lists are in the order of the text. */
export function applySuppressions(
	findings: readonly Finding[],
	suppressions: readonly Suppression[],
	context: SuppressionContext,
): Silenced {
	const isPast = ({ until }: Suppression) => isOver(until, context.now);
	const obeyed = suppressions.filter((one) => isObeyed(one) && !isPast(one));
	const used = new Map<Suppression, Set<string>>(obeyed.map((one) => [one, new Set()]));
	const silenced = findings.map((finding): Finding => {
		if (finding.suppressed || suppressionRules.includes(finding.rule)) {
			return finding;
		}
		const place = placeOf(finding, context);
		const by = obeyed.filter((one) => one.rules.includes(finding.rule) && covers(one, place));
		for (const one of by) {
			used.get(one)?.add(finding.rule);
		}
		// What stands at the place itself says more than what speaks of the whole file.
		const comment = by.find(({ scope }) => scope === 'line') ?? by[0];
		const suppressed = comment ? byComment(comment) : context.ignored?.(finding);
		if (suppressed) {
			return { ...finding, suppressed };
		}
		const meant = suppressions.find((one) => isMeantFor(one, finding.rule) && covers(one, place));
		return meant ? { ...finding, meantBy: meant.span } : finding;
	});
	const more = suppressions.flatMap((one): Finding[] => {
		const said = [
			...invalid(one, () => ruleIdsAt(one, findings, context)),
			...(isObeyed(one) && isPast(one) ? [expired(one)] : []),
			...(used.has(one) ? unused(one, leftOver(one, used.get(one) as Set<string>, context)) : []),
		];
		return said.flatMap((remark) => toFinding(one, remark, context));
	});
	return { findings: silenced, more };
}

/** True when a comment silences what it names. A rule that does not exist takes nothing from the others. */
export function isObeyed({ faults, rules }: Suppression): boolean {
	return rules.length > 0 && faults.every(({ what }) => what === 'unknown-rule');
}

/** True for a comment with a fault that names the rule nearly, or of which it is not known what it names. */
function isMeantFor({ faults, rules }: Suppression, rule: string): boolean {
	const unknown = faults.flatMap((one) => (one.what === 'unknown-rule' ? [one.near] : []));
	const named = [...rules, ...unknown];
	return faults.length > 0 && (named.length === 0 || named.includes(rule) || named.includes(undefined));
}

function byComment({ reason, until }: Suppression): SuppressedBy {
	return { where: 'comment', reason, ...(until === undefined ? {} : { until }) };
}

function placeOf(finding: Finding, { calls = [] }: SuppressionContext): Place {
	if (finding.reference) {
		return finding;
	}
	const { start, end } = finding.span;
	const around = calls.filter(({ span }) => span.start <= start && end <= span.end).map(({ span }) => span);
	return { ...finding, around };
}

/** What is found at the place of a comment that does not say which rule it means. */
function ruleIdsAt(
	suppression: Suppression,
	findings: readonly Finding[],
	context: SuppressionContext,
): string[] {
	return suppression.scope === 'file'
		? []
		: [
				...new Set(
					findings
						.filter((finding) => covers(suppression, placeOf(finding, context)))
						.map(({ rule }) => rule),
				),
			];
}

/** The rules in a comment that silence nothing, as far as that can be told. */
function leftOver(
	suppression: Suppression,
	used: ReadonlySet<string>,
	{ settings, log, resolved, answered, unknown = [] }: SuppressionContext,
): string[] {
	const idle = rules.filter(
		(rule) =>
			suppression.rules.includes(rule.id) && !used.has(rule.id) && levelOf(rule, settings, log) !== 'off',
	);
	const open = unknown.some(({ span }) => covers(suppression, { span, uses: [] }));
	if (idle.length === 0 || open) {
		return [];
	}
	const spokenOf = resolved.filter(({ reference }) =>
		covers(suppression, {
			span: reference.span,
			uses: reference.loads.map(({ use }) => use),
			reference,
		}),
	);
	return idle.filter((rule) => spokenOf.every((one) => answered(one, rule))).map(({ id }) => id);
}

function toFinding(
	suppression: Suppression,
	remark: Remark,
	{ settings, log }: SuppressionContext,
): Finding[] {
	const rule = rules.find(({ id }) => id === remark.rule) as Rule;
	const severity = levelOf(rule, settings, log);
	return severity === 'off'
		? []
		: [
				{
					rule: rule.id,
					severity,
					message: remark.message,
					subject: suppression.text.slice(0, 100),
					span: suppression.span,
					uses: [],
					fixes: remark.fixes,
				},
			];
}
