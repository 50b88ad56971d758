import type { FoundModel, FoundModels, ModelSearch } from '../../repository';
import { type Note, parseJson } from '../readers';
import type { Pages } from './inquiry';
import { readHuggingFaceModel } from './model';

/** A plain list leaves out `gated` and makes every model look open, so each field is asked for by its name. */
const fields = [
	'author',
	'cardData',
	'config',
	'createdAt',
	'disabled',
	'downloads',
	'gated',
	'lastModified',
	'library_name',
	'likes',
	'pipeline_tag',
	'private',
	'safetensors',
	'sha',
	'tags',
] as const;

/** The hub gives no more at once with so many fields. */
const pageSize = 100;
const usual = 20;
const most = 500;

/** `…/models?search=bert&sort=downloads&limit=20&expand=author&…` */
export function searchAddress(api: string, search: ModelSearch): string {
	const query = new URLSearchParams();
	const set = (name: string, value: string | undefined) => value && query.append(name, value.slice(0, 200));
	set('search', search.words?.trim());
	set('author', search.owner);
	set('pipeline_tag', search.task);
	for (const tag of search.tags?.slice(0, 20) ?? []) {
		set('filter', tag);
	}
	const { least, most } = search.parameters ?? {};
	const bounds = [bound('min', least), bound('max', most)];
	set('num_parameters', bounds.filter(Boolean).join(','));
	set('gated', search.gated === undefined ? undefined : String(search.gated));
	set('sort', search.sort ?? 'downloads');
	set('limit', String(Math.min(wantedOf(search), pageSize)));
	for (const field of fields) {
		query.append('expand', field);
	}
	return `${api}/models?${query}`;
}

/** `min:6000000000`; empty for no number, which the hub would refuse together with all the rest. */
function bound(name: string, parameters: number | undefined): string {
	const whole = Math.round(parameters ?? Number.NaN);
	return Number.isSafeInteger(whole) && whole >= 0 ? `${name}:${whole}` : '';
}

/** How many pages a search reads: as many as it takes for the models it wants. */
export function pagesOf(search: ModelSearch): number {
	return Math.ceil(wantedOf(search) / pageSize);
}

/** At least one, twenty unless given. */
function wantedOf({ limit = usual }: ModelSearch): number {
	const whole = Math.trunc(limit);
	return Math.min(Math.max(Number.isNaN(whole) ? usual : whole, 1), most);
}

/** Entries that are no models are left out; undefined when a page is no list, or one of other things only. */
export function readFoundModels(
	{ texts, more }: Pages,
	note: Note,
	search: ModelSearch,
): FoundModels | undefined {
	const models: FoundModel[] = [];
	for (const text of texts) {
		const list = parseJson(text);
		if (!Array.isArray(list)) {
			return undefined;
		}
		const read = list.flatMap((entry) => readHuggingFaceModel(entry, note) ?? []);
		if (read.length === 0 && list.length > 0) {
			return undefined;
		}
		models.push(...read.flatMap(({ model, disabled }) => (disabled ? [] : [model])));
	}
	const wanted = wantedOf(search);
	return { models: models.slice(0, wanted), more: more === true || models.length > wanted };
}
