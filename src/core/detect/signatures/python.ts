import { diffusersSignatures } from './python/diffusers';
import { frameworkSignatures } from './python/frameworks';
import { hubSignatures } from './python/hub';
import { otherHubSignatures } from './python/otherHubs';
import { sentenceSignatures } from './python/sentence';
import { servingSignatures } from './python/serving';
import { speechSignatures } from './python/speech';
import { textLibrarySignatures } from './python/text';
import {
	peftSignatures,
	pretrainedSignatures,
	textSignatures,
	transformersSignatures,
} from './python/transformers';
import { visionSignatures } from './python/vision';
import type { Signature } from './signature';

/**
 * Calls of Python libraries that name a model. Every row is tested by its example.
 * The first row that fits wins: classes that read texts come before those that read weights, named ones before `*`.
 */
export const pythonSignatures: readonly Signature[] = [
	...sentenceSignatures,
	...speechSignatures,
	...visionSignatures,
	...textLibrarySignatures,
	...frameworkSignatures,
	...peftSignatures,
	...textSignatures,
	...servingSignatures,
	...diffusersSignatures,
	...transformersSignatures,
	...hubSignatures,
	...otherHubSignatures,
	...pretrainedSignatures,
];
