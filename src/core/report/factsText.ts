import * as l10n from '@vscode/l10n';
import type { Reading } from '../decide/attribute';
import { attributeGroups, attributes } from '../decide/attributes';
import type { ModelFacts } from '../decide/modelFacts';
import { printable } from '../printable';
import { ago } from './ago';
import { displayWidth, padColumns } from './displayWidth';
import { textOf } from './lines';
import { createNotes, readingMarks } from './notes';

const minute = 60_000;

/** All attributes for a terminal, group by group, each with its source; `now` in milliseconds since 1970. */
export function factsToText(facts: ModelFacts, now: number): string {
	const notes = createNotes();
	const width = Math.max(...attributes.map(({ label }) => displayWidth(label())));
	const groups = attributeGroups.map(({ id, label }) => {
		const lines = attributes
			.filter(({ group }) => group === id)
			.map((attribute) => {
				const reading = attribute.read(facts);
				const mark = readingMarks[reading.state];
				const from = sourceOf(reading, facts, now);
				return `  ${padColumns(attribute.label(), width)}  ${mark} ${notes.textOf(reading)}${from}`;
			});
		return ['', label(), ...lines].join('\n');
	});
	return textOf(groups, notes.lines());
}

/** Where a value is from; when it was read only where that is not the time of the whole answer. */
function sourceOf(reading: Reading, { evidence }: ModelFacts, now: number): string {
	if (!('evidence' in reading)) {
		return '';
	}
	const { field, readAt, stale } = reading.evidence;
	const time = ago(readAt, now);
	const source =
		stale === evidence.stale && Math.abs(readAt - evidence.readAt) < minute
			? field
			: l10n.t('{0}, read {1}', field, time);
	return `  (${printable(source)})`;
}
