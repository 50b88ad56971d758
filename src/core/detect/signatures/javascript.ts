import { frameworkSignatures } from './javascript/frameworks';
import { hubSignatures, inferenceSignatures } from './javascript/hub';
import { ollamaSignatures, webLlmSignatures } from './javascript/local';
import { providerSignatures } from './javascript/providers';
import { transformersSignatures } from './javascript/transformers';
import type { Signature } from './signature';

/** Calls of TypeScript and JavaScript libraries that name a model. Every row is tested by its example. */
export const javascriptSignatures: readonly Signature[] = [
	...frameworkSignatures,
	...transformersSignatures,
	...hubSignatures,
	...inferenceSignatures,
	...providerSignatures,
	...webLlmSignatures,
	...ollamaSignatures,
];
