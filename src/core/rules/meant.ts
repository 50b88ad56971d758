// What a revision means, and as of when: now, on the day of a hub's last answer, or on the unknown earlier day on which
// a stand-in for the hub had its facts recorded. Since then the branch may have moved on.

import * as l10n from '@vscode/l10n';

/** As of when a meaning is known; `day`: of the last change, where that is the day of the commit. */
export interface MeantWhen {
	/** The model came from a stand-in, as `ModelInfo.recorded` says. */
	readonly recorded?: boolean | undefined;
	/** The day of an answer that is not from now. */
	readonly asOf?: string | undefined;
	readonly day?: string | undefined;
}

/** In the brackets of a title: `what main means now, 2024-04-02`. */
export function whatItMeans(revision: string, { recorded, asOf, day }: MeantWhen): string {
	if (asOf !== undefined) {
		return l10n.t('what {0} meant when the hub last answered, {1}', revision, asOf);
	}
	if (recorded) {
		return day
			? l10n.t('what {0} means in the recorded facts, {1}', revision, day)
			: l10n.t('what {0} means in the recorded facts', revision);
	}
	return day ? l10n.t('what {0} means now, {1}', revision, day) : l10n.t('what {0} means now', revision);
}

/** As a sentence goes on behind the name of a revision: `is now 79e7739`. */
export function isNow(commit: string, { recorded }: Pick<MeantWhen, 'recorded'>): string {
	return recorded ? l10n.t('is {0} in the recorded facts', commit) : l10n.t('is now {0}', commit);
}

/** The same of what meant another one before: `means 79e7739 now`. */
export function meansNow(commit: string, { recorded }: Pick<MeantWhen, 'recorded'>): string {
	return recorded ? l10n.t('means {0} in the recorded facts', commit) : l10n.t('means {0} now', commit);
}

/** A whole sentence: `main is now 79e7739 (2024-04-02).` */
export function meantSentence(revision: string, commit: string, { recorded, asOf, day }: MeantWhen): string {
	if (asOf !== undefined) {
		return l10n.t('When the hub last answered, on {0}, {1} meant {2}.', asOf, revision, commit);
	}
	if (recorded) {
		return day
			? l10n.t('{0} was {1} ({2}) when the facts were recorded.', revision, commit, day)
			: l10n.t('{0} was {1} when the facts were recorded.', revision, commit);
	}
	return day
		? l10n.t('{0} is now {1} ({2}).', revision, commit, day)
		: l10n.t('{0} is now {1}.', revision, commit);
}
