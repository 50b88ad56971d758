import type { HubId, Reads, ReferenceKind } from '../../reference';

/** Keys of a tool's configuration that name a repository. */
export interface KeySignature {
	readonly library: string;
	readonly keys: readonly string[];
	/**
	 * One of these keys stands beside it, else the row is not meant; `datasets.path` is the key `path` of the mapping
	 * `datasets`, or of one in the list of that name, and `library=huggingface` the key `library` with that value.
	 */
	readonly beside?: readonly string[];
	/** Below the top of a file and beside this key it is a copy of the tool's own file, from which nothing is loaded. */
	readonly copiedWith?: string;
	/** The key beside it that says which revision; rows of one such key share it, as the tool asks for all at the same. */
	readonly revision?: string;
	/** That key may be added where it is missing: the tool is known to read it. */
	readonly insert?: boolean;
	/** With this key set beside it the tool refuses a revision. */
	readonly refusing?: string;
	/** The release whose own source the keys were read in. Absent: they are those of scripts that no release holds. */
	readonly checked?: string;
	readonly reads: Reads;
	readonly hub?: HubId;
	readonly kind?: ReferenceKind;
	/** YAML that names the id `org/name`. */
	readonly example: string;
}

const axolotl = 'axolotl 0.19.0';

// Key names: axolotl's configuration reference, the ModelArguments of TRL and LLaMA-Factory, PEFT's adapter_config.json.
export const keySignatures: readonly KeySignature[] = [
	{
		library: 'axolotl',
		keys: ['base_model'],
		beside: [
			'revision_of_model',
			'sequence_len',
			'micro_batch_size',
			// A list of names is a model card's.
			'datasets.path',
			'num_epochs',
			'adapter',
			'load_in_8bit',
			'special_tokens',
		],
		revision: 'revision_of_model',
		insert: true,
		refusing: 'gptq',
		checked: axolotl,
		reads: 'weights',
		example: 'base_model: org/name\nmicro_batch_size: 2',
	},
	{
		library: 'axolotl',
		keys: ['base_model_config', 'tokenizer_config', 'processor_config'],
		revision: 'revision_of_model',
		refusing: 'gptq',
		checked: axolotl,
		reads: 'text',
		example: 'tokenizer_config: org/name',
	},
	{
		library: 'transformers',
		keys: ['model_name_or_path'],
		revision: 'model_revision',
		insert: true,
		checked: 'trl 1.16.0, llamafactory 0.9.5',
		reads: 'weights',
		example: 'model_name_or_path: org/name',
	},
	{
		library: 'transformers',
		keys: ['tokenizer_name', 'tokenizer_name_or_path', 'config_name'],
		revision: 'model_revision',
		reads: 'text',
		example: 'tokenizer_name: org/name',
	},
	{
		library: 'llama-factory',
		keys: ['adapter_name_or_path', 'ref_model', 'ref_model_adapters'],
		beside: ['finetuning_type', 'template'],
		revision: 'model_revision',
		checked: 'llamafactory 0.9.5',
		reads: 'weights',
		example: 'ref_model: org/name\nfinetuning_type: lora',
	},
	{
		library: 'peft',
		keys: ['base_model_name_or_path'],
		// Results of experiments hold the configuration of their adapter.
		copiedWith: 'peft_type',
		revision: 'revision',
		insert: true,
		checked: 'peft 0.21.2',
		reads: 'weights',
		example: '{"base_model_name_or_path": "org/name", "peft_type": "LORA"}',
	},
	// dataset_info.json of LLaMA-Factory.
	{
		library: 'llama-factory',
		keys: ['hf_hub_url', 'ms_hub_url', 'om_hub_url'],
		kind: 'dataset',
		checked: 'llamafactory 0.9.5',
		reads: 'snapshot',
		example: 'hf_hub_url: org/name',
	},
	{
		// As its models beside it are, of which the keys say nothing more.
		library: 'configuration',
		keys: ['tokenizer_source'],
		beside: ['merge_method'],
		checked: 'mergekit 0.1.5',
		reads: 'text',
		example: 'merge_method: slerp\ntokenizer_source: org/name',
	},
	{
		// Else its tokenizers are files, or of kinds that it has names for.
		library: 'nemo',
		keys: ['type'],
		beside: ['library=huggingface'],
		checked: 'nemo_toolkit 2.4.0',
		reads: 'text',
		example: 'tokenizer:\n  library: huggingface\n  type: org/name',
	},
	{
		library: 'optimum',
		keys: ['gaudi_config_name'],
		checked: 'optimum-habana 1.21.2',
		reads: 'text',
		example: '{"gaudi_config_name": "org/name"}',
	},
	{
		library: 'datasets',
		keys: [
			'dataset',
			'datasets',
			'dataset_name',
			'dataset_id',
			'dataset_path',
			'train_dataset',
			'eval_dataset',
			'dataset_mixer',
		],
		kind: 'dataset',
		reads: 'snapshot',
		example: 'dataset_name: org/name',
	},
];
