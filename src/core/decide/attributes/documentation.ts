import * as l10n from '@vscode/l10n';
import { type Need, needInWords } from '../../card/needs';
import type { Statement } from '../../card/statements';
import type { Attribute } from '../attribute';
import { listed, modelRow, partRow, type Taken } from '../rows';

const row = {
	group: 'documentation',
	stage: 'select',
	factor: 'reproducibility',
	field: 'README.md',
} as const;

/** Where a card states what a choice needs; the heading of an empty section when it only has that. */
function statementTaken({ stated, where, empty }: Statement): Taken {
	if (!stated) {
		return empty ? { notStated: l10n.t('a section without content, "{0}"', empty.heading) } : undefined;
	}
	switch (where?.in) {
		case 'front matter':
			return {
				text: l10n.t('in the metadata ({0})', where.key),
				field: where.line === undefined ? `README.md, ${where.key}` : at(where.line),
			};
		case 'section':
			return { text: l10n.t('in the section "{0}"', where.heading), field: at(where.line) };
		case 'code':
			return { text: l10n.t('as code'), field: at(where.line) };
		default:
			return l10n.t('stated');
	}
}

function at(line: number): string {
	return l10n.t('README.md, line {0}', line);
}

/** Whether the card has words on one need. */
export function cardRow(
	need: Need,
	about: () => string,
	rest: Pick<Attribute, 'group' | 'stage' | 'factor'> = row,
): Attribute {
	return partRow(
		{
			...row,
			...rest,
			id: `card-${need}`,
			label: () => l10n.t('Card: {0}', needInWords(need)),
			about,
		},
		'card',
		({ needs }) => statementTaken(needs[need]),
		() => l10n.t('no card in the repository'),
	);
}

export const documentationAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'languages',
			label: () => l10n.t('Languages'),
			about: () => l10n.t('What the author says it understands.'),
			field: 'cardData.language',
		},
		({ languages }) => listed(languages),
	),
	partRow(
		{
			...row,
			id: 'card-form',
			label: () => l10n.t('Card metadata'),
			about: () =>
				l10n.t('The block at the top of the card that programs read; a broken one hides the licence.'),
		},
		'card',
		({ frontMatter: { state, line } }) => {
			switch (state) {
				case 'read':
					return l10n.t('readable');
				case 'none':
					return { notStated: l10n.t('the card has none') };
				case 'unclosed':
					return { notStated: l10n.t('not closed: nothing ends it, so that it states nothing for certain') };
				case 'invalid':
					return {
						notStated: l10n.t('broken at line {0}: what the hub takes from it is uncertain', line ?? 1),
					};
			}
		},
		() => l10n.t('no card in the repository'),
	),
	cardRow('intended-use', () => l10n.t('What the author made it for, and what not.')),
	cardRow('limits', () => l10n.t('Known faults, biases and risks.')),
	cardRow('training-data', () => l10n.t('What it learned from: its languages, its biases, its rights.'), {
		...row,
		factor: 'provenance',
	}),
	cardRow('training-procedure', () => l10n.t('How it was trained, for those who train it further.')),
	cardRow('evaluation', () => l10n.t('What the author measured; claims are not your measurements.')),
	cardRow('how-to-use', () => l10n.t('Code, prompts and preprocessing that the model expects.')),
	cardRow('license', () => l10n.t('Whether the card speaks of the licence at all.')),
	cardRow('languages', () => l10n.t('Whether the card says which languages it understands.')),
	cardRow('citation', () => l10n.t('How to name it in papers and notices.')),
];
