import { defaultModel } from './default-model';
import { incompleteCard } from './incomplete-card';
import { modelNotFound } from './model-not-found';
import { noLicense } from './no-license';
import { pathOrHub } from './path-or-hub';
import { pickleWeights } from './pickle-weights';
import { removedApi } from './removed-api';
import type { Rule } from './rule';
import { unpinnedRevision } from './unpinned-revision';
import { unsafeTorchLoad } from './unsafe-torch-load';

/** Every rule, in the order in which findings of one place are shown. */
export const rules: readonly Rule[] = [
	modelNotFound,
	pathOrHub,
	defaultModel,
	unpinnedRevision,
	pickleWeights,
	unsafeTorchLoad,
	removedApi,
	noLicense,
	incompleteCard,
];
