// What a load reads of a repository beside weights, by the names of its files alone.

import type { ModelFile } from '../model';
import type { Load } from '../reference';
import { isComponentFolder } from './pipelineWeights';
import { baseName, folderName, isPickle, weightFormat } from './weightFiles';

/** Which paths a load reads, given the files of the repository and the paths of the weights that it chooses. */
type Beside = (
	load: Load,
	files: readonly ModelFile[],
	chosen: ReadonlySet<string>,
) => (path: string) => boolean;

/** A kind of load of which it is known what it reads; of all others anything is taken to be read. */
interface BesideRow {
	readonly what: string;
	/** The release whose source says so. */
	readonly checked: string;
	fits(load: Load, files: readonly ModelFile[]): boolean;
	readonly reads: Beside;
}

// Older models have a configuration for each release: `config.4.0.0.json`.
const configurations = /^(?:(?:config|generation_config|adapter_config|model_index)|config(?:\.\d+)+)\.json$/;
const schedulers = /^(?:config|scheduler_config|model_index)\.json$/;
const besideModel =
	/^(?:config(?:\.\d+)*|generation_config|adapter_config|[\w-]*quant\w*_config|.*\.index(?:\.[\w-]+)?)\.json$/;
/** `vocab_files_names` of every tokenizer of the release, the texts of all of them, and those of processors. */
const texts =
	/^(?:(?:tokenizer|special_tokens|added_tokens|vocab|merges|spiece|sentencepiece|spm|preprocessor|video_preprocessor|image_processor|audio_tokenizer|processor|speaker_embeddings|chat_template)[\w.-]*|(?:entity_vocab|target_vocab|emoji|normalizer|byte_maps|word_shape|word_pronunciation|tekken)\.json|bpe\.codes|dict\.txt|[\w.-]*\.(?:tiktoken|spm|model|tokenizer|jinja))$/;
const templates = /(?:^|\/)(?:additional_)?chat_templates\//;

/** The first row that fits counts. */
const rows: readonly BesideRow[] = [
	{
		what: 'a scheduler reads its configuration',
		checked: 'diffusers 0.42.1',
		fits: ({ reads, call }) => reads === 'text' && /Scheduler\w*\.from_pretrained$/.test(call),
		reads: inFolder((name) => schedulers.test(name)),
	},
	{
		what: 'a class of configurations reads them alone',
		checked: 'transformers 5.24.0, peft 0.21.2, diffusers 0.42.1',
		fits: ({ reads, call }) =>
			reads === 'text' &&
			/Config\w*\.from_pretrained$|\.load_config$|^(?:config_name|base_model_config)$/.test(call),
		reads: inFolder((name) => configurations.test(name)),
	},
	{
		what: 'a tokenizer or processor reads its own files, and the configuration that says which class it has',
		checked: 'transformers 5.24.0',
		fits: ({ reads }) => reads === 'text',
		reads: (load) => {
			const own = inFolder((name) => configurations.test(name) || isText(name))(load);
			return (path) => own(path) || templates.test(path);
		},
	},
	{
		what: 'a class of models reads its configuration and the index of its shards',
		checked: 'transformers 5.24.0, diffusers 0.42.1',
		fits: isOneModel,
		reads: inFolder((name) => besideModel.test(name)),
	},
	{
		what: 'a pipeline reads its index, and what lies in the folders of its components',
		checked: 'diffusers 0.42.1',
		fits: ({ reads, call }, files) =>
			reads === 'weights' &&
			/Pipeline(?:For\w+)?\.from_pretrained$/.test(call) &&
			files.some(({ path }) => path === 'model_index.json'),
		reads: (_, files, chosen) => {
			const folders = componentsIn(files, chosen);
			return (path) => isNoWeights(path) && folders.has(topOf(path));
		},
	},
];

/**
 * What this load reads beside the weights that it chooses, as far as the libraries' ways are known here; where they are
 * not, every file that is neither weights nor there for people only.
 * @param chosen The paths of the weights.
 */
export function filesBeside(
	load: Load,
	files: readonly ModelFile[],
	chosen: ReadonlySet<string>,
): readonly ModelFile[] {
	// What code of the repository opens is not known.
	const row = runsCode(load) ? undefined : rows.find(({ fits }) => fits(load, files));
	const isRead = row ? row.reads(load, files, chosen) : isNoWeights;
	return files.filter(({ path }) => !chosen.has(path) && isRead(path));
}

/** The call trusts code of the repository, or may. */
function runsCode({ options: { trust_remote_code: trusts } }: Load): boolean {
	return (
		trusts !== undefined && trusts.state !== 'absent' && !(trusts.state === 'known' && trusts.value !== true)
	);
}

/** Files of the call's folder by their names; of any folder where the text does not say which. */
function inFolder(isRead: (name: string) => boolean) {
	return ({ options: { subfolder } }: Load): ((path: string) => boolean) => {
		const said = subfolder?.state === 'known' && typeof subfolder.value === 'string' ? subfolder.value : '';
		const folder = subfolder?.state === 'unknown' ? undefined : said.replace(/^\/+|\/+$/g, '');
		return (path) => (folder === undefined || folderName(path) === folder) && isRead(baseName(path));
	};
}

/** `AutoModel`, `AutoModelForX`, `BertForX` of transformers, and one component of a diffusers pipeline. */
function isOneModel({ library, reads, call }: Load): boolean {
	if (reads !== 'weights') {
		return false;
	}
	return library === 'transformers'
		? /(?:^|\.)(?:TF|Flax)?(?:Auto(?:Model(?:For\w+|With\w+)?|Backbone)|(?!Auto)[A-Z][a-z]\w*For[A-Z]\w+)\.from_pretrained$/.test(
				call,
			)
		: library === 'diffusers' && /\.from_pretrained$/.test(call) && !/Pipeline/.test(call);
}

/** `a` of `a/b/c.json`; empty for a file at the top. */
const topOf = (path: string): string => path.slice(0, Math.max(0, path.indexOf('/')));

/**
 * The folders that a pipeline reads, and the top. One with weights is among them only where some of these are chosen:
 * others are for other runtimes.
 */
function componentsIn(files: readonly ModelFile[], chosen: ReadonlySet<string>): ReadonlySet<string> {
	const withWeights = new Set<string>();
	const withChosen = new Set(['']);
	for (const { path } of files) {
		(chosen.has(path) ? withChosen : isWeights(path) ? withWeights : new Set()).add(topOf(path));
	}
	const all = files.map(({ path }) => topOf(path)).filter(isComponentFolder);
	return new Set([...withChosen, ...all.filter((folder) => !withWeights.has(folder))]);
}

/** OpenVINO's pairs and packages of CoreML, whatever their files are called; and the state of a training run. */
const besides =
	/(?:^|\/)openvino_[\w.-]*\.(?:bin|xml)$|\.mlpackage\/|(?:^|\/)(?:training_args|optimizer|scheduler)\.bin$/i;
const forPeople =
	/(?:^|\/)(?:\.git\w+|(?:readme|licen[cs]e|notice|citation|events\.out\.tfevents)[^/]*|[^/]*\.(?:md|rst|png|jpe?g|gif|svg|webp|bmp|ico|pdf|mp4|webm|mov|ipynb))$/i;

/** Also those that no library of this program chooses. */
function isWeights(path: string): boolean {
	return (
		besides.test(path) || (!isText(baseName(path)) && (weightFormat(path) !== undefined || isPickle(path)))
	);
}

/** What a library may read as a text: neither weights nor a file for people. */
const isNoWeights = (path: string): boolean => !isWeights(path) && !forPeople.test(path);

/** Some old tokenizers keep their words as a pickle. */
const isText = (name: string): boolean =>
	texts.test(name) && (weightFormat(name) === undefined || /\.pkl$/.test(name));
