// How an entry of a configuration loads a model: the revision beside it, and where a fix may write one.
import { type Entries, type Entry, entryOf, type Group, sibling } from '../formats/entries';
import type { Argument, Load, Settable, Slot, Span } from '../reference';
import { fits, hasOwn, othersSharing, ownRevisionKeys, sharing } from './configRows';
import { type NamedRepository, refIn } from './links';
import { type KeySignature, keySignatures } from './signatures/config';

/** What is known of the tool that reads an entry. */
export type ConfigRow = Pick<KeySignature, 'library' | 'revision' | 'insert' | 'reads' | 'refusing'>;

/** The keys beside `entry` that may say its revision, the likeliest first. */
function revisionKeys(entry: Entry, row: ConfigRow | undefined): string[] {
	const own = ownRevisionKeys(entry);
	const names = [...own, 'revision'];
	const capitals = /[A-Z]/.test(entry.name) ? names.map((name) => name.toUpperCase()) : [];
	// A script that has a key for the tokenizer's revision reads it.
	const ahead = row?.revision && hasOwn(entry, row.revision) ? own : [];
	return [...ahead, ...(row?.revision ? [row.revision] : []), ...capitals, ...names];
}

export function loadOf(
	entries: Entries,
	entry: Entry,
	content: Span,
	row: ConfigRow | undefined,
	said: NamedRepository,
): Load {
	const { text, notation } = entries;
	const beside = revisionOf(entries, entry, row);
	const inUrl = said.revision;
	const refusing = inUrl === undefined && row?.refusing ? sibling(entry, row.refusing) : undefined;
	const refused = refusing?.key && isSet(refusing) ? text.slice(refusing.key.start, refusing.whole.end) : '';
	const keyword = refused === '' && (row?.revision !== undefined || beside !== undefined);
	const takes = inUrl !== undefined ? 'url' : keyword ? 'keyword' : 'no';
	// Of several entries of one revision, each is asked for at what is written for another.
	const key = takes === 'keyword' && (!beside || beside.name === row?.revision) ? row?.revision : undefined;
	const others = key === undefined ? [] : othersSharing(entries, entry, key, said.id);
	const slots: Partial<Record<Settable, Slot>> = {};
	const ref = inUrl === undefined ? undefined : refIn(text, content, said);
	if (ref) {
		slots.revision = { span: ref, before: '', after: '', notation };
	} else if (takes === 'keyword' && beside && !beside.alias) {
		// `revision:` with nothing behind it but a comment.
		const { start, end } = beside.whole;
		const before = start === end && text[start - 1] === ':' ? ' ' : '';
		const after = start === end && text[end] === '#' ? ' ' : '';
		slots.revision = { span: beside.whole, before, after, notation };
	} else if (key !== undefined && !beside) {
		const owner = row?.insert ? entry : ownerOf(entries, entry, key);
		if (owner?.key && !owner.alias) {
			slots.revision = inserting(entries, owner, key);
		}
	}
	const trusts = sibling(entry, 'trust_remote_code');
	if (trusts && !trusts.alias) {
		slots.trust_remote_code = { span: trusts.whole, before: '', after: '', notation };
	}
	return {
		library: row?.library ?? 'configuration',
		call: entry.name,
		span: entry.alias ?? { start: (entry.key ?? entry.whole).start, end: entry.whole.end },
		use: entry.alias ?? content,
		reads: row?.reads ?? 'weights',
		takesRevision: takes,
		revision:
			inUrl !== undefined
				? { state: 'known', value: inUrl, span: ref ?? content }
				: revisionIn(entries, beside),
		...(key === undefined ? {} : { revisionKey: key }),
		...(refused === '' ? {} : { revisionRefusedBy: refused }),
		...(others.length > 0 ? { others } : {}),
		...(isFallback(entry, content) ? { overridable: 'environment' as const } : {}),
		options:
			typeof trusts?.value === 'boolean'
				? { trust_remote_code: { state: 'known', value: trusts.value, span: trusts.content } }
				: {},
		// What one repository has the others need not have: neither its commits nor code.
		slots: others.length > 0 ? {} : slots,
	};
}

/** The entry beside this one whose row knows that the key of their revision may be added. */
const ownerOf = (entries: Entries, entry: Entry, key: string): Entry | undefined =>
	sharing(entry, key).find((one) =>
		keySignatures.some((row) => row.insert && row.revision === key && fits(row, one, entries)),
	);

/** `${BASE:-org/name}`: what is asked for may be another model, which has no such commit. */
const isFallback = ({ value, content }: Entry, { start }: Span): boolean =>
	start > content.start && /^\s*(?:\$\{|\{\{)/.test(String(value));

/** Whether Python takes the value for true. */
const isSet = ({ value }: Entry): boolean => Boolean(value);

function revisionOf(entries: Entries, entry: Entry, row: ConfigRow | undefined): Entry | undefined {
	const variable = entry.name === 'value' ? sibling(entry, 'name')?.value : undefined;
	const { parent } = entry.group;
	// In Kubernetes the revision is a variable of its own in the same list.
	const variables =
		typeof variable === 'string' && parent?.list ? variablesIn(entries).get(parent) : undefined;
	const named = variables ? { ...entry, name: String(variable) } : entry;
	return revisionKeys(named, row)
		.map((key) => (variables ? variables.get(key) : sibling(entry, key)))
		.find((one) => one !== undefined);
}

const known = new WeakMap<Entries, Map<Group, Map<string, Entry>>>();

/** The values of variables that stand in lists, `- name: REVISION` and `value: main`, by their lists and names. */
function variablesIn(entries: Entries): ReadonlyMap<Group, ReadonlyMap<string, Entry>> {
	const lists = known.get(entries) ?? new Map<Group, Map<string, Entry>>();
	if (!known.has(entries)) {
		known.set(entries, lists);
		for (const group of entries.groups) {
			const [name, value] = [entryOf(group, 'name')?.value, entryOf(group, 'value')];
			if (group.parent && typeof name === 'string' && value) {
				const own = lists.get(group.parent) ?? new Map<string, Entry>();
				lists.set(group.parent, own.set(name, value));
			}
		}
	}
	return lists;
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
function inserting(entries: Entries, entry: Entry, name: string): Slot {
	const { text, notation, equals } = entries;
	const { key: at = entry.whole, whole } = entry;
	// TOML: the neighbour of `model.name` is `model.revision`.
	const dotted = equals === ' = ' ? /^.*\.\s*(?=[^.]*$)/.exec(text.slice(at.start, at.end))?.[0] : undefined;
	const key = (dotted ?? '') + name;
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
