// Command lines and variables inside configuration files: compose files, Kubernetes manifests, CI workflows.

import { formatOf } from '../formats';
import { variableValue } from '../formats/dotenv';
import { type Entries, type Entry, entryOf, type Group, sibling } from '../formats/entries';
import type { Span } from '../reference';
import type { Assignment, Command } from '../syntax/bash';
import { plainWord, type Word } from '../syntax/bashWords';
import type { Embedded } from './embedded';
import { programOf } from './images';

const commandKeys = new Set([
	'command',
	'args',
	'arguments',
	'run',
	'script',
	'entrypoint',
	'cmd',
	'before_script',
	'after_script',
	'commands',
	'cmds',
	'setup',
	'postCreateCommand',
	'onCreateCommand',
]);
/** Mappings of names to what is run under them. */
const scriptGroups = new Set(['scripts', 'tasks', 'processes', 'aliases']);

/** Flags that stand alone, or a line or block that begins as commands do. */
function isCommandLine({ block, name }: Entry, value: string): boolean {
	const begins =
		/^\s*(?:[A-Z_]{2,40}=\S+ )*(?:python3?|uvx?|npx|bash|sh|docker|ollama|hf|huggingface-cli|vllm|git|wget|curl|accelerate|torchrun|deepspeed|optimum-cli|lm_eval|litgpt|modelscope|text-(?:generation|embeddings)-[a-z]+|llama-[a-z]+|mlx_lm\.\w+)\s/;
	const shell = /^\s*(?:#!|set -[a-z]|export |if \[|cd |mkdir |source |pip |sudo |apt)/;
	return (
		!/descr|help|doc|readme|note|text|prompt|message/i.test(name) &&
		value.includes(' ') &&
		(/^--[a-z][\w-]*[ =]/i.test(value) ||
			begins.test(value) ||
			(block && (shell.test(value) || /^[ \t]*(?:python3?|hf|ollama|vllm) /m.test(value))))
	);
}

const variableKeys = new Set([
	'environment',
	'env',
	'envs',
	'variables',
	'build_args',
	'args',
	'containerEnv',
	'remoteEnv',
	'build-args',
]);

/** A piece of shell text. `folded`: its line ends stand for blanks. `words`: stand before what is written. */
export interface ShellText {
	readonly span: Span;
	readonly folded: boolean;
	readonly words: readonly Word[];
}

/** What of the entries is shell text, what a list of words, and what a variable. */
export function commandsIn({ groups, text }: Entries): {
	readonly texts: readonly ShellText[];
	readonly commands: readonly Command[];
	readonly variables: readonly Assignment[];
} {
	const texts: ShellText[] = [];
	const commands: Command[] = [];
	const variables: Assignment[] = [];
	const lists = listsByParent(groups);
	for (const group of groups) {
		const { entries, list, name } = group;
		const written = entries.filter((entry) => typeof entry.value === 'string');
		const flagged = list && written.some(({ value }) => /^--[a-z]/i.test(String(value)));
		const before = list && commandKeys.has(name) ? wordsBefore(group, lists, text) : [];
		if (flagged || (list && commandKeys.has(name) && isWords(written, text, before.length))) {
			const items = [...before, ...written.map((entry) => wordOf(entry, text))];
			const span = { start: written[0]?.whole.start ?? 0, end: written.at(-1)?.whole.end ?? 0 };
			commands.push({ words: items, span, style: group.flow ? 'brackets' : 'items' });
			continue;
		}
		for (const entry of written) {
			const value = String(entry.value);
			const known =
				commandKeys.has(entry.name) && (list || !variableKeys.has(entry.name) || /\s/.test(value));
			if (known || scriptGroups.has(name) || isCommandLine(entry, value)) {
				const words = value.trimStart().startsWith('-') ? wordsBefore(group, lists, text) : [];
				texts.push({ span: entry.content, folded: entry.folded === true, words });
			}
			const variable = list ? assigned(entry) : undefined;
			if (variable && variableKeys.has(name)) {
				variables.push(variable);
			} else if (
				!list &&
				(variableKeys.has(name) || sibling(entry, 'name') !== undefined) &&
				/^\$\{/.test(value)
			) {
				const label = entry.name === 'value' ? String(sibling(entry, 'name')?.value ?? '') : entry.name;
				variables.push({ name: label, value: variableValue(value, entry.content.start) });
			}
		}
	}
	return { texts, commands, variables };
}

function listsByParent(groups: readonly Group[]): ReadonlyMap<Group, ReadonlyMap<string, Group>> {
	const lists = new Map<Group, Map<string, Group>>();
	for (const group of groups) {
		if (group.list && group.parent) {
			const own = lists.get(group.parent) ?? new Map<string, Group>();
			lists.set(group.parent, own.set(group.name, group));
		}
	}
	return lists;
}

/** `["vllm", "serve", "org/name"]` are the words of one command; `["echo one", "echo two"]` are two commands. */
function isWords(entries: readonly Entry[], text: string, before: number): boolean {
	const values = entries.map((entry) => String(entry.value));
	return (
		values.some((value) => value.startsWith('-') && !/^-l?c$/.test(value)) ||
		(values.length > (before > 0 ? 0 : 1) &&
			values.every((value) => !/\s/.test(value)) &&
			entries.every((one) => isPlain(one, text)))
	);
}

const isPlain = ({ value, content }: Entry, text: string): boolean =>
	text.slice(content.start, content.end) === value;

/** What a container's command stands behind: its entrypoint, or what its image starts. */
function wordsBefore(
	group: Group,
	lists: ReadonlyMap<Group, ReadonlyMap<string, Group>>,
	text: string,
): Word[] {
	const around = group.list ? group.parent : group;
	const ahead = group.name === 'args' ? 'command' : 'entrypoint';
	const list = around && lists.get(around)?.get(ahead);
	if (list && list !== group && list.entries.every(({ value }) => !/^-l?c$/.test(String(value)))) {
		return list.entries.filter(({ value }) => typeof value === 'string').map((entry) => wordOf(entry, text));
	}
	const start = list || !around ? undefined : entryOf(around, ahead);
	if (typeof start?.value === 'string') {
		const at = start.content.start;
		return start.value
			.trim()
			.split(/\s+/)
			.map((word) => ({ text: word, span: { start: at, end: at } }));
	}
	const image = around && entryOf(around, 'image');
	const at = image?.content.start ?? 0;
	return programOf(String(image?.value ?? '')).map((word) => ({ text: word, span: { start: at, end: at } }));
}

/** `- NAME=value` in a list of variables. */
function assigned(entry: Entry): Assignment | undefined {
	const found = /^([A-Za-z_]\w*)=(.*)$/.exec(String(entry.value));
	const [, name, value = ''] = found ?? [];
	return name === undefined
		? undefined
		: { name, value: variableValue(value, entry.content.start + name.length + 1) };
}

function wordOf(entry: Entry, text: string): Word {
	const value = String(entry.value);
	// With escapes in it, or folded, only the whole has a place.
	if (!isPlain(entry, text)) {
		return { text: value, span: entry.content, whole: entry.whole };
	}
	const fallback = variableValue(value, entry.content.start);
	return fallback.variable === undefined
		? { ...plainWord(value, entry.content.start), whole: entry.whole }
		: { ...fallback, whole: entry.whole };
}

/**
 * `config_file: |`, `valuesContent: |`, anything in a `ConfigMap`: the key speaks of settings, and the block begins as a
 * mapping or a list of some does.
 */
const isSettings = ({ name, group }: Entry, block: string): boolean =>
	(/conf(?:ig)?|settings|values|manifest|ya?ml|overrides/i.test(name) || isMapped(group)) &&
	/^(?:[ \t]*(?:#.*|---[ \t]*)?\r?\n)*[ \t]*(?:-[ \t]+)?["']?[A-Za-z_][\w.-]*["']?:(?:[ \t]|\r?\n)/.test(
		block,
	);

/** The files that a `ConfigMap` or a `Secret` of Kubernetes holds. */
const isMapped = ({ name, parent }: Group): boolean =>
	/^(?:data|stringData)$/.test(name) &&
	parent !== undefined &&
	/^(?:ConfigMap|Secret)$/.test(String(entryOf(parent, 'kind')?.value));

/** Where what a block holds is put, as the keys beside it say: `path: /etc/models.yaml` and `content: |`. */
function fileOf(entry: Entry): string | undefined {
	const path = /^(?:data|contents?)$/.test(entry.name)
		? ['path', 'mount_path', 'mountPath', 'file', 'filename'].map((one) => sibling(entry, one)?.value)
		: [];
	return path.find((one): one is string => typeof one === 'string' && one.includes('.'));
}

/** Files inside the file: `config.yaml: |` of a Kubernetes map, settings and JSON in a block or a string. */
export function documentsIn({ groups, text, notation }: Entries): Embedded[] {
	const documents: Embedded[] = [];
	for (const entry of groups.flatMap((group) => group.entries)) {
		const { content, value, name } = entry;
		if (typeof value !== 'string' || value.length < 10 || entry.alias) {
			continue;
		}
		const raw = text.slice(content.start, content.end);
		const file = entry.block ? (name.includes('.') ? name : fileOf(entry)) : undefined;
		const named = file === undefined ? undefined : formatOf(file);
		const inside = notation === 'yaml' && entry.block && !entry.folded && isSettings(entry, raw);
		const format = named ?? (/^\s*(?:\[\s*)?\{\s*"/.test(raw) ? 'json' : inside ? 'yaml' : undefined);
		// A string with escapes has no text of its own in the file.
		if (format && (entry.block || raw === value)) {
			documents.push({ format, span: content, text: raw, ...(named ? {} : { under: name }) });
		}
	}
	return documents;
}
