import * as l10n from '@vscode/l10n';
import type { TreeFile } from '../../repository';
import type { Attribute } from '../attribute';
import { modelRow, partRow, type Taken, unlistedOf } from '../rows';
import { formatCount, formatDay } from '../units';
import { weightFormat } from '../weightFiles';

const row = { group: 'maintenance', stage: 'select', factor: 'maintenance' } as const;

/** The hub began to record this then; for older repositories it is not the day they were made. */
export const firstRecordedDay = '2022-03-02';

/** So many commits are on the one page that is read. */
const mostCommits = 100;

/** A day as text; its time as the amount. */
function dated(iso: string | undefined): Taken {
	const text = iso === undefined ? undefined : formatDay(iso);
	return text === undefined || iso === undefined ? undefined : { text, amount: Date.parse(iso) };
}

/** The newest change of any file with weights; undefined when there is none or one file does not tell. */
export function weightsChange(files: readonly TreeFile[]): string | undefined {
	const weights = files.filter(({ path }) => weightFormat(path) !== undefined);
	const dates = weights.map(({ changed }) => changed?.date);
	return dates.includes(undefined)
		? undefined
		: (dates as string[]).sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}

export const maintenanceAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'created',
			label: () => l10n.t('Created'),
			about: () => l10n.t('A repository younger than your reference to it deserves a look.'),
			field: 'createdAt',
		},
		({ createdAt }) => {
			const taken = dated(createdAt);
			return typeof taken === 'object' && 'text' in taken && taken.text === firstRecordedDay
				? { ...taken, text: l10n.t('{0} or earlier', taken.text) }
				: taken;
		},
	),
	modelRow(
		{
			...row,
			id: 'changed',
			label: () => l10n.t('Last change'),
			about: () => l10n.t('Of any file, the card included.'),
			field: 'lastModified',
		},
		({ lastModified, archived }) => {
			const taken = dated(lastModified);
			return archived && typeof taken === 'object' && 'text' in taken
				? { ...taken, text: l10n.t('{0}; closed to changes since', taken.text) }
				: taken;
		},
	),
	partRow(
		{
			...row,
			id: 'weights-changed',
			label: () => l10n.t('Last change of weights'),
			about: () => l10n.t('What you measured before this day was measured on other weights.'),
			field: 'tree, lastCommit',
		},
		'tree',
		(files, facts) =>
			files.some(({ path }) => weightFormat(path) !== undefined)
				? (unlistedOf(files, 'changed', facts) ?? dated(weightsChange(files)))
				: { notStated: l10n.t('no file that is known as weights') },
	),
	partRow(
		{
			...row,
			id: 'commits',
			label: () => l10n.t('Commits'),
			about: () => l10n.t('How often the repository was touched, and when last by whom.'),
			field: 'commits',
		},
		'history',
		({ commits, total }) => {
			const [last] = commits;
			if (!last) {
				return undefined;
			}
			const amount = total ?? commits.length;
			// One page of them was read, and the hub did not count the others.
			const open = total === undefined && amount >= mostCommits;
			const count = open ? l10n.t('{0} or more', formatCount(amount)) : formatCount(amount);
			const day =
				(last.date === undefined ? undefined : formatDay(last.date)) ?? l10n.t('on a day not stated');
			const by = last.authors[0];
			const text = by
				? l10n.t('{0}, the last {1} by {2}: {3}', count, day, by, last.title)
				: l10n.t('{0}, the last {1}: {2}', count, day, last.title);
			return { text, amount };
		},
	),
	partRow(
		{
			...row,
			id: 'owner',
			label: () => l10n.t('Publisher'),
			about: () => l10n.t('A verified organisation proved to the hub that it is whom it claims to be.'),
			field: 'overview',
		},
		'owner',
		({ name, kind, fullName, verified, models }) => {
			const shown = fullName && fullName !== name ? `${fullName} (${name})` : name;
			const what =
				kind === 'user'
					? l10n.t('a user')
					: verified === undefined
						? l10n.t('an organisation; not stated whether it is verified')
						: verified
							? l10n.t('a verified organisation')
							: l10n.t('an organisation that is not verified');
			return models === undefined
				? l10n.t('{0}, {1}', shown, what)
				: l10n.t('{0}, {1}, {2} models', shown, what, formatCount(models));
		},
	),
];
