import { isCanonical } from '../ids';
import type { IdAt } from './signature';

/** The first argument of every `from_pretrained`, and of the calls of huggingface_hub. */
export const pretrained: IdAt = {
	at: 0,
	keys: ['pretrained_model_name_or_path', 'pretrained_model_name', 'model_name_or_path'],
};
export const repo: IdAt = { at: 0, keys: ['repo_id'] };

/** The library fills in its own organisation for names without an owner, but for those older than owners. */
export const sentenceTransformers = (name: string): string =>
	name.includes('/') || isCanonical(name) ? name : `sentence-transformers/${name}`;
