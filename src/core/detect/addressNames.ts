// Names of the address that is asked, and of the model that it is asked for.
import { wordsOf } from './naming';

/** Whether a name is one of an address: `base_url`, `apiBase`, `OPENAI_API_BASE`, `endpoint`. */
export const isAddressName = (name: string): boolean =>
	wordsOf(name).some((word) => /^(?:url|base|baseurl|endpoint|host|address)$/.test(word));

const addressWords = new Set('url base baseurl api endpoint host address v default'.split(' '));
const modelWords = new Set('model models name names id ids default'.split(' '));

/** Whether a name is one of a model: `model`, `model_name`, `CHAT_MODEL_ID`. */
export const isModelName = (name: string): boolean => wordsOf(name).some((word) => /^models?$/.test(word));

/**
 * What a name is about beside the address or the model: `chat` of `CHAT_MODEL` and of `chat_base_url`. The model of one
 * stem is asked for at the address of the same.
 */
export const stemOf = (name: string): string =>
	wordsOf(name)
		.filter((word) => !(isAddressName(name) ? addressWords : modelWords).has(word))
		.join('_');
