// What detection finds in code: which model is named where, and how it is loaded.

/** A piece of a text in UTF-16 offsets, `end` exclusive: what `document.positionAt` takes as it is. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Every hub that a reference, a record or a lock may name. */
export const hubIds = [
	'huggingface',
	'pytorch-hub',
	'tfhub/kaggle',
	'modelscope',
	'ollama',
	'ngc',
	'onnx-zoo',
	'modelzoo',
	'modelhub',
	'matlab',
	/** The catalogue of one library. */
	'other',
] as const;

export type HubId = (typeof hubIds)[number];

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
