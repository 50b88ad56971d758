// The front matter of model cards, dataset cards and spaces: what they say they are made from.
import type { Entries } from '../formats/entries';
import type { ReferenceKind } from '../reference';
import { addFound, type Found } from './found';
import { isOwned } from './ids';
import { repositoryOf } from './spellings';

/** Keys of the hub's card metadata that name repositories. They state facts, and load nothing. */
const cardKeys = new Map<string, ReferenceKind>([
	['base_model', 'model'],
	['new_version', 'model'],
	['models', 'model'],
	['datasets', 'dataset'],
]);

/** Collects what a card's metadata names. */
export function findCard({ groups, text }: Entries, found: Map<number, Found>): void {
	for (const entry of groups.flatMap((group) => group.entries)) {
		const kind = entry.path.length === 1 ? cardKeys.get(entry.name) : undefined;
		const value = typeof entry.value === 'string' && !entry.block ? entry.value.trim() : '';
		const said = kind && value.length < 400 ? repositoryOf(value) : undefined;
		if (kind && said && (isOwned(said.id) || (kind === 'model' && !said.url))) {
			addFound(found, {
				hub: 'huggingface',
				kind,
				id: said.id,
				text: text.slice(entry.content.start, entry.content.end),
				span: entry.content,
				role: 'constant',
				loads: [],
			});
		}
	}
}
