import * as l10n from '@vscode/l10n';
import type { Candidate, RecordedFact } from '../decide/decision';
import { reviewCode, reviewWords as words } from './reviewWords';

/** What was known of a candidate, each fact with its source and day; folded, since few read it and all may want to. */
export function factsLines({ id, facts = [] }: Candidate): string[] {
	return [
		'<details>',
		`<summary>${l10n.t('What was known of {0}', reviewCode(id))}</summary>`,
		'',
		`| ${l10n.t('Attribute')} | ${l10n.t('Value')} | ${l10n.t('Read from')} |`,
		'| --- | --- | --- |',
		...facts.map(
			(fact) => `| ${words(fact.label ?? fact.attribute)} | ${wordsOf(fact)} | ${sourceOf(fact)} |`,
		),
		'',
		'</details>',
	];
}

/** What is contradictory must not read like what is stated. */
function wordsOf({ state, text }: RecordedFact): string {
	return state === 'contradictory' ? l10n.t('contradictory: {0}', words(text)) : words(text);
}

function sourceOf({ source, readAt }: RecordedFact): string {
	return [source && words(source), readAt?.slice(0, 10)].filter(Boolean).join(', ');
}
