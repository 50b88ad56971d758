// Command lines and variables inside configuration files: compose files, Kubernetes manifests, CI workflows.
import { type Entries, type Entry, sibling } from '../formats/entries';
import type { Span } from '../model';
import type { Assignment, Command, Word } from '../syntax/bash';

const commandKeys = new Set([
	'command',
	'args',
	'run',
	'script',
	'entrypoint',
	'cmd',
	'before_script',
	'commands',
]);
const variableKeys = new Set(['environment', 'env', 'variables', 'build_args', 'args']);

/** What of the entries is shell text, what a list of words, and what a variable. */
export function commandsIn({ groups }: Entries): {
	readonly spans: readonly Span[];
	readonly commands: readonly Command[];
	readonly variables: readonly Assignment[];
} {
	const spans: Span[] = [];
	const commands: Command[] = [];
	const variables: Assignment[] = [];
	for (const { entries, list, name } of groups) {
		const texts = entries.filter((entry) => typeof entry.value === 'string');
		const words = list && commandKeys.has(name) && texts.some((entry) => String(entry.value).startsWith('-'));
		if (words) {
			const items = texts.map(wordOf);
			const span = { start: items[0]?.span.start ?? 0, end: items.at(-1)?.span.end ?? 0 };
			commands.push({ words: items, span });
			continue;
		}
		for (const entry of texts) {
			if (
				commandKeys.has(entry.name) &&
				(list || !variableKeys.has(entry.name) || /\s/.test(String(entry.value)))
			) {
				spans.push(entry.content);
			}
			const variable = list ? assigned(entry) : undefined;
			if (variable && variableKeys.has(name)) {
				variables.push(variable);
			} else if (
				!list &&
				(variableKeys.has(name) || sibling(entry, 'name') !== undefined) &&
				/^\$\{/.test(String(entry.value))
			) {
				const label = entry.name === 'value' ? String(sibling(entry, 'name')?.value ?? '') : entry.name;
				variables.push({ name: label, value: withDefault(String(entry.value), entry.content.start) });
			}
		}
	}
	return { spans, commands, variables };
}

/** `- NAME=value` in a list of variables. */
function assigned(entry: Entry): Assignment | undefined {
	const found = /^([A-Za-z_]\w*)=(.*)$/.exec(String(entry.value));
	const [, name, value = ''] = found ?? [];
	return name === undefined
		? undefined
		: { name, value: withDefault(value, entry.content.start + name.length + 1) };
}

/** `${NAME:-value}` holds `value` unless the variable is set. */
function withDefault(value: string, start: number): Word {
	const fallback = /^\$\{(\w+):?-([^${}]*)\}$/.exec(value);
	const [, variable, text] = fallback ?? [];
	if (variable === undefined || text === undefined) {
		return { text: value, span: { start, end: start + value.length } };
	}
	const at = start + value.length - 1 - text.length;
	return { text, variable, span: { start: at, end: at + text.length } };
}

function wordOf(entry: Entry): Word {
	const text = String(entry.value);
	const { start } = entry.content;
	const equals = text.startsWith('-') ? text.indexOf('=') : -1;
	return equals === -1
		? { text, span: entry.content }
		: {
				text: text.slice(0, equals + 1),
				span: entry.content,
				inline: { text: text.slice(equals + 1), span: { start: start + equals + 1, end: entry.content.end } },
			};
}
