import * as l10n from '@vscode/l10n';
import type { Attribute } from '../attribute';
import { modelRow } from '../rows';

const row = { group: 'identity', stage: 'assess', factor: 'identity' } as const;

export const identityAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'id',
			label: () => l10n.t('Name on the hub'),
			about: () => l10n.t('Differs from the name in the code when the repository was renamed.'),
			field: 'id',
		},
		(model, { asked }) =>
			model.id === asked
				? model.id
				: { text: l10n.t('asked for {0}, answered as {1}', asked, model.id), contradictory: true },
	),
	modelRow(
		{
			...row,
			id: 'commit',
			label: () => l10n.t('Commit or version'),
			about: () => l10n.t('What the asked revision means now; pin it to load the same files next month.'),
			field: 'sha',
		},
		({ commit, version }) => commit ?? version,
	),
	modelRow(
		{
			...row,
			id: 'task',
			label: () => l10n.t('Task'),
			about: () => l10n.t('What the model was made to do.'),
			field: 'pipeline_tag',
		},
		({ task }) => task,
	),
];
