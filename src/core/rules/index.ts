import { incompleteCard } from './incomplete-card';
import { licenseChain } from './license-chain';
import { licensePolicy } from './license-policy';
import { licenseTextMissing } from './license-text-missing';
import { modelNotFound } from './model-not-found';
import { modelPolicy } from './model-policy';
import { noLicense } from './no-license';
import { pickleWeights } from './pickle-weights';
import type { Rule } from './rule';
import { unpinnedRevision } from './unpinned-revision';

/** Every rule, in the order in which findings of one place are shown. */
export const rules: readonly Rule[] = [
	modelNotFound,
	modelPolicy,
	unpinnedRevision,
	pickleWeights,
	noLicense,
	licensePolicy,
	licenseChain,
	licenseTextMissing,
	incompleteCard,
];
