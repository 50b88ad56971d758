const units: ReadonlyMap<string, number> = new Map([
	['k', 1e3],
	['m', 1e6],
	['b', 1e9],
	['t', 1e12],
]);

/**
 * The parameters that a name promises: `Qwen2.5-7B-Instruct` 7,000,000,000. Undefined for names with no size, with
 * several (`8x7B` is a mixture, whose sum is another number), or where the letter may mean something else (`128k`).
 */
export function sizeInName(id: string): number | undefined {
	const name = id.slice(id.indexOf('/') + 1);
	const found = [...name.matchAll(/(?<![A-Za-z0-9.])(\d{1,4}(?:\.\d{1,3})?)([bBmM])(?![A-Za-z0-9])/g)];
	const mixture = /\d+x\d|[-_]A\d+(?:\.\d+)?B\b/i.test(name);
	const [first] = found;
	if (!first || found.length > 1 || mixture) {
		return undefined;
	}
	const unit = units.get((first[2] ?? '').toLowerCase());
	return unit === undefined ? undefined : Number(first[1]) * unit;
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
	['pegasus', /^pegasus(?:_x)?$/],
	['whisper', /^whisper$/],
	['wav2vec2', /^wav2vec2(?:-bert|-conformer)?$/],
	['hubert', /^hubert$/],
	['mixtral', /^mixtral$/],
	['falcon', /^(?:falcon|RefinedWeb(?:Model)?)/i],
	['bloom', /^bloom$/],
];

/** The architecture that a name promises as one of its words; undefined for none or several. */
export function architectureInName(
	id: string,
): { readonly name: string; fits(modelType: string): boolean } | undefined {
	const words = id
		.slice(id.indexOf('/') + 1)
		.toLowerCase()
		.split(/[-_.]/);
	const found = architectures.filter(([word]) => words.includes(word));
	const [first] = found;
	// Names of distilled and mixed models speak of the model they were made from.
	const speaks = words.some((word) =>
		/^(?:distil|tiny|mini|sentence|colbert|splade|clip|vit|from|to)/.test(word),
	);
	return first && found.length === 1 && !speaks
		? { name: first[0], fits: (modelType) => first[1].test(modelType) }
		: undefined;
}
