import { incompleteCard } from './incompleteCard.js';
import { modelNotFound } from './modelNotFound.js';
import { noLicense } from './noLicense.js';
import { pickleWeights } from './pickleWeights.js';
import type { Rule } from './rule.js';
import { unpinnedRevision } from './unpinnedRevision.js';

/** Every rule, in the order in which findings of one place are shown. */
export const rules: readonly Rule[] = [
	modelNotFound,
	unpinnedRevision,
	pickleWeights,
	noLicense,
	incompleteCard,
];
