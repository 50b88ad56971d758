import * as l10n from '@vscode/l10n';
import type { Node } from 'jsonc-parser';
import { isCommit, isFilePath } from '../hubs/addresses';
import { nearestIds } from '../nearest';
import { printable } from '../printable';
import { oneLine } from '../report/style';
import { rules } from '../rules/index';
import { inSentences } from '../wording';
import type { TextMeaning } from './keys';
import { readLicenseName } from './licenseNames';

/** The ids of all rules there are. */
export const ruleIds: readonly string[] = rules.map(({ id }) => id);

const longestText = 4_000;

/** What is wrong with a text, as whole sentences; `used`: it is taken all the same. */
export interface TextFault {
	readonly what: string;
	readonly used: boolean;
}

/** Judges a text by what it is to be. Undefined: nothing is wrong with it. */
export function textFault(text: string, as: TextMeaning | undefined): TextFault | undefined {
	const refused = (what: string): TextFault => ({ what, used: false });
	if (as === 'path') {
		// Git knows files whose names are blanks, and longer ones than a person writes.
		return isFilePath(text)
			? undefined
			: refused(l10n.t('"{0}" is no path of a file in a repository.', oneLine(text)));
	}
	const said = as === 'reason' ? printable(text) : text.trim();
	if (said === '' && as !== 'optional') {
		return refused(l10n.t('It is empty.'));
	}
	if (text.length > longestText) {
		return refused(l10n.t('It is longer than {0} characters.', longestText));
	}
	const shown = oneLine(text);
	switch (as) {
		case 'rule':
			return ruleIds.includes(text)
				? undefined
				: refused(suggested(l10n.t('There is no rule "{0}".', shown), text, ruleIds));
		case 'time':
			return /^\d{4}-\d{2}-\d{2}T[\d:.]{5,16}Z$/.test(text) && !Number.isNaN(Date.parse(text))
				? undefined
				: refused(l10n.t('"{0}" is no time. Write it as 2027-01-31T12:00:00Z.', shown));
		case 'sha256':
			return /^[0-9a-f]{64}$/i.test(text)
				? undefined
				: refused(l10n.t('"{0}" is no SHA-256: 64 digits from 0 to 9 and a to f.', shown));
		case 'git':
			return isCommit(text)
				? undefined
				: refused(l10n.t('"{0}" is no id of git in full: 40 digits from 0 to 9 and a to f.', shown));
		case 'day':
			return isDay(text)
				? undefined
				: refused(l10n.t('"{0}" is no day. Write it as year-month-day: 2027-01-31.', shown));
		case 'licence': {
			const name = readLicenseName(text);
			if (name.kind !== 'unknown') {
				return undefined;
			}
			const fault = l10n.t('"{0}" is no licence id and no family that is known here.', shown);
			const cure = name.meant
				? l10n.t('Did you mean {0}?', name.meant)
				: l10n.t('Give licences of your own a name that begins with LicenseRef-.');
			return { what: inSentences(fault, cure), used: true };
		}
		case 'policy':
			// Blanks around it are not part of a path either.
			return /^[a-z][a-z0-9+.-]+:|^\/\//i.test(text.trim())
				? refused(
						l10n.t(
							'"{0}" is an address. Policies are read from files of the workspace only: copy it there.',
							shown,
						),
					)
				: undefined;
		default:
			return undefined;
	}
}

/** Appends the nearest of `all`, where one is near. */
export function suggested(sentence: string, text: string, all: readonly string[]): string {
	const [near] = text.length <= 60 ? nearestIds(text, all) : [];
	return near === undefined ? sentence : inSentences(sentence, l10n.t('Did you mean "{0}"?', near));
}

/** A day that the calendar has: no 30th of February. */
function isDay(text: string): boolean {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** What stands there, for people. */
export function kindOfValue({ type, value }: Node): string {
	switch (type) {
		case 'object':
			return l10n.t('an object');
		case 'array':
			return l10n.t('a list');
		case 'string':
			return l10n.t('a text');
		case 'number':
			return l10n.t('a number');
		case 'boolean':
			return String(value);
		default:
			return 'null';
	}
}
