import type { HubId, Reads, TakesRevision } from '../../model';

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
	/** Names the id `org/name`. */
	readonly example: string;
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
];
