import type { HubId, LoadOption, Reads, ReferenceKind, TakesRevision } from '../../model';

/** Where a call names a repository: the position of the argument, and its keywords. */
export interface IdAt {
	readonly at?: number;
	readonly keys?: readonly string[];
	/** When it differs from the row: the tokenizer of a pipeline is `text`. */
	readonly reads?: Reads;
	/** This argument is not what `revision` is about. */
	readonly ownRevision?: false;
}

/** A library's call that names a model. Rows know libraries and nothing of grammars. */
export interface Signature {
	readonly library: string;
	/** The modules it is imported from; `transformers` stands for `transformers.models.bert` too. */
	readonly modules: readonly string[];
	/**
	 * The dotted callee after the module, `*` for any run of letters in one name. A call on the way is written `()`:
	 * `InferenceClient().chat_completion`. Names before it are free.
	 */
	readonly call: string;
	readonly ids: readonly IdAt[];
	/** `huggingface` unless given. */
	readonly hub?: HubId;
	readonly kind?: ReferenceKind;
	/** The keyword that says which revision; absent: see `takes`. */
	readonly revision?: string | undefined;
	/** `keyword` when there is a `revision`, else `no`. */
	readonly takes?: TakesRevision;
	readonly reads: Reads;
	readonly options?: readonly LoadOption[];
	/** JavaScript: the position of the object that holds the keywords. */
	readonly keysAt?: number;
	/** Also where the callee's module is not known (a project's own subclass), if the argument looks like an id. */
	readonly anywhere?: boolean;
	/** What stands before the id: `hf-hub:`. Without it the call names something else. */
	readonly prefix?: RegExp;
	/** What the library makes of a name without an owner. */
	readonly complete?: (name: string) => string;
	/** Any text is a name (Ollama's tags); else it must look like a repository. */
	readonly anyText?: boolean;
	/** Yields exactly the id `org/name`. */
	readonly example: string;
}
