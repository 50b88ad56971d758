import * as l10n from '@vscode/l10n';
import type { Attribute } from '../attribute';
import { firstStated, modelRow, partRow, type Taken } from '../rows';
import { formatCount } from '../units';

const row = { group: 'popularity', stage: 'select', factor: 'popularity' } as const;

function counted(count: number | undefined): Taken {
	return count === undefined ? undefined : { text: formatCount(count), amount: count };
}

const allTime = {
	...row,
	id: 'downloads-all-time',
	label: () => l10n.t('Downloads in all'),
	about: () => l10n.t('Beside the 30 days it tells a fading model from a rising one.'),
	field: 'downloadsAllTime',
};

export const popularityAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'downloads',
			label: () => l10n.t('Downloads in 30 days'),
			about: () => l10n.t('How many others rely on it; says nothing about fitness for your task.'),
			field: 'downloads',
		},
		({ downloads }) => counted(downloads),
	),
	firstStated(
		modelRow({ ...allTime, field: 'downloads' }, ({ downloadsEver }) =>
			downloadsEver === undefined
				? undefined
				: {
						text: l10n.t('{0}; the hub names no period', formatCount(downloadsEver)),
						amount: downloadsEver,
					},
		),
		partRow(allTime, 'usage', ({ downloadsAllTime }) => counted(downloadsAllTime)),
	),
	modelRow(
		{
			...row,
			id: 'likes',
			label: () => l10n.t('Likes'),
			about: () => l10n.t('People who marked it; never reset when the weights change.'),
			field: 'likes',
		},
		({ likes }) => counted(likes),
	),
	partRow(
		{
			...row,
			id: 'trend',
			label: () => l10n.t('Trend'),
			about: () => l10n.t("The hub's own score of what is looked at these days; 0 is no trend."),
			field: 'trendingScore',
		},
		'usage',
		({ trending }) => (trending === undefined ? undefined : { text: String(trending), amount: trending }),
	),
	partRow(
		{
			...row,
			id: 'spaces',
			label: () => l10n.t('Demos that use it'),
			about: () => l10n.t('Spaces on the hub that name it: places to try it before downloading.'),
			field: 'spaces',
		},
		'usage',
		// The hub lists them, a hundred at most.
		({ spaces }) =>
			spaces !== undefined && spaces >= 100
				? { text: l10n.t('{0} or more', formatCount(spaces)), amount: spaces }
				: counted(spaces),
	),
	partRow(
		{
			...row,
			id: 'derivatives',
			label: () => l10n.t('Models made from it'),
			about: () => l10n.t('Fine-tuned, quantised and merged versions that name it as their base.'),
			field: 'childrenModelCount',
		},
		'usage',
		({ derivatives }) => counted(derivatives),
	),
];
