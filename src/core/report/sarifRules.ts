import type { Finding, Severity } from '../finding';
import { policyRuleTexts } from '../policy/policyFiles';
import { rules } from '../rules/index';
import type { Rule } from '../rules/rule';
import type { CheckedFile } from './checked';
import type { SarifLevel, SarifRule } from './sarifLog';

/** SARIF has no level below a note. */
export const sarifLevels: Readonly<Record<Severity, SarifLevel>> = {
	error: 'error',
	warning: 'warning',
	info: 'note',
	hint: 'note',
};

/**
 * All rules, so that one which found nothing is seen to have run; and those of findings that no rule of the list made.
 * @param pageBase The address that `<rule>.md` follows.
 */
export function sarifRules(files: readonly CheckedFile[], pageBase: string | undefined): SarifRule[] {
	const known = new Set(rules.map(({ id }) => id));
	const others = new Set(
		files.flatMap(({ findings }) => findings.map(({ rule }: Finding) => rule).filter((id) => !known.has(id))),
	);
	return [
		...rules.map((rule) => ruleOf(rule, pageBase)),
		...[...others].sort().map((id): SarifRule => {
			const text = policyRuleTexts[id]?.();
			return text === undefined ? { id } : { id, shortDescription: { text } };
		}),
	];
}

function ruleOf({ id, severity, tags, docs }: Rule, pageBase: string | undefined): SarifRule {
	const [first = ''] = docs.when.split(/(?<=\.)\s/);
	const help = [
		docs.why,
		docs.fix,
		fenced(docs.example),
		...(docs.after === undefined ? [] : [fenced(docs.after)]),
	].join('\n\n');
	return {
		id,
		shortDescription: { text: withoutMarks(first) },
		fullDescription: { text: withoutMarks(docs.when) },
		help: { text: withoutMarks(help), markdown: help },
		...(pageBase === undefined ? {} : { helpUri: `${pageBase}${id}.md` }),
		defaultConfiguration: { level: sarifLevels[severity] },
		// Viewers of code scanning sort by these.
		properties: {
			tags,
			'problem.severity': severity === 'error' || severity === 'warning' ? severity : 'recommendation',
		},
	};
}

const fenced = (code: string): string => `\`\`\`python\n${code}\n\`\`\``;

/** The documentation's Markdown without its marks for code and emphasis. */
function withoutMarks(markdown: string): string {
	return markdown.replace(/```(?:python)?\n?|`|\*\*/g, '').trim();
}
