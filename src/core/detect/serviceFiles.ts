// Files about a service that runs models under names of its own.
import type { ModelReference } from '../reference';
import { wordsOf } from './naming';
import { saysService } from './services';

/** What an entry or a variable says, which no call of a library asks for. */
const saidOnly = new Set(['configuration', 'environment']);

/**
 * Without what a file of such a service only names: its models, whatever they look like. What a library loads there, and
 * what an address leads to, is of its hub.
 */
export const withoutOffers = (
	path: string,
	text: string,
	references: readonly ModelReference[],
): readonly ModelReference[] =>
	references.length > 0 && isOfService(path, text)
		? references.filter(
				({ hub, kind, text, loads, handedTo }) =>
					hub !== 'huggingface' ||
					kind !== 'model' ||
					text.includes('://') ||
					handedTo !== undefined ||
					loads.some(({ library }) => !saidOnly.has(library)),
			)
		: references;

/**
 * Whether a file is called after such a service, or its folder is: `openrouter.models.ts`, `groq/models.json`; and it says
 * nothing of Hugging Face, which may pass requests on.
 */
function isOfService(path: string, text: string): boolean {
	const called = path.split(/[\\/]/).slice(-2);
	return (
		called.some((one) => saysService(wordsOf(one).join('_'))) && !/hugging[\s_-]?face|\bhf\.co\b/i.test(text)
	);
}
