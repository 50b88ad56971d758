import type { Owner, Usage } from '../../repository';
import { stated } from '../../stated';
import { type Note, parseJson, readFields } from '../readers';
import type { Pages } from './inquiry';

/** `/api/organizations/{name}/overview` and `/api/users/{name}/overview`, as the hub's Python client reads them. */
export function readOwner(
	kind: Owner['kind'],
	name: string,
	{ texts }: Pages,
	note: Note,
): Owner | undefined {
	const answer = readFields(parseJson(texts[0] ?? ''), note);
	if (!answer || (answer.text('name') ?? answer.text('user')) === undefined) {
		return undefined;
	}
	return stated({
		name,
		kind,
		fullName: answer.text('fullname'),
		verified: kind === 'organisation' ? answer.flag('isVerified') : undefined,
		models: answer.count('numModels'),
		followers: answer.count('numFollowers'),
	});
}

/** A model object with the fields of `usageFields`. */
export function readUsage({ texts }: Pages, note: Note): Usage | undefined {
	const answer = readFields(parseJson(texts[0] ?? ''), note);
	if (!answer || answer.text('id') === undefined) {
		return undefined;
	}
	const trending = answer.raw('trendingScore');
	const spaces = answer.raw('spaces');
	return stated({
		downloadsAllTime: answer.count('downloadsAllTime'),
		trending: ofKind('trendingScore', trending, isNumber, note),
		spaces: ofKind('spaces', spaces, Array.isArray, note)?.length,
		derivatives: answer.count('childrenModelCount'),
		storage: answer.count('usedStorage'),
	});
}

function isNumber(value: unknown): value is number {
	return typeof value === 'number' && Number.isFinite(value);
}

function ofKind<T>(
	name: string,
	value: unknown,
	is: (value: unknown) => value is T,
	note: Note,
): T | undefined {
	if (value === undefined || is(value)) {
		return value;
	}
	note(`${name}: ${typeof value}`);
	return undefined;
}

/** Names that the hub is known to accept behind `expand`; one it does not know fails the whole question. */
export const usageFields = [
	'downloadsAllTime',
	'trendingScore',
	'spaces',
	'childrenModelCount',
	'usedStorage',
] as const;
