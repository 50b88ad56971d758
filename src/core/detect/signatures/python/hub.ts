import type { Signature } from '../signature';
import { first, named, repo, rows, rowsAs } from './rows';

const library = 'huggingface_hub';
const modules = ['huggingface_hub'];
const checked = 'huggingface_hub 2.4.0';

/** Functions of the library, which are methods of `HfApi` too. */
const calls = (names: string, row: Partial<Signature>): Signature[] =>
	rowsAs(
		(call) => `from huggingface_hub import HfApi, ${call}\n${call}("org/name", "file")`,
		rows(library, modules, names, repo, { checked, ...row }).map((one) => ({
			...one,
			anywhere: /hub|snapshot/.test(one.call),
		})),
	);

/** One file of the repository. */
const file = {
	revision: 'revision',
	reads: 'file',
	options: ['filename', 'subfolder'],
	optionsAt: { filename: 1 },
} as const;

export const hubSignatures: readonly Signature[] = [
	// It looks into the cache and fetches nothing.
	...calls('try_to_load_from_cache', { revision: 'revision', reads: 'text' }),
	...calls('hf_hub_download', file),
	...calls('hf_hub_url', { ...file, address: true }),
	// Before 0.10 the revision could stand behind the id, as it does for the function of ModelScope.
	...calls('snapshot_download', { revision: 'revision', revisionAt: 1, reads: 'snapshot' }),
	...calls(
		'model_info repo_info list_repo_files list_repo_tree list_repo_commits get_paths_info file_exists get_safetensors_metadata parse_safetensors_file_metadata',
		{ revision: 'revision', reads: 'text' },
	),
	// What they ask is not about a revision.
	...calls('repo_exists list_repo_refs revision_exists auth_check', { reads: 'text' }),
	...calls('from_pretrained_fastai', { revision: 'revision', reads: 'snapshot' }),
	...calls('from_pretrained_keras', {
		revision: 'revision',
		reads: 'snapshot',
		checked: 'huggingface_hub 0.36.0',
	}),
	...calls('dataset_info datasets_info', { kind: 'dataset', revision: 'revision', reads: 'text' }),
	...calls('space_info', { kind: 'space', revision: 'revision', reads: 'text' }),
	...calls('get_space_runtime', { kind: 'space', reads: 'text' }),
	...rows(library, modules, 'create_inference_endpoint update_inference_endpoint', named('repository'), {
		revision: 'revision',
		reads: 'remote',
		checked,
	}),
	...rows(library, modules, 'InferenceClient AsyncInferenceClient', first('model', 'base_url'), {
		reads: 'remote',
		anywhere: true,
		checked,
	}),
	...['InferenceClient()', 'AsyncInferenceClient()'].flatMap((client) =>
		['*', 'chat.completions.create'].flatMap((call) =>
			rows(library, modules, `${client}.${call}`, named('model'), {
				reads: 'remote',
				anywhere: true,
				checked,
				example: `client = ${client}\nclient.${call === '*' ? 'text_generation' : call}(model="org/name")`,
			}),
		),
	),
	// `models/org/name` and `spaces/org/name` run elsewhere.
	...rows('gradio', ['gradio'], 'load Interface.load', first('name'), {
		prefix: /^(?:(?:models|huggingface)\/|(?=spaces\/))/,
		reads: 'remote',
		checked: 'gradio 6.31.0',
	}).map((row) => ({ ...row, example: `import gradio as gr\ngr.${row.call}("models/org/name")` })),
	...rows('gradio_client', ['gradio_client'], 'Client', first('src'), {
		kind: 'space',
		reads: 'remote',
		checked: 'gradio_client 2.7.2',
	}),
	...rows('smolagents', ['smolagents'], 'Tool.from_space', first('space_id'), {
		kind: 'space',
		reads: 'remote',
		checked: 'smolagents 1.26.0',
	}),
	...rows('smolagents', ['smolagents'], 'load_tool Tool.from_hub', first('repo_id'), {
		kind: 'space',
		reads: 'snapshot',
		options: ['trust_remote_code'],
		checked: 'smolagents 1.26.0',
	}),
	// Before smolagents these were transformers' own.
	...rows('transformers', ['transformers'], 'load_tool Tool.from_hub', first('task_or_repo_id', 'repo_id'), {
		kind: 'space',
		reads: 'snapshot',
		options: ['trust_remote_code'],
		checked: 'transformers 4.47.1',
	}),
	...rows('huggingface_sb3', ['huggingface_sb3'], 'load_from_hub', repo, {
		reads: 'file',
		options: ['filename'],
		optionsAt: { filename: 1 },
		checked: 'huggingface_sb3 3.0',
	}),
	...rows('pythae', ['pythae'], '*.load_from_hf_hub', first('hf_hub_path'), {
		reads: 'snapshot',
		checked: 'pythae 0.1.2',
	}),
	...rows(
		'datasets',
		['datasets', 'torchtune'],
		'load_dataset load_dataset_builder get_dataset_config_names get_dataset_split_names get_dataset_infos get_dataset_config_info get_dataset_default_config_name',
		first('path'),
		{
			kind: 'dataset',
			revision: 'revision',
			reads: 'snapshot',
			anywhere: true,
			anyText: true,
			checked: 'datasets 5.2.0',
		},
	),
	...rows(
		'lerobot',
		['lerobot'],
		'LeRobotDataset LeRobotDatasetMetadata StreamingLeRobotDataset',
		first('repo_id'),
		{ kind: 'dataset', revision: 'revision', reads: 'snapshot', checked: 'lerobot 0.4.4' },
	),
];
