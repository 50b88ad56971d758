import type { HubId, Reads, TakesRevision } from '../../model';
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
	reads: 'snapshot',
	example: `${command.join(' ')} org/name --revision main`,
});

const served = (library: string, command: string, flag: string): CommandSignature => ({
	library,
	command: command.split(' '),
	flags: [flag],
	revision: '--revision',
	reads: 'weights',
	example: `${command} ${flag} org/name --port 80`,
});

/** Commands that fetch or serve a model. Every row is tested by its example. */
export const commandSignatures: readonly CommandSignature[] = [
	download(['hf', 'download']),
	download(['huggingface-cli', 'download']),
	{
		library: 'vllm',
		command: ['vllm', 'serve'],
		at: 0,
		revision: '--revision',
		reads: 'weights',
		example: 'vllm serve org/name',
	},
	served('vllm', 'vllm serve', '--model'),
	served('text-generation-inference', 'text-generation-launcher', '--model-id'),
	served('text-generation-inference', 'text-generation-server download-weights', '--model-id'),
	served('text-embeddings-inference', 'text-embeddings-router', '--model-id'),
	{
		library: 'text-generation-inference',
		command: ['text-generation-server', 'download-weights'],
		at: 0,
		revision: '--revision',
		reads: 'weights',
		example: 'text-generation-server download-weights org/name',
	},
	{
		library: 'optimum',
		command: ['optimum-cli', 'export', 'onnx'],
		flags: ['--model', '-m'],
		revision: '--revision',
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
		reads: 'weights',
		example: 'optimum-cli export openvino --model org/name out',
	},
	// llama.cpp: the repository, and the quantisation behind a colon. It takes no revision.
	...[
		'llama-cli',
		'llama-server',
		'llama-run',
		'llama-embedding',
		'llama-bench',
		'llama-perplexity',
		'llama-mtmd-cli',
		'llama-tts',
	].map(
		(tool): CommandSignature => ({
			library: 'llama.cpp',
			command: [tool],
			flags: ['-hf', '-hfr', '--hf-repo', '-hfd', '-hfrd', '--hf-repo-draft', '-hfv', '-hfrv', '--hf-repo-v'],
			reads: 'file',
			tagged: true,
			example: `${tool} -hf org/name`,
		}),
	),
	{
		library: 'modelscope',
		command: ['modelscope', 'download'],
		flags: ['--model'],
		revision: '--revision',
		reads: 'snapshot',
		hub: 'modelscope',
		example: 'modelscope download --model org/name',
	},
	{
		library: 'ngc',
		command: ['ngc', 'registry', 'model', 'download-version'],
		at: 0,
		takes: 'suffix',
		reads: 'snapshot',
		hub: 'ngc',
		example: 'ngc registry model download-version org/name:1.0',
	},
	{
		library: 'torchtune',
		command: ['tune', 'download'],
		at: 0,
		reads: 'snapshot',
		example: 'tune download org/name',
	},
	{
		library: 'litgpt',
		command: ['litgpt', 'download'],
		at: 0,
		reads: 'snapshot',
		example: 'litgpt download org/name',
	},
	{
		library: 'spacy',
		command: ['spacy', 'download'],
		at: 0,
		reads: 'snapshot',
		catalogue: isSpacyPackage,
		example: 'spacy download en_core_web_sm',
		exampleId: 'en_core_web_sm',
	},
	{
		library: 'coqui-tts',
		command: ['tts'],
		flags: ['--model_name', '--vocoder_name'],
		reads: 'weights',
		catalogue: isCoquiName,
		example: 'tts --text hello --model_name tts_models/en/ljspeech/glow-tts',
		exampleId: 'tts_models/en/ljspeech/glow-tts',
	},
];
