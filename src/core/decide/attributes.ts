import * as l10n from '@vscode/l10n';
import type { Attribute, AttributeGroup } from './attribute';
import { discrepancyAttributes } from './attributes/discrepancies';
import { documentationAttributes } from './attributes/documentation';
import { identityAttributes } from './attributes/identity';
import { licenceAttributes } from './attributes/licence';
import { maintenanceAttributes } from './attributes/maintenance';
import { popularityAttributes } from './attributes/popularity';
import { portabilityAttributes } from './attributes/portability';
import { provenanceAttributes } from './attributes/provenance';
import { reproducibilityAttributes } from './attributes/reproducibility';
import { riskAttributes } from './attributes/risk';

export { firstRecordedDay } from './attributes/maintenance';

/** Everything that is shown of a model; a row each, in the files of their groups. */
export const attributes: readonly Attribute[] = [
	...identityAttributes,
	...licenceAttributes,
	...riskAttributes,
	...discrepancyAttributes,
	...popularityAttributes,
	...maintenanceAttributes,
	...documentationAttributes,
	...provenanceAttributes,
	...reproducibilityAttributes,
	...portabilityAttributes,
];

/** The groups in the order in which they are shown. */
export const attributeGroups: readonly { readonly id: AttributeGroup; readonly label: () => string }[] = [
	{ id: 'identity', label: () => l10n.t('What it is') },
	{ id: 'licence', label: () => l10n.t('Licence') },
	{ id: 'risk', label: () => l10n.t('Risk') },
	{ id: 'discrepancies', label: () => l10n.t('Discrepancies') },
	{ id: 'popularity', label: () => l10n.t('Popularity') },
	{ id: 'maintenance', label: () => l10n.t('Maintenance') },
	{ id: 'documentation', label: () => l10n.t('Documentation') },
	{ id: 'provenance', label: () => l10n.t('Provenance') },
	{ id: 'reproducibility', label: () => l10n.t('Reproducibility') },
	{ id: 'portability', label: () => l10n.t('Portability') },
];
