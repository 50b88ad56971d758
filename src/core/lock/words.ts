import * as l10n from '@vscode/l10n';
import { isCommit } from '../hubs/addresses';
import { oneLine } from '../report/style';
import { shortCommit } from '../rules/revision';
import { firstOf } from '../wording';
import type { LockedModel, LockedName } from './lock';

/** `org/name at v1`; the id alone where no revision is given. */
export function named({ id, revision }: LockedName): string {
	return revision === undefined
		? oneLine(id)
		: l10n.t('{0} at {1}', oneLine(id), isCommit(revision) ? shortCommit(revision) : oneLine(revision));
}

/** `a.json, b.json, c.json and 3 more` */
export function namesOf(names: readonly string[]): string {
	return firstOf(names.map(oneLine), mostNames);
}

/** More names than these are counted. */
export const mostNames = 3;

/** A commit in short, or a version as it is. */
export function meaningOf({ commit, version }: Pick<LockedModel, 'commit' | 'version'>): string {
	return commit === undefined ? oneLine(version ?? '') : shortCommit(commit);
}

/** Licence ids in a list; `none` where the card states none. */
export function licenceWords({
	licenses,
	licenseName,
}: Pick<LockedModel, 'licenses' | 'licenseName'>): string {
	if (licenses === undefined || licenses.length === 0) {
		return l10n.t('none');
	}
	const ids = licenses.map(oneLine).join(', ');
	return licenseName === undefined ? ids : l10n.t('{0} ({1})', ids, oneLine(licenseName));
}
