// References in configuration files: by the tables of known keys, then by what a key's name says.
import { type Entries, type Entry, sibling } from '../formats/entries';
import type { Argument, Load, Settable, Slot, Span } from '../model';
import { isCanonical, isClosed, repositoryOf } from './ids';
import { addFound, type Found } from './loads';
import { nameSays, ollamaTag } from './naming';
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
	const verdict = nameSays(name);
	const tag = verdict === 'model' && !dataset && !row ? ollamaTag(value) : undefined;
	if (tag !== undefined) {
		addFound(found, {
			...place(entries, entry),
			hub: 'ollama',
			kind: 'model',
			id: tag,
			role: 'load',
			loads: [loadOf(entries, entry, undefined)],
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
				loads: [loadOf(entries, entry, row)],
			});
		}
		return;
	}
	const root = entry.path.length === 1 && referred.has(entry.name);
	if (
		said.url
			? said.revision === undefined
			: !(row || root || (verdict === 'model' && (owned || isCanonical(said.id))))
	) {
		return;
	}
	const role = root && !row ? 'constant' : 'load';
	const load = loadOf(entries, entry, row, said.revision);
	addFound(found, {
		...place(entries, entry),
		hub: row?.hub ?? 'huggingface',
		kind: 'model',
		id: said.id,
		role,
		loads: [load],
	});
}

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

const underDatasets = (entry: Entry): boolean =>
	entry.path.some((name) => /dataset|(?:^|_)(?:train|eval|test)_(?:data|files?)/i.test(name));

/** In Kubernetes `- name: MODEL_ID` and `value: org/name` are one variable. */
function nameOfEntry(entry: Entry): string {
	const name = entry.name === 'value' || entry.name === 'default' ? sibling(entry, 'name')?.value : undefined;
	return typeof name === 'string'
		? name
		: entry.name === 'default' || entry.name === 'value'
			? (entry.path.at(-2) ?? '')
			: entry.name;
}

/** HyperPyYAML: the names that `source: !ref <name>` hands to something that loads. */
function namesReferredTo({ groups }: Entries): ReadonlySet<string> {
	const names = new Set<string>();
	for (const { entries } of groups) {
		for (const { tag, name, value } of entries) {
			const whole = tag === '!ref' && typeof value === 'string' ? /^<([\w.-]+)>$/.exec(value) : null;
			if (whole && (name === 'source' || nameSays(name) === 'model')) {
				names.add(whole[1] ?? '');
			}
		}
	}
	return names;
}

function place({ text }: Entries, { content }: Entry): { text: string; span: Span } {
	return { text: text.slice(content.start, content.end), span: content };
}

function loadOf(entries: Entries, entry: Entry, row: KeySignature | undefined, inUrl?: string): Load {
	const key = row?.revision ?? 'revision';
	const beside = sibling(entry, key);
	const takes = inUrl !== undefined ? 'url' : row?.revision !== undefined || beside ? 'keyword' : 'no';
	const slots: Partial<Record<Settable, Slot>> = {};
	if (takes === 'keyword' && beside) {
		slots.revision = { span: beside.whole, before: '', after: '', notation: entries.notation };
	} else if (takes === 'keyword' && row?.insert && entry.key) {
		slots.revision = inserting(entries, entry, key);
	}
	const revision: Argument =
		inUrl !== undefined
			? { state: 'known', value: inUrl, span: entry.content }
			: beside === undefined
				? { state: 'absent' }
				: typeof beside.value === 'number'
					? {
							state: 'known',
							value: entries.text.slice(beside.content.start, beside.content.end),
							span: beside.content,
						}
					: { state: 'known', value: beside.value, span: beside.content };
	return {
		library: row?.library ?? 'configuration',
		call: entry.name,
		span: { start: (entry.key ?? entry.whole).start, end: entry.whole.end },
		use: entry.content,
		reads: row?.reads ?? 'weights',
		takesRevision: takes,
		revision,
		options: {},
		slots,
	};
}

/** A line of its own below the entry where entries stand in lines, else behind it. */
function inserting({ text, notation }: Entries, entry: Entry, key: string): Slot {
	const { key: at = entry.whole, whole } = entry;
	const line = text.lastIndexOf('\n', at.start - 1) + 1;
	const before = text.slice(line, at.start);
	const crlf = text.includes('\r\n') ? '\r\n' : '\n';
	if (notation === 'json') {
		const gap = /^\s*$/.test(before) && line > 0 ? crlf + before : ' ';
		return { span: { start: whole.end, end: whole.end }, before: `,${gap}"${key}": `, after: '', notation };
	}
	if (entry.group.flow) {
		return { span: { start: whole.end, end: whole.end }, before: `, ${key}: `, after: '', notation };
	}
	const next = text.indexOf('\n', whole.end);
	const end = next === -1 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
	// `- base_model: x` in a list: the next key stands below the first one, not below the dash.
	const indent = before.replace(/[^\s]/g, ' ');
	return { span: { start: end, end }, before: `${crlf}${indent}${key}: `, after: '', notation };
}
