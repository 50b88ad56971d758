// Which rows of known keys are meant by an entry, and which entries a tool asks for at one revision.
import { type Entries, type Entry, sibling } from '../formats/entries';
import { textOf } from './configNames';
import { type KeySignature, keySignatures } from './signatures/config';
import { repositoryOf } from './spellings';

/** True where the key of `entry` is one of the row's, and what has to stand beside it does. */
export const fits = (row: KeySignature, entry: Entry): boolean =>
	row.keys.includes(entry.name) &&
	(row.beside === undefined || row.beside.some((key) => sibling(entry, key) !== undefined));

/** The entries beside this one that the tool asks for at the same revision, which `key` says. */
export function sharing(entry: Entry, key: string): readonly Entry[] {
	const keys = keySignatures.flatMap((row) => (row.revision === key ? row.keys : []));
	return entry.group.list
		? []
		: entry.group.entries.filter((one) => one !== entry && keys.includes(one.name) && !hasOwn(one, key));
}

/** The key beside an entry that says a revision of its alone: `tokenizer_revision` of `tokenizer_name`. */
export function hasOwn(entry: Entry, key: string): boolean {
	return ownRevisionKeys(entry).some((own) => own !== key && sibling(entry, own) !== undefined);
}

/** What the key of an entry's own revision would be called. */
export function ownRevisionKeys({ name }: Entry): readonly string[] {
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
