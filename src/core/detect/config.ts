// References in configuration files: by the tables of known keys, then by what a key's name says.
import { type Entries, type Entry, sibling } from '../formats/entries';
import type { Argument, Load, Settable, Slot, Span } from '../model';
import { isClosed } from './ids';
import { type NamedRepository, refIn } from './links';
import { repositoryOf } from './spellings';
import { addFound, type Found } from './loads';
import { modelUnder } from './modelUnder';
import { nameSays, wordsOf } from './naming';
import { type KeySignature, keySignatures } from './signatures/config';

/** Collects what the entries name. Mappings under these keys are records of what was done, and load nothing. */
export function findEntries(entries: Entries, found: Map<number, Found>): void {
	const referred = namesReferredTo(entries);
	for (const group of entries.groups) {
		for (const entry of group.entries) {
			if (typeof entry.value === 'string' && !entry.block && entry.value.length < 400) {
				readEntry(entries, entry, entry.value.trim(), referred, found);
			}
		}
	}
}

function readEntry(
	entries: Entries,
	entry: Entry,
	value: string,
	referred: ReadonlySet<string>,
	found: Map<number, Found>,
): void {
	const row = keySignatures.find((one) => fits(one, entry));
	const dataset = row?.kind === 'dataset' || underDatasets(entry);
	const said = repositoryOf(value);
	const name = nameOfEntry(entry);
	const verdict = spellsOut(name, value) ? 'silent' : nameSays(name);
	const under = verdict === 'model' && !dataset && !row ? modelUnder(value, entries.text) : undefined;
	if (under?.hub === 'ollama') {
		addFound(found, {
			...place(entries, entry),
			hub: under.hub,
			kind: 'model',
			id: under.said.id,
			role: 'load',
			loads: [loadOf(entries, entry, undefined, undefined)],
		});
		return;
	}
	if (!said) {
		return;
	}
	const owned = said.id.includes('/');
	if (!row && isClosed(said.id)) {
		return;
	}
	if (said.kind !== 'model' || dataset) {
		if (owned && (said.url || dataset) && verdict !== 'model') {
			addFound(found, {
				...place(entries, entry),
				hub: 'huggingface',
				kind: dataset ? 'dataset' : said.kind,
				id: said.id,
				role: 'load',
				loads: [loadOf(entries, entry, row, said)],
			});
		}
		return;
	}
	// HyperPyYAML: the argument of an object that is made of a hub's model.
	const made =
		owned && entry.name === 'source' && /^!\w+:.*(?:hugging_?face|pretrained)/i.test(entry.group.tag ?? '');
	const root = referred.has(entry.path.join('.'));
	if (said.url ? said.revision === undefined : !(row || root || made || under)) {
		return;
	}
	const role = (root && !row) || entry.alias ? 'constant' : 'load';
	const load = loadOf(entries, entry, row, said);
	addFound(found, {
		...place(entries, entry),
		hub: row?.hub ?? 'huggingface',
		kind: 'model',
		id: said.id,
		role,
		loads: [load],
	});
}

/** `guides_new_model: guides/new_model`: a key that repeats its value says nothing of it. */
const spellsOut = (name: string, value: string): boolean => wordsOf(name).join() === wordsOf(value).join();

function fits(row: KeySignature, entry: Entry): boolean {
	return (
		row.keys.includes(entry.name) &&
		(row.beside === undefined || row.beside.some((key) => hasKey(entry, key)))
	);
}

/** Scalars only are entries; a list or mapping beside it is known by the groups below. */
function hasKey(entry: Entry, key: string): boolean {
	return sibling(entry, key) !== undefined;
}

/** Under a key that speaks of datasets, and not under one of its own that speaks of where they go. */
function underDatasets({ path }: Entry): boolean {
	const speaks = path.findIndex((name) => /dataset|(?:^|_)(?:train|eval|test)_(?:data|files?)/i.test(name));
	return (
		speaks !== -1 &&
		!/dir|folder|output|save|cache|push|upload|target|config/i.test(path.slice(speaks).join(' '))
	);
}

/** Keys that say nothing without the key above them: `model: {name: org/name}`. */
const plainKeys = new Set([
	'value',
	'default',
	'name',
	'id',
	'path',
	'repo',
	'repo_id',
	'uri',
	'checkpoint_path',
]);

/** In Kubernetes `- name: MODEL_ID` and `value: org/name` are one variable. */
function nameOfEntry(entry: Entry): string {
	if (!plainKeys.has(entry.name)) {
		return entry.name;
	}
	const value = entry.name === 'value' || entry.name === 'default';
	const name = value ? sibling(entry, 'name')?.value : undefined;
	if (typeof name === 'string') {
		return name;
	}
	const above = entry.path.at(-2) ?? '';
	return value ? above : `${above}_${entry.name}`;
}

/** HyperPyYAML: the names that `source: !ref <name>` hands to something that loads. */
function namesReferredTo({ groups }: Entries): ReadonlySet<string> {
	const names = new Set<string>();
	for (const { entries } of groups) {
		for (const { tag, name, value } of entries) {
			const whole = tag === '!ref' && typeof value === 'string' ? /^<([\w.[\]-]+)>$/.exec(value) : null;
			if (whole && (name === 'source' || nameSays(name) === 'model')) {
				// <a[b]> is the key b below a.
				names.add((whole[1] ?? '').replaceAll('[', '.').replaceAll(']', ''));
			}
		}
	}
	return names;
}

function place({ text }: Entries, { content }: Entry): { text: string; span: Span } {
	return { text: text.slice(content.start, content.end), span: content };
}

/** The keys beside `entry` that may say its revision, the likeliest first. */
function revisionKeys(entry: Entry, row: KeySignature | undefined): string[] {
	const stem = entry.name.replace(/_(?:id|name|path|name_or_path|repo|repo_id)$/i, '');
	return [...(row?.revision ? [row.revision] : []), `${entry.name}_revision`, `${stem}_revision`, 'revision'];
}

function loadOf(
	entries: Entries,
	entry: Entry,
	row: KeySignature | undefined,
	said: NamedRepository | undefined,
): Load {
	const { text, notation } = entries;
	const beside = revisionKeys(entry, row)
		.map((key) => sibling(entry, key))
		.find((one) => one !== undefined);
	const inUrl = said?.revision;
	const takes = inUrl !== undefined ? 'url' : row?.revision !== undefined || beside ? 'keyword' : 'no';
	const slots: Partial<Record<Settable, Slot>> = {};
	const ref = inUrl === undefined ? undefined : refIn(text, entry.content, said);
	if (ref) {
		slots.revision = { span: ref, before: '', after: '', notation };
	} else if (takes === 'keyword' && beside && !beside.alias) {
		slots.revision = { span: beside.whole, before: '', after: '', notation };
	} else if (takes === 'keyword' && !beside && row?.insert && row.revision && entry.key && !entry.alias) {
		slots.revision = inserting(entries, entry, row.revision);
	}
	return {
		library: row?.library ?? 'configuration',
		call: entry.name,
		span: entry.alias ?? { start: (entry.key ?? entry.whole).start, end: entry.whole.end },
		use: entry.alias ?? entry.content,
		reads: row?.reads ?? 'weights',
		takesRevision: takes,
		revision:
			inUrl !== undefined
				? { state: 'known', value: inUrl, span: ref ?? entry.content }
				: revisionIn(entries, beside),
		options: {},
		slots,
	};
}

function revisionIn({ text }: Entries, beside: Entry | undefined): Argument {
	if (beside === undefined) {
		return { state: 'absent' };
	}
	const { value, content } = beside;
	// A commit of digits is a number to YAML.
	return typeof value === 'number'
		? { state: 'known', value: text.slice(content.start, content.end), span: content }
		: { state: 'known', value, span: content };
}

/** A line of its own below the entry where entries stand in lines, else behind it. */
function inserting(entries: Entries, entry: Entry, key: string): Slot {
	const { text, notation, equals } = entries;
	const { key: at = entry.whole, whole } = entry;
	const line = text.lastIndexOf('\n', at.start - 1) + 1;
	const before = text.slice(line, at.start);
	const crlf = text.includes('\r\n') ? '\r\n' : '\n';
	if (notation === 'json' && equals === ': ') {
		const gap = /^\s*$/.test(before) && line > 0 ? crlf + before : ' ';
		return { span: { start: whole.end, end: whole.end }, before: `,${gap}"${key}": `, after: '', notation };
	}
	if (entry.group.flow && entries.equals === ' = ') {
		return { span: { start: whole.end, end: whole.end }, before: `, ${key} = `, after: '', notation };
	}
	if (entry.group.flow) {
		return { span: { start: whole.end, end: whole.end }, before: `, ${key}: `, after: '', notation };
	}
	const next = text.indexOf('\n', whole.end);
	const end = next === -1 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
	// `- base_model: x` in a list: the next key stands below the first one, not below the dash.
	const indent = before.replace(/[^\s]/g, ' ');
	return { span: { start: end, end }, before: `${crlf}${indent}${key}${equals}`, after: '', notation };
}
