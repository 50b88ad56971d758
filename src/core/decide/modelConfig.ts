import { type Note, readFields } from '../hubs/readers';

/** What `config.json` (or `adapter_config.json`) says, as far as a choice needs it. Absent: not stated. */
export interface ModelConfig {
	/** The file it was read from. */
	readonly path: string;
	/** Tokens. */
	readonly contextLength?: number;
	/** Width of the vectors between the layers, which is that of most embeddings. */
	readonly hiddenSize?: number;
	readonly vocabulary?: number;
	readonly dtype?: string;
	readonly transformersVersion?: string;
	/** What the author started from, as the library noted it. */
	readonly nameOrPath?: string;
	/** Of an adapter. */
	readonly adapterBase?: string;
}

/** The names under which architectures keep their longest input, the most telling first. */
const lengths = [
	'max_position_embeddings',
	'n_positions',
	'max_seq_len',
	'seq_length',
	'n_ctx',
	'max_sequence_length',
];
const widths = ['hidden_size', 'd_model', 'n_embd', 'dim'];

/** Reads the JSON of a configuration file; undefined when it is none. */
export function readModelConfig(path: string, text: string, note: Note): ModelConfig | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	const whole = readFields(value, note);
	if (!whole) {
		return undefined;
	}
	// Models of several senses keep those of their language part below.
	const inner = ['text_config', 'llm_config', 'language_config'].map((name) => whole.below(name));
	const places = [whole, ...inner].filter((place) => place !== undefined);
	const count = (names: readonly string[]) =>
		places.flatMap((place) => names.map((name) => place.count(name))).find((found) => found !== undefined);
	const line = (names: readonly string[]) =>
		places.flatMap((place) => names.map((name) => place.text(name))).find((found) => found !== undefined);
	const stated = {
		contextLength: count(lengths),
		hiddenSize: count(widths),
		vocabulary: count(['vocab_size']),
		dtype: line(['dtype', 'torch_dtype']),
		transformersVersion: whole.text('transformers_version'),
		nameOrPath: whole.text('_name_or_path'),
		adapterBase: whole.text('base_model_name_or_path'),
	};
	return {
		path,
		...Object.fromEntries(Object.entries(stated).filter(([, found]) => found !== undefined)),
	};
}
