import { incompleteCard } from './incompleteCard';
import { modelNotFound } from './modelNotFound';
import { noLicense } from './noLicense';
import { pickleWeights } from './pickleWeights';
import type { Rule } from './rule';
import { unpinnedRevision } from './unpinnedRevision';

/** Every rule, in the order in which findings of one place are shown. */
export const rules: readonly Rule[] = [
	modelNotFound,
	unpinnedRevision,
	pickleWeights,
	noLicense,
	incompleteCard,
];
