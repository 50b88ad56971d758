import * as l10n from '@vscode/l10n';
import type { Candidate, RecordedFact } from '../decide/decision';
import { readFrom } from './readFrom';
import { reviewCode, reviewWords as words } from './reviewWords';

/** What was known of a candidate, each fact with its source and day; folded, since few read it and all may want to. */
export function factsLines({ id, facts = [] }: Candidate): string[] {
	const shared = sharedReasons(facts);
	return [
		'<details>',
		`<summary>${l10n.t('What was known of {0}', reviewCode(id))}</summary>`,
		'',
		`| ${l10n.t('Attribute')} | ${l10n.t('Value')} | ${l10n.t('Read from')} |`,
		'| --- | --- | --- |',
		...facts.map(
			(fact) =>
				`| ${words(fact.label ?? fact.attribute)} | ${wordsOf(fact, shared)} | ${recordedSource(fact)} |`,
		),
		'',
		...shared.flatMap((reason, at) => [`[${at + 1}] ${words(reason)}`, '']),
		'</details>',
	];
}

/** Why several facts are not known, in the order of the table: told once below it, and pointed to by number. */
function sharedReasons(facts: readonly RecordedFact[]): readonly string[] {
	const reasons = facts.flatMap(({ state, text }) => (state === 'unknown' ? [text] : []));
	return [...new Set(reasons.filter((text, at) => reasons.indexOf(text) !== at))];
}

/** What is contradictory must not read like what is stated. */
function wordsOf({ state, text }: RecordedFact, shared: readonly string[]): string {
	const reason = state === 'unknown' ? shared.indexOf(text) + 1 : 0;
	if (reason > 0) {
		return l10n.t('not known [{0}]', reason);
	}
	return state === 'contradictory' ? l10n.t('contradictory: {0}', words(text)) : words(text);
}

/** `cardData.license, 2026-11-26`: the field and the day it was read; empty where nothing was read. */
export function recordedSource({
	source,
	readAt,
	recorded,
}: Pick<RecordedFact, 'source' | 'readAt' | 'recorded'>): string {
	const day = readAt?.slice(0, 10);
	return source && (day || recorded)
		? words(readFrom(source, day ?? '', recorded === true))
		: words(source ?? day ?? '');
}
