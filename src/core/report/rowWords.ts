import * as l10n from '@vscode/l10n';
import { inNotice } from './notice';
import type { ListedModel, ListedReference } from './overview';

/**
 * A place as a row of a narrow view names it, which is cut off at its end: what tells it apart stands first.
 * @param path As people read it, with forward slashes: `src/app/chat.py`.
 */
export function placeWords(
	path: string,
	place: Pick<ListedReference, 'line' | 'inCell'>,
): { readonly label: string; readonly folder: string } {
	const name = path.lastIndexOf('/') + 1;
	const folder = inNotice(path.slice(0, Math.max(name - 1, 0)));
	return { label: wholePlace(path.slice(name), place), folder };
}

/** `src/app/chat.py, line 3`; `compare.ipynb, cell 3, line 2`. */
export function wholePlace(path: string, { line, inCell }: Pick<ListedReference, 'line' | 'inCell'>): string {
	const shown = inNotice(path);
	return inCell
		? l10n.t('{0}, cell {1}, line {2}', shown, inCell.cell, inCell.line)
		: l10n.t('{0}, line {1}', shown, line);
}

/**
 * A model as a row of a narrow view names it, which is cut off at its end: many share an owner, few a name.
 * @param id As a hub writes it: `google-bert/bert-base-uncased`, `bert-base-uncased`, `google/gemma/transformers/2b`.
 * @returns the owner is empty where the id names none.
 */
export function modelWords(id: string): RowWords {
	// An address is no owner with a name.
	const slash = id.includes('://') ? -1 : id.indexOf('/');
	return slash > 0 && slash < id.length - 1
		? { name: id.slice(slash + 1), owner: id.slice(0, slash) }
		: { name: id, owner: '' };
}

/** What the row of a model is read by: `name` stands first, `owner` at its end. */
export interface RowWords {
	readonly name: string;
	/** Empty where nothing is left to say. */
	readonly owner: string;
}

/**
 * The words of rows that stand in one view. Where two models would begin alike, as `all-MiniLM-L6-v2` of two owners
 * does, their whole ids come first, and of one id at two hubs the hub after it.
 */
export function rowWords(models: readonly Pick<ListedModel, 'hub' | 'id'>[]): readonly RowWords[] {
	const count = (keys: readonly string[]) => {
		const counts = new Map<string, number>();
		for (const key of keys) {
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
		return counts;
	};
	const short = models.map(({ id }) => modelWords(id));
	const names = count(short.map(({ name }) => name.toLowerCase()));
	const ids = count(models.map(({ id }) => id.toLowerCase()));
	return models.map(({ hub, id }, index) => {
		const words = short[index] as RowWords;
		return names.get(words.name.toLowerCase()) === 1
			? words
			: { name: id, owner: ids.get(id.toLowerCase()) === 1 ? '' : hub };
	});
}
