import * as l10n from '@vscode/l10n';
import type { ModelInfo } from '../model';
import { formatBytes, formatCount, formatDay } from './units';

export type AttributeGroup =
	| 'identity'
	| 'popularity'
	| 'maintenance'
	| 'documentation'
	| 'licence'
	| 'provenance'
	| 'portability'
	| 'risk';

/** One row of what is shown of a model. `read` gives undefined when the hub does not state it. */
export interface Attribute {
	readonly id: string;
	readonly group: AttributeGroup;
	readonly label: () => string;
	/** One sentence: what the fact is good for. */
	readonly about: () => string;
	/** The field of the hub's answer that it is read from. */
	readonly field: string;
	read(model: ModelInfo): string | undefined;
}

const list = (values: readonly string[] | undefined) => (values?.length ? values.join(', ') : undefined);
const count = (value: number | undefined) => (value === undefined ? undefined : formatCount(value));
const day = (value: string | undefined) => (value === undefined ? undefined : formatDay(value));

/** The hub began to record this then; for older repositories it is not the day they were made. */
export const firstRecordedDay = '2022-03-02';

export const attributes: readonly Attribute[] = [
	{
		id: 'id',
		group: 'identity',
		label: () => l10n.t('Name on the hub'),
		about: () => l10n.t('Differs from the name in the code when the repository was renamed.'),
		field: 'id',
		read: (model) => model.id,
	},
	{
		id: 'commit',
		group: 'identity',
		label: () => l10n.t('Commit or version'),
		about: () => l10n.t('What the asked revision means now; pin it to load the same files next month.'),
		field: 'sha',
		read: (model) => model.commit ?? model.version,
	},
	{
		id: 'task',
		group: 'identity',
		label: () => l10n.t('Task'),
		about: () => l10n.t('What the model was made to do.'),
		field: 'pipeline_tag',
		read: (model) => model.task,
	},
	{
		id: 'downloads',
		group: 'popularity',
		label: () => l10n.t('Downloads in 30 days'),
		about: () => l10n.t('How many others rely on it; says nothing about fitness for your task.'),
		field: 'downloads',
		read: (model) => count(model.downloads),
	},
	{
		id: 'likes',
		group: 'popularity',
		label: () => l10n.t('Likes'),
		about: () => l10n.t('People who marked it; never reset when the weights change.'),
		field: 'likes',
		read: (model) => count(model.likes),
	},
	{
		id: 'created',
		group: 'maintenance',
		label: () => l10n.t('Created'),
		about: () => l10n.t('A repository younger than your reference to it deserves a look.'),
		field: 'createdAt',
		read: (model) => {
			const read = day(model.createdAt);
			return read === firstRecordedDay ? l10n.t('{0} or earlier', read) : read;
		},
	},
	{
		id: 'changed',
		group: 'maintenance',
		label: () => l10n.t('Last change'),
		about: () => l10n.t('Of any file, the card included.'),
		field: 'lastModified',
		read: (model) => day(model.lastModified),
	},
	{
		id: 'languages',
		group: 'documentation',
		label: () => l10n.t('Languages'),
		about: () => l10n.t('What the author says it understands.'),
		field: 'cardData.language',
		read: (model) => list(model.languages),
	},
	{
		id: 'results',
		group: 'documentation',
		label: () => l10n.t('Evaluation results'),
		about: () =>
			l10n.t('Whether the card claims results that a machine can read; claims are not measurements.'),
		field: 'model-index',
		read: (model) => (model.statesResults ? l10n.t('claimed by the author') : undefined),
	},
	{
		id: 'licence',
		group: 'licence',
		label: () => l10n.t('Licence'),
		about: () => l10n.t('What the author claims; the text that grants it is a file of its own.'),
		field: 'cardData.license',
		read: (model) => list(model.licenses),
	},
	{
		id: 'licence-name',
		group: 'licence',
		label: () => l10n.t('Licence name'),
		about: () => l10n.t('The name the author gives to a licence that the hub does not know.'),
		field: 'cardData.license_name',
		read: (model) => list([model.licenseName, model.licenseLink].filter((part) => part !== undefined)),
	},
	{
		id: 'gated',
		group: 'licence',
		label: () => l10n.t('Access'),
		about: () => l10n.t('Gated files can be loaded only after their terms were accepted.'),
		field: 'gated',
		read: ({ gated }) => {
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
	},
	{
		id: 'base-models',
		group: 'provenance',
		label: () => l10n.t('Base models'),
		about: () => l10n.t('What it was made from; their terms and faults come along.'),
		field: 'cardData.base_model',
		read: (model) => list(model.baseModels),
	},
	{
		id: 'datasets',
		group: 'provenance',
		label: () => l10n.t('Training data'),
		about: () => l10n.t('The datasets that the card names.'),
		field: 'cardData.datasets',
		read: (model) => list(model.datasets),
	},
	{
		id: 'architecture',
		group: 'provenance',
		label: () => l10n.t('Architecture'),
		about: () => l10n.t('The class that the configuration names.'),
		field: 'config.architectures',
		read: (model) => list(model.architectures) ?? model.modelType,
	},
	{
		id: 'library',
		group: 'portability',
		label: () => l10n.t('Library'),
		about: () => l10n.t('What it is meant to be loaded with.'),
		field: 'library_name',
		read: (model) => model.library,
	},
	{
		id: 'parameters',
		group: 'portability',
		label: () => l10n.t('Parameters'),
		about: () => l10n.t('Counted in the headers of the safetensors files, by data type.'),
		field: 'safetensors',
		read: ({ parameters }) =>
			parameters &&
			`${formatCount(parameters.total)} (${Object.entries(parameters.byDtype)
				.map(([dtype, elements]) => `${dtype} ${formatCount(elements)}`)
				.join(', ')})`,
	},
	{
		id: 'size',
		group: 'portability',
		label: () => l10n.t('Size of the repository'),
		about: () => l10n.t('All files together; a load reads only some of them.'),
		field: 'siblings',
		read: ({ files, size }) => {
			if (!files?.length || files.some((file) => file.size === undefined)) {
				return size === undefined ? undefined : formatBytes(size);
			}
			const bytes = files.reduce((sum, file) => sum + (file.size ?? 0), 0);
			return l10n.t('{0} in {1} files', formatBytes(bytes), files.length);
		},
	},
	{
		id: 'remote-code',
		group: 'risk',
		label: () => l10n.t('Code in the repository'),
		about: () => l10n.t('Python files that run when a load trusts remote code.'),
		field: 'config.auto_map',
		read: ({ remoteCode, files }) =>
			list(remoteCode) ??
			(files?.some((file) => file.path === 'config.json') ? l10n.t('none named') : undefined),
	},
	{
		id: 'scan',
		group: 'risk',
		label: () => l10n.t("The hub's scanners"),
		about: () => l10n.t('A finished scan without findings is no proof; an unfinished one says nothing.'),
		field: 'securityRepoStatus',
		read: ({ scan }) => {
			if (!scan) {
				return undefined;
			}
			if (scan.issues.length > 0) {
				return scan.issues.map(({ path, level }) => `${path}: ${level}`).join(', ');
			}
			return scan.done ? l10n.t('finished, no findings') : l10n.t('not finished');
		},
	},
];

/** The groups in the order in which they are shown. */
export const attributeGroups: readonly { readonly id: AttributeGroup; readonly label: () => string }[] = [
	{ id: 'identity', label: () => l10n.t('What it is') },
	{ id: 'licence', label: () => l10n.t('Licence') },
	{ id: 'risk', label: () => l10n.t('Risk') },
	{ id: 'popularity', label: () => l10n.t('Popularity') },
	{ id: 'maintenance', label: () => l10n.t('Maintenance') },
	{ id: 'documentation', label: () => l10n.t('Documentation') },
	{ id: 'provenance', label: () => l10n.t('Provenance') },
	{ id: 'portability', label: () => l10n.t('Portability') },
];
