// Configurations, and the commands, scripts and documents within them.

import { readDotenv } from '../../formats/dotenv';
import type { Entries } from '../../formats/entries';
import { frontMatterOf } from '../../formats/frontMatter';
import { readJson } from '../../formats/json';
import { readYaml } from '../../formats/yaml';
import type { ModelReference, Span } from '../../reference';
import { findCard } from '../cards';
import { findCommands } from '../commands';
import { findEntries } from '../config';
import { jsonValues } from '../embedded';
import { commandsIn, documentsIn } from '../entryCommands';
import type { Found } from '../found';
import { inOrder } from '../programs';
import { inFile } from '../shifted';
import { findWheels } from '../wheels';
import { type Reading, readEmbedded, readShell, unlessDeep } from './reading';

export async function config(
	reading: Reading,
	read: (text: string) => Entries,
): Promise<readonly ModelReference[]> {
	const { text } = reading;
	const found = new Map<number, Found>();
	const entries = unlessDeep(reading, () => read(text));
	if (entries === undefined) {
		return [];
	}
	const { texts, commands, variables } = commandsIn(entries);
	for (const { span, folded, words } of texts) {
		const lines = folded ? unfolded(text, span) : text;
		const ahead = words.map((word) => word.text);
		await readShell({ ...reading, text: lines }, [span], found, { known: variables, ahead });
	}
	findCommands(text, { commands, assignments: variables }, found);
	await readEmbedded(reading, documentsIn(entries), found);
	// In a text within another one the places would be its own.
	findEntries(entries, found, reading.around ?? text, reading.depth ? undefined : reading.unknown);
	if (entries.brokenAt !== undefined && !reading.depth) {
		reading.onUnread?.({ why: 'syntax', at: entries.brokenAt });
	}
	findWheels(text, found);
	return inOrder(found);
}

/** Single line ends of a folded text as the blanks that they stand for. */
function unfolded(text: string, { start, end }: Span): string {
	const body = text.slice(start, end).replace(/\r?\n(?![ \t]*\r?\n)/g, (ends) => ' '.repeat(ends.length));
	return text.slice(0, start) + body + text.slice(end);
}

/** Variables, one a line, some of which hold JSON. */
export async function dotenv(reading: Reading): Promise<readonly ModelReference[]> {
	const { text } = reading;
	const found = new Map<number, Found>();
	const assignments = readDotenv(text);
	await readEmbedded(reading, jsonValues(assignments, text), found);
	findCommands(text, { commands: [], assignments }, found);
	return inOrder(found);
}

/** Of a package's manifest only the scripts are run. */
export function scriptsOf(text: string): Entries {
	const entries = readJson(text);
	return {
		...entries,
		groups: entries.groups.filter(({ name, parent }) => name === 'scripts' && !parent?.parent),
	};
}

/** Of a Markdown file only its front matter speaks to programs. */
export async function markdown(reading: Reading): Promise<readonly ModelReference[]> {
	const front = frontMatterOf(reading.text);
	const text = front && reading.text.slice(front.start, front.end);
	const entries = text === undefined ? undefined : unlessDeep(reading, () => readYaml(text));
	const found = new Map<number, Found>();
	if (entries) {
		findCard(entries, found);
	}
	const start = front?.start ?? 0;
	return inOrder(found).map((one) => inFile(one, reading.text, (offset) => start + offset));
}
