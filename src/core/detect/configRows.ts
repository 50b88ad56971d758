// Which rows of known keys are meant by an entry, and which entries a tool asks for at one revision.
import { type Entries, type Entry, entryOf, type Group, sibling } from '../formats/entries';
import { textOf } from './configNames';
import { type KeySignature, keySignatures } from './signatures/config';
import { repositoryOf } from './spellings';

/** True where the key of `entry` is one of the row's, and what has to stand beside it does. */
export const fits = (row: KeySignature, entry: Entry, entries: Entries): boolean =>
	row.keys.includes(entry.name) &&
	(row.beside === undefined || row.beside.some((key) => isBeside(entry, key, entries)));

function isBeside(entry: Entry, key: string, entries: Entries): boolean {
	const [only = '', value] = key.split('=');
	if (value !== undefined) {
		return sibling(entry, only)?.value === value;
	}
	const [name = '', inner] = key.split('.');
	if (inner === undefined && sibling(entry, name)) {
		return true;
	}
	const named = below(entry.group, entries).filter((one) => one.name === name);
	return inner === undefined
		? named.length > 0
		: named
				.flatMap((one) => (one.list ? below(one, entries) : [one]))
				.some((one) => entryOf(one, inner) !== undefined);
}

const known = new WeakMap<Entries, Map<Group, Group[]>>();

/** The mappings and lists right below this one. */
function below(group: Group, entries: Entries): readonly Group[] {
	let byParent = known.get(entries);
	if (!byParent) {
		byParent = new Map();
		for (const one of entries.groups) {
			const own = (one.parent && byParent.get(one.parent)) ?? [];
			own.push(one);
			if (one.parent) {
				byParent.set(one.parent, own);
			}
		}
		known.set(entries, byParent);
	}
	return byParent.get(group) ?? [];
}

/** The keys of all that a tool asks for at the revision which `key` says. */
export const keysOf = (key: string): readonly string[] =>
	keySignatures.flatMap((row) => (row.revision === key ? row.keys : []));

/** The entries beside this one that the tool asks for at the same revision, which `key` says. */
export function sharing(entry: Entry, key: string): readonly Entry[] {
	// Each key once, however often a mapping of many thousand entries has it: so are they read.
	const names = new Set(keysOf(key).filter((one) => one !== entry.name));
	return [...names]
		.flatMap((name) => sibling(entry, name) ?? [])
		.filter((one) => !hasOwn(one, key))
		.sort((a, b) => a.whole.start - b.whole.start);
}

/** The key beside an entry that says a revision of its alone: `tokenizer_revision` of `tokenizer_name`. */
export function hasOwn(entry: Entry, key: string): boolean {
	return ownRevisionKeys(entry).some((own) => own !== key && sibling(entry, own) !== undefined);
}

/** What the key of an entry's own revision would be called. */
export function ownRevisionKeys({ name }: Pick<Entry, 'name'>): readonly string[] {
	const stem = name.replace(/_(?:id|name|path|name_or_path|repo|repo_id)$/i, '');
	return [`${name}_revision`, `${stem}_revision`];
}

/**
 * Other repositories that are asked for at the revision of `id`, which has to be a commit of all of them: their ids, or
 * what is written where only the running program knows. Folders have no revision.
 */
export function othersSharing(entries: Entries, entry: Entry, key: string, id: string): readonly string[] {
	const named = sharing(entry, key).flatMap((one) => {
		if (typeof one.value !== 'string') {
			return [];
		}
		const { text } = textOf(entries, one);
		// `${TOKENIZER}`, `{{ tokenizer }}`
		return repositoryOf(text)?.id ?? (/^\$|\{\{/.test(text) ? text : []);
	});
	return [...new Set(named)].filter((one) => one !== id);
}
