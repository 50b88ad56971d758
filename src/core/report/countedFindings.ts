import type { Finding, Severity } from '../finding';
import { severities } from '../rules/levels';

/** Findings that count: those that nobody silenced. */
export function countedFindings(findings: readonly Finding[]): readonly Finding[] {
	return findings.filter(({ suppressed }) => suppressed === undefined);
}

/** How many findings there are of each severity, of those that count. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
	const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
	for (const { severity } of countedFindings(findings)) {
		counts[severity] += 1;
	}
	return counts;
}

/** The loudest of some findings; undefined for none. */
export function loudest(findings: readonly Finding[]): Severity | undefined {
	return severities.find((severity) =>
		countedFindings(findings).some((finding) => finding.severity === severity),
	);
}
