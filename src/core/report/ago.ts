import * as l10n from '@vscode/l10n';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `just now`, `3 minutes ago`, `2 days ago`; a time to come counts as now. Both in milliseconds since 1970. */
export function ago(time: number, now: number): string {
	const past = now - time;
	if (past < minute) {
		return l10n.t('just now');
	}
	if (past < hour) {
		return counted(Math.floor(past / minute), l10n.t('1 minute ago'), (count) =>
			l10n.t('{0} minutes ago', count),
		);
	}
	if (past < day) {
		return counted(Math.floor(past / hour), l10n.t('1 hour ago'), (count) => l10n.t('{0} hours ago', count));
	}
	if (past < 60 * day) {
		return counted(Math.floor(past / day), l10n.t('1 day ago'), (count) => l10n.t('{0} days ago', count));
	}
	const years = Math.floor(past / (365.25 * day));
	return years < 1
		? l10n.t('{0} months ago', Math.floor(past / (30.44 * day)))
		: counted(years, l10n.t('1 year ago'), (count) => l10n.t('{0} years ago', count));
}

function counted(count: number, one: string, many: (count: number) => string): string {
	return count === 1 ? one : many(count);
}
