import type { ModelSearch } from './repository';

/** What a hub sorts found models by. */
export const searchOrders = [
	'downloads',
	'likes',
	'trendingScore',
	'lastModified',
	'createdAt',
	'num_parameters',
] as const;

/** A search as somebody words it. */
export interface WordedSearch extends Pick<ModelSearch, 'words' | 'task' | 'owner' | 'sort' | 'limit'> {
	readonly library?: string | undefined;
	/** A code, such as `de`. */
	readonly language?: string | undefined;
	/** The hub's id. */
	readonly license?: string | undefined;
	/** Parameters: `500M`, `7B`. */
	readonly least?: string | undefined;
	readonly most?: string | undefined;
	/** Without gated models. */
	readonly open?: boolean | undefined;
}

/** The search, or why it is none: no word and no filter was given, or a size is no number of parameters. */
export type ReadSearch =
	| { readonly state: 'wanted'; readonly search: ModelSearch }
	| { readonly state: 'nothing' }
	| { readonly state: 'no-size'; readonly name: 'least' | 'most'; readonly given: string };

/** By downloads and 20 at most, unless the words say otherwise. */
export function readSearch(worded: WordedSearch): ReadSearch {
	const { words, task, owner, library, language, license, open, sort = 'downloads', limit = 20 } = worded;
	const tags = [library, language, license && `license:${license.toLowerCase()}`].filter(
		(tag): tag is string => tag !== undefined && tag !== '',
	);
	const parameters: { least?: number; most?: number } = {};
	for (const name of ['least', 'most'] as const) {
		const given = worded[name];
		const size = given === undefined ? undefined : sizeOf(given);
		if (given !== undefined && size === undefined) {
			return { state: 'no-size', name, given };
		}
		if (size !== undefined) {
			parameters[name] = size;
		}
	}
	if (!words && !task && !owner && tags.length === 0 && Object.keys(parameters).length === 0) {
		return { state: 'nothing' };
	}
	const search: ModelSearch = {
		...(words ? { words } : {}),
		...(task ? { task } : {}),
		...(owner ? { owner } : {}),
		tags,
		parameters,
		...(open ? { gated: false } : {}),
		sort,
		limit,
	};
	return { state: 'wanted', search };
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9, t: 1e12 };

/** `7B` → 7,000,000,000 */
function sizeOf(given: string): number | undefined {
	const [, digits, unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)([kmbt]?)$/i.exec(given) ?? [];
	return digits === undefined ? undefined : Math.round(Number(digits) * (units[unit.toLowerCase()] ?? 1));
}
