import type { HubId, Reads, TakesRevision } from '../../reference';
import { isCoquiName, isSpacyPackage } from './catalogues';

/** A command that names a repository by the position of a word or by a flag. */
export interface CommandSignature {
	readonly library: string;
	/** The first words: `hf download`. */
	readonly command: readonly string[];
	/** The position of the id among the words that are no flags, after the command's own. */
	readonly at?: number;
	readonly flags?: readonly string[];
	/** The flag that says which revision; absent: the command takes none. */
	readonly revision?: string;
	readonly takes?: TakesRevision;
	/** The release whose own source the flags were read in. Absent: they are the tool's documentation's. */
	readonly checked?: string;
	readonly reads: Reads;
	readonly hub?: HubId;
	/** A file of the repository may be named behind a colon: `org/name:Q4_K_M`. */
	readonly tagged?: boolean;
	/** Names of the tool's own catalogue: hub `other`. */
	readonly catalogue?: (name: string) => boolean;
	/** Names the id `org/name`, or `exampleId`. */
	readonly example: string;
	readonly exampleId?: string;
}

const download = (command: readonly string[]): CommandSignature => ({
	library: 'huggingface_hub',
	command,
	at: 0,
	revision: '--revision',
	checked: command[0] === 'hf' ? 'huggingface_hub 2.4.0' : 'huggingface_hub 0.36.0',
	reads: 'snapshot',
	example: `${command.join(' ')} org/name --revision main`,
});

const served = (
	library: string,
	checked: string | undefined,
	command: string,
	flag: string,
): CommandSignature => ({
	library,
	command: command.split(' '),
	flags: [flag],
	revision: '--revision',
	...(checked === undefined ? {} : { checked }),
	reads: 'weights',
	example: `${command} ${flag} org/name --port 80`,
});

const tgi = 'text-generation-inference 3.3.6';

/** Commands that fetch or serve a model. Every row is tested by its example. */
export const commandSignatures: readonly CommandSignature[] = [
	download(['hf', 'download']),
	download(['huggingface-cli', 'download']),
	{
		library: 'vllm',
		command: ['vllm', 'serve'],
		at: 0,
		revision: '--revision',
		checked: 'vllm 0.33.0',
		reads: 'weights',
		example: 'vllm serve org/name',
	},
	served('vllm', 'vllm 0.33.0', 'vllm serve', '--model'),
	// Makes tokens of prompts, and loads no weights.
	{
		library: 'vllm',
		command: ['vllm', 'launch', 'render'],
		at: 0,
		reads: 'text',
		example: 'vllm launch render org/name --port 80',
	},
	// The modules behind `python -m`, and the other verbs, take the arguments of the same engine.
	...['openai.api_server', 'openai.run_batch', 'api_server'].map((module) =>
		served('vllm', undefined, `vllm.entrypoints.${module}`, '--model'),
	),
	...['run-batch', 'bench latency', 'bench throughput'].map((verb) =>
		served('vllm', undefined, `vllm ${verb}`, '--model'),
	),
	{
		library: 'sglang',
		command: ['sglang', 'serve'],
		at: 0,
		revision: '--revision',
		checked: 'sglang 0.5.23',
		reads: 'weights',
		example: 'sglang serve org/name --port 80',
	},
	...['sglang serve', 'sglang.launch_server'].flatMap((command) =>
		['--model-path', '--model'].map((flag) => served('sglang', 'sglang 0.5.23', command, flag)),
	),
	served('text-generation-inference', tgi, 'text-generation-launcher', '--model-id'),
	served('text-generation-inference', tgi, 'text-generation-server download-weights', '--model-id'),
	served(
		'text-embeddings-inference',
		'text-embeddings-inference 1.9.3',
		'text-embeddings-router',
		'--model-id',
	),
	{
		library: 'text-generation-inference',
		command: ['text-generation-server', 'download-weights'],
		at: 0,
		revision: '--revision',
		checked: tgi,
		reads: 'weights',
		example: 'text-generation-server download-weights org/name',
	},
	{
		library: 'tensorrt-llm',
		command: ['trtllm-serve'],
		at: 0,
		revision: '--revision',
		reads: 'weights',
		example: 'trtllm-serve org/name --port 80',
	},
	{
		library: 'tensorrt-llm',
		command: ['trtllm-serve', 'serve'],
		at: 0,
		revision: '--revision',
		reads: 'weights',
		example: 'trtllm-serve serve org/name',
	},
	{
		library: 'aphrodite',
		command: ['aphrodite', 'run'],
		at: 0,
		revision: '--revision',
		reads: 'weights',
		example: 'aphrodite run org/name',
	},
	{
		library: 'optimum',
		command: ['optimum-cli', 'export', 'onnx'],
		flags: ['--model', '-m'],
		checked: 'optimum 1.27.0, optimum-onnx 0.1.0',
		reads: 'weights',
		example: 'optimum-cli export onnx --model org/name out',
	},
	...['run', 'pull', 'show'].map(
		(verb): CommandSignature => ({
			library: 'ollama',
			command: ['ollama', verb],
			at: 0,
			reads: 'snapshot',
			hub: 'ollama',
			example: `ollama ${verb} org/name`,
		}),
	),
	{
		library: 'optimum',
		command: ['optimum-cli', 'export', 'openvino'],
		flags: ['--model', '-m'],
		checked: 'optimum-intel 2.2.0',
		reads: 'weights',
		example: 'optimum-cli export openvino --model org/name out',
	},
	// llama.cpp: the repository, and the quantisation behind a colon. It takes no revision.
	...[
		'llama-cli',
		'llama-completion',
		'llama-server',
		'llama-run',
		'llama-embedding',
		'llama-bench',
		'llama-perplexity',
		'llama-imatrix',
		'llama-speculative',
		'llama-mtmd-cli',
		'llama-tts',
	].map(
		(tool): CommandSignature => ({
			library: 'llama.cpp',
			command: [tool],
			flags: [
				...['-hf', '-hfr', '--hf-repo', '--spec-draft-hf', '-hfd', '-hfrd', '--hf-repo-draft'],
				// Of the vocoder, in releases before the first half of 2026.
				...['-hfv', '-hfrv', '--hf-repo-v'],
			],
			checked: 'llama.cpp of llama_cpp_python 0.3.36',
			reads: 'file',
			tagged: true,
			example: `${tool} -hf org/name`,
		}),
	),
	{
		library: 'modelscope',
		command: ['modelscope', 'download'],
		// Its releases before the command moved to modelscope_hub take files where that takes the model.
		at: 0,
		flags: ['--model'],
		revision: '--revision',
		checked: 'modelscope 1.20.0, modelscope_hub 0.5.1',
		reads: 'snapshot',
		hub: 'modelscope',
		example: 'modelscope download --model org/name',
	},
	{
		library: 'ngc',
		command: ['ngc', 'registry', 'model', 'download-version'],
		at: 0,
		takes: 'suffix',
		checked: 'ngcsdk 4.37.0',
		reads: 'snapshot',
		hub: 'ngc',
		example: 'ngc registry model download-version org/name:1.0',
	},
	...[
		'serve api_server',
		'chat',
		'lite auto_awq',
		'lite auto_gptq',
		'lite smooth_quant',
		'lite calibrate',
	].map(
		(verb): CommandSignature => ({
			library: 'lmdeploy',
			command: ['lmdeploy', ...verb.split(' ')],
			at: 0,
			revision: '--revision',
			checked: 'lmdeploy 0.18.0',
			reads: 'weights',
			example: `lmdeploy ${verb} org/name`,
		}),
	),
	{
		library: 'eland',
		command: ['eland_import_hub_model'],
		flags: ['--hub-model-id'],
		checked: 'eland 9.2.0',
		reads: 'weights',
		example: 'eland_import_hub_model --url x --hub-model-id org/name',
	},
	{
		library: 'torchtune',
		command: ['tune', 'download'],
		at: 0,
		checked: 'torchtune 0.6.1',
		reads: 'snapshot',
		example: 'tune download org/name',
	},
	{
		library: 'litgpt',
		command: ['litgpt', 'download'],
		at: 0,
		checked: 'litgpt 0.5.13',
		reads: 'snapshot',
		example: 'litgpt download org/name',
	},
	// The configuration comes from the main branch all the same, the weights at that revision.
	...['train', 'eval', 'record', 'rollout']
		.flatMap((verb) => [`lerobot-${verb}`, `lerobot.scripts.lerobot_${verb}`])
		.map(
			(command): CommandSignature => ({
				library: 'lerobot',
				command: [command],
				flags: ['--policy.path', '--policy.pretrained_path'],
				revision: '--policy.pretrained_revision',
				checked: 'lerobot 0.6.2',
				reads: 'weights',
				example: `${command} --policy.path org/name --policy.device cpu`,
			}),
		),
	{
		library: 'spacy',
		command: ['spacy', 'download'],
		at: 0,
		checked: 'spacy 3.8.18',
		reads: 'snapshot',
		catalogue: isSpacyPackage,
		example: 'spacy download en_core_web_sm',
		exampleId: 'en_core_web_sm',
	},
	{
		library: 'coqui-tts',
		command: ['tts'],
		flags: ['--model_name', '--vocoder_name'],
		checked: 'coqui-tts 0.28.0',
		reads: 'weights',
		catalogue: isCoquiName,
		example: 'tts --text hello --model_name tts_models/en/ljspeech/glow-tts',
		exampleId: 'tts_models/en/ljspeech/glow-tts',
	},
];
