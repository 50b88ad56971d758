import type { Severity } from '../finding';
import type { RuleLevel } from './rule';

/** The severities, the loudest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** What a rule can be set to, from silent to loud. */
export const ruleLevels: readonly RuleLevel[] = ['off', ...[...severities].reverse()];

/** Whether a text that somebody wrote is a level. */
export const isRuleLevel = (text: unknown): text is RuleLevel => ruleLevels.some((level) => level === text);

/** The severities that are at least as loud; none for what is no severity, as `never`. */
export function atOrAbove(severity: string): readonly Severity[] {
	return severities.slice(0, (severities as readonly string[]).indexOf(severity) + 1);
}
