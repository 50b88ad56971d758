import type { ModelFile, ModelInfo } from '../model';
import type { HubId, Load } from '../reference';
import { filesBeside } from './besideWeights';
import { loadedWeights } from './loadedWeights';
import { baseName, folderName, weightFormat } from './weightFiles';

/** The files that a load reads; not `certain` where it reads some of these weights and which is not known. */
export interface LoadedFiles {
	readonly files: readonly ModelFile[];
	readonly certain: boolean;
}

/**
 * What a load reads of a repository: the weights it chooses, or the one file it names, and what its library reads beside
 * them (`filesBeside`); everything where the whole repository is downloaded, and all weights where it is not known which,
 * or where those that are known to be looked for are not there. Rather more than less: what is left out here, nobody
 * looks at. Undefined when the hub did not list the files.
 */
export function loadedFiles(
	load: Load,
	model: Pick<ModelInfo, 'files'>,
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
	const named = load.reads === 'file' ? load.options.filename : undefined;
	if (named?.state === 'known' && typeof named.value === 'string') {
		return filesNamed(load, named.value, files);
	}
	const weights = loadedWeights(load, files);
	const certain = weights.state === 'files' || weights.state === 'nothing';
	const read =
		weights.state === 'files'
			? [...weights.files, ...(weights.also ?? []), ...moreWeights(load, weights.files, files)]
			: files.filter(({ path }) => !certain && weightFormat(path) !== undefined);
	const chosen = new Set(read.map(({ path }) => path));
	const beside = new Set(filesBeside(load, files, chosen));
	return { files: files.filter((file) => chosen.has(file.path) || beside.has(file)), certain };
}

/**
 * The file of that name, in any folder where the text does not say which; or all that a pattern such as `*q8_0.gguf`
 * fits.
 */
function filesNamed(load: Load, name: string, files: readonly ModelFile[]): LoadedFiles {
	const { subfolder } = load.options;
	if (!/[*?[]/.test(name) && subfolder?.state !== 'unknown') {
		return { files: files.filter(({ path }) => isReadBeside(load, path)), certain: true };
	}
	return { files: files.filter(({ path }) => fitsPattern(path, name)), certain: false };
}

/** Stars fit anything, folders too; other signs of patterns are read as the end of what is known of the name. */
function fitsPattern(path: string, pattern: string): boolean {
	const [first = '', ...more] = pattern.replace(/[?[].*$/s, '*').split('*');
	const named = path.startsWith(first) || first === '' ? path : baseName(path);
	if (!named.startsWith(first)) {
		return false;
	}
	if (more.length === 0) {
		return named === first;
	}
	const last = more.pop() ?? '';
	let at = first.length;
	for (const part of more) {
		const next = named.indexOf(part, at);
		if (next === -1) {
			return false;
		}
		at = next + part.length;
	}
	return named.length - last.length >= at && named.endsWith(last);
}

/** Servers that take a model in the layout of Mistral's own programs before the one of transformers. */
const consolidating: ReadonlySet<string> = new Set(['vllm', 'sglang', 'text-generation-inference']);

/**
 * What may be opened with or instead of these weights: the file in which an ONNX graph keeps its large tensors
 * (`model.onnx_data`), and the other layout of the same weights.
 */
function moreWeights(
	{ library }: Load,
	weights: readonly ModelFile[],
	files: readonly ModelFile[],
): readonly ModelFile[] {
	const graphs = new Set(weights.map(({ path }) => path).filter((path) => /\.onnx$/i.test(path)));
	const isMore = (path: string) =>
		graphs.has(path.replace(/(?:_data(?:_\d+)?|\.data)$/, '')) ||
		(consolidating.has(library) && /^consolidated[\w.-]*\.safetensors$/.test(path));
	return files.filter(({ path }) => isMore(path));
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
