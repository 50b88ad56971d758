import type { HubId, Load, ModelFile, ModelInfo } from '../model';
import { loadedWeights } from './loadedWeights';
import { baseName, folderName, weightFormat } from './weightFiles';

/** The files that a load reads; not `certain` where it reads some of these weights and which is not known. */
export interface LoadedFiles {
	readonly files: readonly ModelFile[];
	readonly certain: boolean;
}

/**
 * What a load reads of a repository, as far as the libraries' ways are known here: the weights it chooses, the file it
 * names, configurations and tokenizers, code that it trusts; everything where the whole repository is downloaded, and
 * all weights where it is not known which. Undefined when the hub did not list the files.
 */
export function loadedFiles(
	load: Load,
	model: ModelInfo,
	hub: HubId = 'huggingface',
): LoadedFiles | undefined {
	const { files } = model;
	if (!files) {
		return undefined;
	}
	// What an image of Ollama consists of is pulled as one.
	if (load.reads === 'snapshot' || hub === 'ollama') {
		return { files, certain: true };
	}
	const weights = loadedWeights(load, files);
	const chosen = new Set(weights.state === 'files' ? weights.files.map(({ path }) => path) : []);
	const certain = weights.state !== 'unknown';
	return {
		files: files.filter(
			({ path }) =>
				chosen.has(path) ||
				(!certain && weightFormat(path) !== undefined) ||
				isReadBeside(load, path) ||
				isRun(load, model, path),
		),
		certain,
	};
}

const configurations = /^(?:config|generation_config|adapter_config|model_index)\.json$/;
const texts =
	/^(?:tokenizer|special_tokens|added_tokens|vocab|merges|spiece|sentencepiece|preprocessor|processor|chat_template)[\w.-]*$/;

/** What a library reads beside or instead of weights, by its name. */
export function isReadBeside({ reads, options }: Load, path: string): boolean {
	const { filename, subfolder } = options;
	if (subfolder?.state === 'unknown' || filename?.state === 'unknown') {
		return false;
	}
	const folder = subfolder?.state === 'known' && typeof subfolder.value === 'string' ? subfolder.value : '';
	if (reads === 'file') {
		const name = filename?.state === 'known' ? filename.value : undefined;
		return typeof name === 'string' && path === (folder ? `${folder}/${name}` : name);
	}
	if (folderName(path) !== folder.replace(/^\/+|(?<!\/)\/+$/g, '')) {
		return false;
	}
	return configurations.test(baseName(path)) || (reads === 'text' && texts.test(baseName(path)));
}

/** Code that the configuration names is run where the call trusts it. */
export function isRun({ options }: Load, { remoteCode }: ModelInfo, path: string): boolean {
	const trusts = options.trust_remote_code;
	return trusts?.state === 'known' && trusts.value === true && remoteCode?.includes(path) === true;
}
