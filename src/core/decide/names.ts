const units: ReadonlyMap<string, number> = new Map([
	['m', 1e6],
	['b', 1e9],
]);

/** `7B`, `1.5b`, `560m`, and `1b7` as some publishers write 1.7. */
const sizes = /(?<![A-Za-z0-9.])(\d{1,4}(?:\.\d{1,3})?)([bBmM])(\d?)(?![A-Za-z0-9])/g;
/** Of a mixture the name tells one expert, or those that are active: `8x7B`, `-A3B`, `17B-16E`, `MoE`. */
const mixture = /\d+x\d|[-_]A\d+(?:\.\d+)?[BM](?![A-Za-z0-9])|[-_]\d+E(?![A-Za-z0-9])|moe(?![a-z])/i;
/** What these repositories hold is not the model whose size stands in their name. */
const partOnly =
	/^(?:q?lora|dora|adapters?|eagle\d*|medusa|draft|speculator|mmproj|projector|sae|controlnet|random|dummy|clip|metaclip|siglip)$/;
/** `roberta-base-10M`: behind a size in words the number counts something else, mostly what it was trained on. */
const inWords = /(?:^|[-_.])(?:base|large)(?![A-Za-z0-9])/i;

/**
 * The parameters that a name promises: `Qwen2.5-7B-Instruct` 7,000,000,000. Undefined for names with no size, with
 * several, of mixtures, adapters and other parts, and where the number may mean something else (`128k`,
 * `roberta-base-10M`).
 */
export function sizeInName(id: string): number | undefined {
	const name = nameOf(id);
	const [first, ...others] = [...name.matchAll(sizes)];
	const before = name.slice(0, first?.index);
	if (
		!first ||
		others.length > 0 ||
		mixture.test(name) ||
		wordsOf(name).some((word) => partOnly.test(word)) ||
		inWords.test(before) ||
		// `2_7b` is 2.7 with some publishers, and version 2 in 7b with others.
		/\d_$/.test(before)
	) {
		return undefined;
	}
	const [, digits = '', letter = '', tenths = ''] = first;
	const unit = units.get(letter.toLowerCase());
	const number = Number(tenths === '' ? digits : `${digits}.${tenths}`);
	return unit === undefined || !(number > 0) ? undefined : number * unit;
}

/** Words in names that promise an architecture, and the `model_type` of the configuration that keeps the promise. */
const architectures: readonly (readonly [word: string, types: RegExp])[] = [
	['distilbert', /^distilbert$/],
	['roberta', /^(?:xlm-)?roberta(?:-xl|-prelayernorm)?$|^camembert$|^longformer$/],
	['albert', /^albert$/],
	['deberta', /^deberta(?:-v2)?$/],
	['electra', /^electra$/],
	['bert', /bert/],
	['gpt2', /^gpt2$/],
	['bart', /^m?bart$/],
	['pegasus', /^(?:bigbird_)?pegasus(?:_x)?$/],
	['whisper', /^whisper$/],
	['wav2vec2', /^wav2vec2(?:-bert|-conformer)?$/],
	['hubert', /^hubert$/],
	['mixtral', /^mixtral$/],
	['bloom', /^bloom$/],
];

/** Names with these speak of the model that another was made from or joined with, or of a family beside its own. */
const ofAnother =
	/^(?:distil.*|sentence|colbert|splade|clip|vit|trocr|from|to|bigbird|longformer|nystromformer|linformer)$/;

/** Configurations of two models in one; each part has an architecture of its own. */
const joined = /encoder-decoder|dual-encoder/;

/**
 * The architecture that a name promises as one of its words: `roberta-base-squad2` roberta. Undefined for none or
 * several. Brands that publish several architectures under one word (`falcon`, `llama`) promise nothing.
 */
export function architectureInName(
	id: string,
): { readonly name: string; fits(modelType: string): boolean } | undefined {
	const words = wordsOf(nameOf(id));
	const found = architectures.filter(([word]) => words.includes(word));
	const [first] = found;
	const another = words.some((word) => ofAnother.test(word) && word !== first?.[0]);
	return first && found.length === 1 && !another
		? { name: first[0], fits: (modelType) => first[1].test(modelType) || joined.test(modelType) }
		: undefined;
}

/**
 * True when two names mean one model as far as names tell: the same but for the owner, case, and the marks of copies in
 * other formats (`unsloth/llama-3-8b-bnb-4bit`, `org/Llama-3-8B`).
 */
export function isSameName(one: string, other: string): boolean {
	return plainName(one) === plainName(other);
}

function plainName(id: string): string {
	return nameOf(id)
		.toLowerCase()
		.replace(
			/(?:[-_.](?:hf|unsloth|bnb|4bit|8bit|int4|int8|fp8|fp16|bf16|gguf|gptq|awq|mlx|safetensors))+$/,
			'',
		)
		.replace(/^meta-(?=llama)/, '');
}

/** What stands behind the owner. */
function nameOf(id: string): string {
	return id.slice(id.lastIndexOf('/') + 1);
}

function wordsOf(name: string): readonly string[] {
	return name.toLowerCase().split(/[-_.]/);
}
