import { incompleteCard } from './incomplete-card';
import { modelNotFound } from './model-not-found';
import { noLicense } from './no-license';
import { pickleWeights } from './pickle-weights';
import type { Rule } from './rule';
import { unpinnedRevision } from './unpinned-revision';

/** Every rule, in the order in which findings of one place are shown. */
export const rules: readonly Rule[] = [
	modelNotFound,
	unpinnedRevision,
	pickleWeights,
	noLicense,
	incompleteCard,
];
