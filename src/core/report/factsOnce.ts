import * as l10n from '@vscode/l10n';
import { inSentences } from '../wording';
import type { Fact, Facts } from './facts';

/**
 * The same facts for a page: why several of them are not known is said once, in the answer at the top, and each of them
 * points to it by number. A reason that one fact alone has stays where it is.
 */
export function reasonsOnce(facts: Facts): Facts {
	const counts = new Map<string, number>();
	for (const { value } of facts.groups.flatMap(({ rows }) => rows.filter(isUnknown))) {
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	const shared = [...counts].filter(([, count]) => count > 1).map(([value]) => value);
	const numbered = (fact: Fact): Fact => {
		const number = isUnknown(fact) ? shared.indexOf(fact.value) + 1 : 0;
		return number > 0 ? { ...fact, value: l10n.t('not known [{0}]', number) } : fact;
	};
	return {
		answer: inSentences(facts.answer, ...shared.map((value, at) => l10n.t('[{0}] {1}.', at + 1, value))),
		groups: facts.groups.map(({ label, rows }) => ({ label, rows: rows.map(numbered) })),
	};
}

function isUnknown({ state }: Fact): boolean {
	return state === 'unknown';
}
