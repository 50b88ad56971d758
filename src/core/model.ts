/** A piece of a text in UTF-16 offsets, `end` exclusive: what `document.positionAt` takes as it is. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

export type HubId =
	| 'huggingface'
	| 'pytorch-hub'
	| 'tfhub/kaggle'
	| 'modelscope'
	| 'ollama'
	| 'ngc'
	| 'onnx-zoo'
	| 'modelzoo'
	| 'modelhub'
	| 'matlab'
	/** The catalogue of one library. */
	| 'other';

export type ReferenceKind = 'model' | 'dataset' | 'space';

/** `load`: stands in the loading call itself; `constant`: reaches loads by a name; `mention`: prose. */
export type Role = 'load' | 'constant' | 'mention';

/**
 * Why a text does not say what a value is. `name`: nothing in view binds it; `parts`: one part of a composed text is
 * not known; `path`: it is composed as a path on the disk; `itself`: it is defined by itself.
 */
export type UnknownReason =
	| 'parameter'
	| 'result'
	| 'loop'
	| 'attribute'
	| 'import'
	| 'environment'
	| 'parts'
	| 'path'
	| 'name'
	| 'itself'
	| 'too-deep'
	| 'expression';

/** A place that loads a model which the text does not name. */
export interface UnknownLoad {
	readonly library: string;
	/** The callee as written. */
	readonly call: string;
	/** The argument that stands for the model. */
	readonly span: Span;
	readonly reason: UnknownReason;
}

/** What is known of a call's argument. A value that cannot be read from the text is `unknown`, never guessed. */
export type Argument =
	| { readonly state: 'absent' }
	| { readonly state: 'known'; readonly value: string | boolean | null; readonly span: Span }
	| { readonly state: 'unknown'; readonly span: Span; readonly reason: string };

export type LoadOption =
	| 'trust_remote_code'
	| 'use_safetensors'
	| 'weights_only'
	| 'subfolder'
	| 'variant'
	/** transformers.js: the precision, which is another file. */
	| 'dtype'
	| 'filename'
	| 'code_revision'
	/** torch.hub: run the repository's code without being asked. */
	| 'trust_repo'
	/** Unsloth: load this repository, and no conversion of it. */
	| 'use_exact_model_name'
	/** Unsloth: vLLM loads the weights. */
	| 'fast_inference';

/** The arguments that a fix can set. */
export type Settable =
	| 'revision'
	| 'use_safetensors'
	| 'filename'
	| 'code_revision'
	/** These two only where the call itself gives them. */
	| 'trust_remote_code'
	| 'trust_repo';

/** How a value is written at that place: `"a"` and `True` in Python, `'a'` and `true` in JavaScript, `a` in a shell. */
export type Notation = 'python' | 'javascript' | 'yaml' | 'json' | 'shell';

/**
 * Where an argument goes. Replacing: `span` is the old value with its quotes, `before` and `after` are empty.
 * Inserting: `span` is empty, and the new value is written between `before` (`, revision=`) and `after`.
 */
export interface Slot {
	readonly span: Span;
	readonly before: string;
	readonly after: string;
	readonly notation: Notation;
	/** The place lies within a string of JSON, as a notebook's code does: what is written there is escaped. */
	readonly inJson?: true;
}

/**
 * What a load takes from the repository: `weights` a model in the library's preferred format, `onnx` weights in ONNX,
 * `text` a tokenizer, processor or configuration, `file` the one file that `filename` names,
 * `snapshot` the whole repository, `remote` nothing (the model runs elsewhere).
 */
export type Reads = 'weights' | 'onnx' | 'text' | 'file' | 'snapshot' | 'remote';

/** How a call says which revision it wants: a keyword or key, `owner/repo:ref`, a URL segment, or not at all. */
export type TakesRevision = 'keyword' | 'suffix' | 'url' | 'no';

/** A place that loads a model: a call, a configuration key, a command. */
export interface Load {
	readonly library: string;
	/** The callee, key or flag as written: `AutoModel.from_pretrained`, `base_model`. */
	readonly call: string;
	/** The whole call or entry. */
	readonly span: Span;
	/** What names the model there: the literal itself, or the name that stands for it. */
	readonly use: Span;
	readonly reads: Reads;
	readonly takesRevision: TakesRevision;
	readonly revision: Argument;
	/** The first release of the library whose call takes a revision; absent: as far as is known, all of them. */
	readonly revisionSince?: string;
	/** Unless this is true, the call may load another repository in place of the named one and then ignores the revision. */
	readonly revisionNeeds?: LoadOption;
	/** Where this is true, the call loads the default branch, whatever revision is given. */
	readonly revisionLostBy?: LoadOption;
	/**
	 * The key of a configuration that says the revision of this load, and of all else that the tool loads by that file.
	 * Absent: the revision is this load's own.
	 */
	readonly revisionKey?: string;
	/** What stands beside it, as written, with which the tool refuses a revision: `gptq: true`. */
	readonly revisionRefusedBy?: string;
	readonly options: Readonly<Partial<Record<LoadOption, Argument>>>;
	/**
	 * Why the call may also load a model that the text does not name: a parameter, a variable of the environment. A
	 * revision written there would be asked of that one too.
	 */
	readonly overridable?: UnknownReason;
	/**
	 * Other ids that the same call may load, or that share the key of its revision; one written there would be asked of
	 * them too. In a configuration also what stands for one that only the running program knows: `${TOKENIZER}`.
	 */
	readonly others?: readonly string[];
	/** The call is one of the project's own, which hands the model on; this is where the library is asked for it. */
	readonly through?: WorkspacePlace;
	/** Where a fix may set an argument. Absent: this call does not take it, or its form leaves no safe place. */
	readonly slots: Readonly<Partial<Record<Settable, Slot>>>;
}

/** A line of a file of the workspace. */
export interface WorkspacePlace {
	readonly path: string;
	/** From 1. */
	readonly line: number;
}

/** A call that is given a model's name and whose own loading is not seen. */
export interface Handed {
	/** The callee as written. */
	readonly call: string;
	/** Where another file of the workspace defines that function or class; absent where none is known to. */
	readonly defined?: WorkspacePlace;
}

/** A place in a file that names a model. */
export interface ModelReference {
	readonly hub: HubId;
	readonly kind: ReferenceKind;
	/** The repository on its hub: `org/name`, or one of the old names without an owner. */
	readonly id: string;
	/** As written, between the quotes. */
	readonly text: string;
	/** The text between the quotes. */
	readonly span: Span;
	readonly role: Role;
	/**
	 * Present when the id is written in another file of the workspace: its path and place there. `span` is then what
	 * stands for the model in this file, and the other file's own references hold the id itself.
	 */
	readonly origin?: {
		readonly path: string;
		readonly span: Span;
		/** From 1, for those who do not have the other file's text at hand. */
		readonly line: number;
		readonly column: number;
	};
	/** A `load` has exactly one; a `constant` those that it reaches in this file; a `mention` none. */
	readonly loads: readonly Load[];
	/** Where no load of it is seen: who is given it. Absent: nobody. */
	readonly handedTo?: readonly Handed[];
}

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
	 * Python files of the repository that its configuration names to be run (`auto_map`);
	 * `other/repo--file.py` is a file of another repository.
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

/** A load with what the hub says of the model at the revision this load asks for. */
export interface ResolvedLoad {
	readonly load: Load;
	readonly lookup: Lookup;
}

/** A reference with the hub's answers: `lookup` at its first load's revision (or the default), and one per load. */
export interface ResolvedReference {
	readonly reference: ModelReference;
	readonly lookup: Lookup;
	readonly loads: readonly ResolvedLoad[];
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Edit {
	readonly span: Span;
	readonly text: string;
}

/** An edit that mends a finding. `behaviour: true` may change what the program does, so it is never applied unasked. */
export interface Fix {
	readonly title: string;
	readonly edits: readonly Edit[];
	readonly behaviour: boolean;
	/** With `behaviour`: the code as it stands loads the same afterwards; somebody has to look at it for another reason. */
	readonly loadsTheSame?: true;
	readonly preferred?: boolean;
	/** A person has to complete what it writes, so it is never applied together with others. */
	readonly unfinished?: true;
	/** It pins code that runs when the model is loaded, which somebody should read at that commit; absent for none. */
	readonly code?: readonly CodeAtCommit[];
}

/** A repository of the Hugging Face hub whose code is run, as it is at one commit. */
export interface CodeAtCommit {
	readonly id: string;
	/** 40 hex digits. */
	readonly commit: string;
}

/** What a rule says of a reference. */
export interface Finding {
	readonly rule: string;
	readonly severity: Severity;
	/** A full sentence: the model, what is so, what can be done. */
	readonly message: string;
	/** What it is about: the id of a model, or the callee or comment where there is none. */
	readonly subject: string;
	/** Absent for what names no model: `torch.load`, a comment that silences nothing. */
	readonly reference?: ModelReference;
	/** The id itself, or what stands in its place. */
	readonly span: Span;
	/** The loads concerned when the id reaches them by a name; the finding is shown there too. */
	readonly uses: readonly Span[];
	readonly fixes: readonly Fix[];
	/** The decision record that it speaks of, by its absolute path. */
	readonly record?: string;
	/** Somebody wrote, with a reason, that this is not to be shown as a fault. */
	readonly suppressed?: SuppressedBy;
	/** The comment that is meant to silence it and has a fault; no fix is made over its author's head. */
	readonly meantBy?: Span;
}

/** Who silenced a finding. */
export interface SuppressedBy {
	readonly where: 'comment' | 'policy';
	readonly reason: string;
	/** The last day on which it counts. */
	readonly until?: string;
}

/** A call that names no model, but that rules look at: `torch.load(path)`, `pipeline("task")`. */
export interface WatchedCall {
	/** Which row of the table of watched calls it fits. */
	readonly watch: string;
	readonly library: string;
	/** The callee as written. */
	readonly call: string;
	readonly span: Span;
	/** The callee alone. */
	readonly callee: Span;
	/** The arguments that the row names, by their names there. */
	readonly arguments: Readonly<Record<string, Argument>>;
	/** Where a fix may set one of them. */
	readonly slots: Readonly<Record<string, Slot>>;
	/** The keywords that are written in the call itself, without their values. A fix may rename one that has a slot. */
	readonly keywords?: Readonly<Record<string, Span>>;
	/** The program itself writes the file that the call opens. */
	readonly ownFile?: true;
	/** The program takes more than weights out of what the call opens: an optimizer, a vocabulary, a whole model. */
	readonly holdsObjects?: true;
}
