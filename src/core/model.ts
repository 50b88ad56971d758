// What a hub tells of a model.

/** Where and when facts were read. */
export interface Evidence {
	readonly url: string;
	/** Milliseconds since 1970. */
	readonly readAt: number;
	/** The hub could not be asked now; this is its last known answer. */
	readonly stale?: boolean;
}

export interface ModelFile {
	readonly path: string;
	/** Bytes; absent when the hub did not say. */
	readonly size?: number;
	/** Of the content, for files kept in LFS or Xet. */
	readonly sha256?: string;
	/** The id that git has for the content of a small file: SHA-1 over a header with its length, then the content. */
	readonly gitBlob?: string;
}

/** The hub's scanners' roll-up. An empty list means "clean" only when `done` is true. */
export interface RepositoryScan {
	readonly done: boolean;
	readonly issues: readonly { readonly path: string; readonly level: string }[];
}

export type BaseRelation = 'finetune' | 'adapter' | 'merge' | 'quantized';

/** One result that a card claims, or somebody verified. */
export interface StatedResult {
	readonly metric: string;
	/** As the card writes it, when it is a number or a text. */
	readonly value?: number | string;
	readonly dataset?: string;
	/** The hub checked that the evaluation was run. Absent: not stated, so self-reported. */
	readonly verified?: boolean;
}

/**
 * What a hub states of a model at one revision. Only `id` is certain: every absent field means "not stated",
 * never zero, empty or fine.
 */
export interface ModelInfo {
	/** The hub's own id, which differs from the one asked for when the repository was renamed. */
	readonly id: string;
	/** The full commit that the asked revision means now. */
	readonly commit?: string;
	/** The same for hubs that count versions or name digests instead of commits: `3`, `sha256:…`. */
	readonly version?: string;
	readonly private?: boolean;
	readonly gated?: false | 'auto' | 'manual';
	/** In 30 days. */
	readonly downloads?: number;
	/** As a hub counts them that names no period. */
	readonly downloadsEver?: number;
	readonly likes?: number;
	/** ISO 8601, as the hub writes it. */
	readonly lastModified?: string;
	readonly createdAt?: string;
	readonly task?: string;
	readonly library?: string;
	readonly architectures?: readonly string[];
	readonly modelType?: string;
	/** Hub licence ids as the card states them; an empty list means the card has none. Absent: no card data was sent. */
	readonly licenses?: readonly string[];
	/** With `other`: the name and link the card gives. */
	readonly licenseName?: string;
	readonly licenseLink?: string;
	readonly languages?: readonly string[];
	readonly datasets?: readonly string[];
	readonly baseModels?: readonly string[];
	/** What the configuration of an adapter names as its base. */
	readonly adapterBase?: string;
	/** What the model was made from its base by, as the card or the hub says. */
	readonly baseRelation?: BaseRelation;
	/** True when the card states results a machine can read (`model-index`). */
	readonly statesResults?: boolean;
	/** Those results, the first of many. */
	readonly results?: readonly StatedResult[];
	/** Grams of CO2-equivalent that training emitted, as the card states them. */
	readonly emissions?: number;
	/** arXiv ids of papers that the hub found in the card. */
	readonly papers?: readonly string[];
	/** How the configuration says the weights are quantised: `gptq, 4 bit`. */
	readonly quantization?: string;
	/** Tokens that the header of a GGUF file says it was made for. */
	readonly contextLength?: number;
	/** The Jinja template that turns messages into text, as the tokenizer's configuration holds it. */
	readonly chatTemplate?: string;
	/** Who publishes it: the owner of the repository. */
	readonly author?: string;
	/** False: the repository has no front matter that the hub could read. */
	readonly hasCardData?: boolean;
	readonly tags?: readonly string[];
	/** Tensor elements by dtype, from the safetensors headers. */
	readonly parameters?: { readonly total: number; readonly byDtype: Readonly<Record<string, number>> };
	/**
	 * Python files of the repository that its configuration names to be run (`auto_map`), and the one that transformers
	 * runs unnamed (`generatingCode`); `other/repo--file.py` is a file of another repository.
	 */
	readonly remoteCode?: readonly string[];
	/** Absent: the hub did not list the files. */
	readonly files?: readonly ModelFile[];
	/** Bytes of all files together, where the hub states no more than this sum. */
	readonly size?: number;
	/** True: its owner has closed it to changes. */
	readonly archived?: boolean;
	readonly scan?: RepositoryScan;
	/**
	 * Fields of the hub's answer, as it names them, that a stand-in for the hub has no record of: of them it is not known
	 * whether anybody states them. Absent: none.
	 */
	readonly unrecorded?: readonly string[];
	/**
	 * True: a stand-in for the hub told of it from facts that were recorded on some earlier day, which nothing here names.
	 * What it says is now was so then.
	 */
	readonly recorded?: boolean;
}

/** What `from_pretrained` and `generate` of transformers run of a repository that has it and is trusted. */
export const generatingCode = 'custom_generate/generate.py';

/** What a hub says is not there. `orPrivate`: it does not tell one from the other. */
export interface Absence {
	readonly what: 'repository' | 'revision';
	readonly orPrivate: boolean;
}

/**
 * The answer, or why there is none.
 * `missing.orPrivate`: an anonymous question cannot tell a missing repository from a private one.
 */
export type Lookup =
	| { readonly state: 'found'; readonly model: ModelInfo; readonly evidence: Evidence }
	| { readonly state: 'gated'; readonly model: ModelInfo; readonly evidence: Evidence }
	| (Absence & { readonly state: 'missing'; readonly evidence: Evidence })
	| { readonly state: 'private'; readonly evidence: Evidence }
	| { readonly state: 'disabled'; readonly evidence: Evidence }
	/**
	 * The hub did not say; `last` is the last known answer, `lastMissing` the same where that was that it is not there.
	 * `cause` tells a stand-in that has no record of it, and lookups that are off, from a hub that gave no answer.
	 */
	| {
			readonly state: 'unreachable';
			readonly reason: string;
			readonly cause?: 'not-recorded' | 'not-asked';
			readonly last?: { readonly model: ModelInfo; readonly evidence: Evidence };
			readonly lastMissing?: Absence & { readonly evidence: Evidence };
	  }
	/** No public interface tells of this model; `page` is where a person can look. */
	| { readonly state: 'unsupported'; readonly page?: string }
	/** Lookups are off (`off`), the name is kept back, or the text does not say which model or revision is meant. */
	| { readonly state: 'not-asked'; readonly reason: string; readonly off?: true };
