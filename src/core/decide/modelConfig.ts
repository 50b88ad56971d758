import { type Note, parseJson, type Reader, readFields } from '../hubs/readers';
import { stated } from '../stated';

/** What `config.json` (or `adapter_config.json`) says, as far as a choice needs it. Absent: not stated. */
export interface ModelConfig {
	/** The file it was read from. */
	readonly path: string;
	/** Tokens; of RoBERTa and its kin without the positions that they keep for padding. */
	readonly contextLength?: number;
	/** How far the configuration stretches that length when it is asked to (`rope_scaling`): 4 of 4 times. */
	readonly contextFactor?: number;
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

/** These count positions from behind the padding's own: of 514 positions 512 are for tokens. */
const offset =
	/^(?:xlm-)?roberta|^(?:camembert|longformer|mpnet|data2vec-text|xmod|luke|mluke|layoutlmv3|lilt|markuplm|ibert)(?:-|$)/;

/** Reads the JSON of a configuration file; undefined when it is none. */
export function readModelConfig(path: string, text: string, note: Note): ModelConfig | undefined {
	const whole = readFields(parseJson(text), note);
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
	const positions = count(lengths);
	const reserved = offset.test(whole.text('model_type') ?? '') ? 2 : 0;
	return stated({
		path,
		contextLength: positions !== undefined && positions > reserved ? positions - reserved : undefined,
		contextFactor: places.map(stretchOf).find((found) => found !== undefined),
		hiddenSize: count(widths),
		vocabulary: count(['vocab_size']),
		dtype: line(['dtype', 'torch_dtype']),
		transformersVersion: whole.text('transformers_version'),
		nameOrPath: whole.text('_name_or_path'),
		adapterBase: whole.text('base_model_name_or_path'),
	});
}

/** `rope_scaling: { factor: 4, original_max_position_embeddings: 32768 }`; some publishers write it as `rope_parameters`. */
function stretchOf(place: Reader): number | undefined {
	const scaling = place.below('rope_scaling') ?? place.below('rope_parameters');
	const factor = scaling?.raw('factor');
	return typeof factor === 'number' && Number.isFinite(factor) && factor > 1 ? factor : undefined;
}
