import * as l10n from '@vscode/l10n';
import { licenseOf } from '../../licenses/licenses';
import { recogniseLicenseText } from '../../licenses/licenseTexts';
import { readableLicenses } from '../../licenses/stated';
import type { Attribute } from '../attribute';
import { partRow } from '../rows';
import { agree, nothing, row } from './claims';

/** What is said of the licence in two places. */
export const licenceClaims: readonly Attribute[] = [
	partRow(
		{
			...row,
			id: 'licence-text-claim',
			label: () => l10n.t('Licence stated and its text'),
			about: () => l10n.t('The text is what grants; a tag that says something else is only a tag.'),
			field: 'cardData.license, LICENSE',
		},
		'licenseText',
		({ path, text }, { model }) => {
			const found = recogniseLicenseText(text);
			const stated = readableLicenses(model);
			// Only a licence that is known for certain can be another one than its text.
			if (!found || stated.length === 0 || stated.some(({ kind }) => kind !== 'known')) {
				return nothing();
			}
			const field = `cardData.license, ${path}`;
			const name = licenseOf(found.id)?.name ?? found.id;
			return stated.some((one) => one.spdx === licenseOf(found.id)?.spdx)
				? { text: agree(), field }
				: {
						text: l10n.t(
							'the card says {0}, {1} begins as {2}',
							stated.map((one) => one.name).join(', '),
							path,
							name,
						),
						contradictory: true,
						field,
					};
		},
		() => l10n.t('no licence text in the repository'),
	),
];
