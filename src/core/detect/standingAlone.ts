// What is seen of a literal without a tree: whether anything may be made of it where no call asks for it.
import { mayNameDataset } from './datasets';
import { isCanonical } from './ids';
import { repositoryOfHandle } from './links';
import { isVague, modelsIn, modelUnder } from './modelUnder';
import { isOllamaName } from './ollama';
import { flagWord, isCommandText, isSettings, mayName, repositoryOf } from './spellings';

/**
 * Whether anything may be made of a literal that no call asks for, whatever it stands under. Most addresses lead to no
 * hub, and most words with a slash or a colon are media types, devices and paths, which never name anything.
 * @param file What the literal stands in.
 */
export function mayStandAlone(literal: string, file: string): boolean {
	if (/^[a-z][a-z\d+.-]*:\/\//i.test(literal)) {
		return repositoryOf(literal) !== undefined || repositoryOfHandle(literal) !== undefined;
	}
	if (!mayName(literal)) {
		return false;
	}
	const model = modelUnder(literal, file);
	return (
		(model !== undefined && !(model.hub === 'huggingface' && isVague(model.said.id))) ||
		mayNameDataset(literal, file) ||
		(literal.includes(',') && modelsIn(literal, file).length > 0) ||
		isCommandText(literal) ||
		isSettings(literal) ||
		flagWord(literal) !== undefined
	);
}

/** Whether the literal at an offset of Python code is seen to be such a decorator's, without a tree. */
export const isDocumented = (file: string, at: number, literal: string): boolean =>
	!literal.includes(',') &&
	/doc_?string\w{0,40}\(\s{0,40}(?:checkpoint\s?=\s?)?$/i.test(file.slice(Math.max(at - 120, 0), at));

/**
 * Whether the literal at an offset of Python code is seen to be an architecture or to be compared, without a tree:
 * `model_type = "llama"`, `["model_type"] == "llama"`. Many names of Ollama's library are those of architectures, too.
 */
export const isArchitecture = (file: string, at: number, literal: string): boolean =>
	isOllamaName(literal) &&
	!literal.includes(':') &&
	!isCanonical(literal) &&
	/(?:\w_type(?:["']\]?)?\s{0,4}[=:]|[=!]=)\s{0,4}$/.test(file.slice(Math.max(at - 40, 0), at));
