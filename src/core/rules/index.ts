import { expiredSuppression } from './expired-suppression';
import { incompleteCard } from './incomplete-card';
import { invalidSuppression } from './invalid-suppression';
import { modelNotFound } from './model-not-found';
import { noLicense } from './no-license';
import { pickleWeights } from './pickle-weights';
import type { Rule } from './rule';
import { unpinnedRevision } from './unpinned-revision';
import { unusedSuppression } from './unused-suppression';

/** Every rule, in the order in which findings of one place are shown. */
export const rules: readonly Rule[] = [
	modelNotFound,
	unpinnedRevision,
	pickleWeights,
	noLicense,
	incompleteCard,
	invalidSuppression,
	expiredSuppression,
	unusedSuppression,
];
