import { chatTemplate } from './chat-template';
import { defaultModel } from './default-model';
import { expiredSuppression } from './expired-suppression';
import { flaggedFile } from './flagged-file';
import { gatedModel } from './gated-model';
import { incompleteCard } from './incomplete-card';
import { invalidSuppression } from './invalid-suppression';
import { licenseChain } from './license-chain';
import { licensePolicy } from './license-policy';
import { licenseTextMissing } from './license-text-missing';
import { lockDrift } from './lock-drift';
import { lookalikeName } from './lookalike-name';
import { mixedRevisions } from './mixed-revisions';
import { modelNotFound } from './model-not-found';
import { modelPolicy } from './model-policy';
import { noCard } from './no-card';
import { noLicense } from './no-license';
import { pathOrHub } from './path-or-hub';
import { pickleWeights } from './pickle-weights';
import { recreatedModel } from './recreated-model';
import { remoteCode } from './remote-code';
import { removedApi } from './removed-api';
import { renamedModel } from './renamed-model';
import { revisionBehind } from './revision-behind';
import { revisionNotFound } from './revision-not-found';
import type { Rule } from './rule';
import { scanUnfinished } from './scan-unfinished';
import { staleDecision } from './stale-decision';
import { undecidedModel } from './undecided-model';
import { unpinnedRevision } from './unpinned-revision';
import { unsafeTorchLoad } from './unsafe-torch-load';
import { unusedSuppression } from './unused-suppression';

/** Every rule, in the order in which findings of one place are shown: the weightiest first. */
export const rules: readonly Rule[] = [
	modelNotFound,
	revisionNotFound,
	flaggedFile,
	modelPolicy,
	licensePolicy,
	undecidedModel,
	staleDecision,
	lockDrift,
	lookalikeName,
	recreatedModel,
	remoteCode,
	chatTemplate,
	pathOrHub,
	defaultModel,
	unpinnedRevision,
	mixedRevisions,
	pickleWeights,
	renamedModel,
	unsafeTorchLoad,
	removedApi,
	noLicense,
	licenseChain,
	gatedModel,
	noCard,
	licenseTextMissing,
	incompleteCard,
	scanUnfinished,
	revisionBehind,
	invalidSuppression,
	expiredSuppression,
	unusedSuppression,
];
