import * as l10n from '@vscode/l10n';
import { licenseText } from '../../licenses/licenses';
import { obligationsOf } from '../../licenses/obligations';
import { readableLicenses, type StatedLicense } from '../../licenses/stated';
import { termsInWords } from '../../licenses/terms';
import { modelAnswer } from '../../lookup';
import type { ModelInfo } from '../../model';
import { inList, inSentences } from '../../wording';
import type { Attribute } from '../attribute';
import type { Ancestor } from '../lineage';
import { listed, modelRow, noBase, partRow, type Taken } from '../rows';

const row = { group: 'licence', stage: 'deploy', factor: 'portability' } as const;

function nameOf({ kind, name, spdx, meant }: StatedLicense): string {
	switch (kind) {
		case 'unknown':
		case 'other-unnamed':
			return name;
		case 'undefined':
		case 'nonsense':
			return meant
				? l10n.t('{0}, which the hub does not define; {1} meant?', name, meant.id)
				: l10n.t('{0}, which the hub does not define', name);
		default:
			return name === spdx ? name : `${name} (${spdx})`;
	}
}

/** Without a card the licence comes from the tag that the hub made of it. */
function fromTags({ hasCardData }: ModelInfo, text: string | undefined): Taken {
	return text === undefined || hasCardData ? text : { text, field: 'tags, license:' };
}

function ofAncestor({ id, lookup }: Ancestor): string {
	const model = modelAnswer(lookup)?.model;
	if (!model) {
		return l10n.t('{0}: not known', id);
	}
	const stated = listed(readableLicenses(model).map(({ spdx }) => spdx));
	return l10n.t('{0}: {1}', id, stated ?? l10n.t('none stated'));
}

export const licenceAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'licence',
			label: () => l10n.t('Licence'),
			about: () => l10n.t('What the author claims; the text that grants it is a file of its own.'),
			field: 'cardData.license',
		},
		(model) =>
			fromTags(model, listed(readableLicenses(model).map(nameOf))) ??
			(model.licenses || model.hasCardData === false ? { notStated: l10n.t('none stated') } : undefined),
	),
	modelRow(
		{
			...row,
			id: 'licence-terms',
			label: () => l10n.t('What it allows'),
			about: () => l10n.t('A summary of the licence for orientation; read the text before you ship.'),
			field: 'cardData.license',
		},
		(model) => {
			const stated = readableLicenses(model);
			const [first] = stated;
			if (stated.length === 1 && first?.terms) {
				return fromTags(model, inList(termsInWords(first.terms)));
			}
			return first
				? {
						notStated:
							stated.length > 1
								? l10n.t('several licences are stated; read which of them applies')
								: l10n.t('the id does not tell; read the text'),
					}
				: undefined;
		},
	),
	modelRow(
		{
			...row,
			id: 'licence-duties',
			label: () => l10n.t('What it asks of you'),
			about: () => l10n.t('What has to be done when you ship it: a reading aid, no legal advice.'),
			field: 'cardData.license',
		},
		(model) => {
			const [first, ...more] = readableLicenses(model);
			const duties = first?.terms && more.length === 0 ? obligationsOf(first.terms) : undefined;
			return duties?.length === 0 ? l10n.t('nothing') : fromTags(model, duties && inSentences(...duties));
		},
	),
	modelRow(
		{
			...row,
			id: 'licence-text',
			label: () => l10n.t('Licence text'),
			about: () => l10n.t('The file that grants it; many licences have to be passed on with the model.'),
			field: 'siblings',
		},
		({ files }) =>
			files && (licenseText(files)?.path ?? { notStated: l10n.t('no such file in the repository') }),
	),
	partRow(
		{
			...row,
			id: 'licence-chain',
			label: () => l10n.t('Licences of its base models'),
			about: () => l10n.t('Their terms can apply to its weights as well.'),
			field: 'cardData.license of each base model',
		},
		'lineage',
		({ ancestors, cut }, facts) => {
			const chain = listed(ancestors.map(ofAncestor), 5);
			if (chain === undefined) {
				return noBase(facts);
			}
			return cut ? l10n.t('{0}; there are more above that were not asked for', chain) : chain;
		},
	),
	modelRow(
		{
			...row,
			id: 'gated',
			label: () => l10n.t('Access'),
			about: () => l10n.t('Gated files can be loaded only after their terms were accepted.'),
			field: 'gated',
		},
		({ gated, private: hidden }) => {
			if (hidden) {
				return { text: l10n.t('private: for its owner and whom they let in'), field: 'private' };
			}
			switch (gated) {
				case undefined:
					return undefined;
				case false:
					return l10n.t('open');
				case 'auto':
					return l10n.t('gated: terms to accept');
				case 'manual':
					return l10n.t('gated: the author approves each request');
			}
		},
	),
];
